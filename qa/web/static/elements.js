// Making elements. Whatever text comes in becomes a text node, never markup.

/** An element with its attributes and children; null children and false or null attributes are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** An element of a drawing. */
export function shape(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** An element that holds words of the paper or of the user: its direction and language follow the words. */
export function words(name, className, text, ...rest) {
  const chinese = /\p{Script=Han}/u.test(text);
  return element(name, { class: className, dir: "auto", lang: chinese ? "zh-CN" : null }, ...(rest.length ? rest : [text]));
}

/** A link inside this site, or the bare element if the address leads elsewhere. */
export function link(address, ...children) {
  const target = new URL(address, window.location.href);
  const inside = target.origin === window.location.origin;
  return element(inside ? "a" : "span", inside ? { href: target.pathname + target.search + target.hash } : {}, ...children);
}
