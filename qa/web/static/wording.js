// The words of the interface, as the page handed them over for its language.

const words = JSON.parse(document.getElementById("wording").textContent);

/** The words under `key`, with each {name} replaced by the value of that name. */
export function fill(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
