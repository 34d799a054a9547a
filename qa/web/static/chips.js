// Chips: short words that can be changed by a click on them, or dropped by the cross beside them.

import { element, words } from "./elements.js";
import { fill } from "./wording.js";

/** A chip; `onChange` may be null. `more` is said behind the words, smaller. */
export function chip(said, onChange, onDrop, more = "") {
  const label = [words("span", "", said), more ? element("small", {}, more) : null].filter(Boolean);
  const change = element("button", { class: "chip-change", type: "button", title: fill("chip_change") }, ...label);
  const drop = element("button", { class: "chip-drop", type: "button", "aria-label": fill("chip_drop", { said }) }, "×");
  change.addEventListener("click", onChange);
  drop.addEventListener("click", onDrop);
  return element("li", { class: "chip" }, change, drop);
}

/** Put a small form in the place of `node`, where the user changes `text`; Escape brings `node` back. */
export function edit(node, { label, text, onDone }) {
  const input = element("textarea", { class: "edit-text", rows: "1", maxlength: "500", dir: "auto", "aria-label": label });
  input.value = text;
  const done = element("button", { class: "button", type: "submit" }, fill("ask_again"));
  const form = element(node.tagName === "LI" ? "li" : "div", { class: "edit" }, element("form", { class: "edit-form" }, input, done));
  const close = () => {
    form.replaceWith(node);
    node.querySelector("button")?.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const changed = input.value.trim();
    close();
    if (changed) onDone(changed);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.firstElementChild.requestSubmit();
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });
  node.replaceWith(form);
  fit(input);
  input.focus();
  input.select();
}

function fit(input) {
  while (input.scrollHeight > input.clientHeight + 1 && input.rows < 6) input.rows += 1;
}
