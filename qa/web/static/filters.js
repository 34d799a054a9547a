// The filters of the next question: what is in the fields above the box, as /ask wants it, and as chips.

import { chip } from "./chips.js";
import { element } from "./elements.js";
import { fill } from "./wording.js";

export const FILTERS = ["date_from", "date_to", "paper", "page", "source"];

export class Filters {
  /** `panel` holds the fields, `button` opens it, `list` shows what is set while it is closed. */
  constructor({ panel, button, list }) {
    this.panel = panel;
    this.button = button;
    this.list = list;
    this.fields = Object.fromEntries(FILTERS.map((name) => [name, panel.querySelector(`[name=${name}]`)]));
    button.addEventListener("click", () => this.#open(panel.hidden));
    panel.addEventListener("change", () => this.#draw());
    panel.querySelector("#filters-clear").addEventListener("click", () => this.set({}));
    this.#draw(); // a reload may bring values back
  }

  /** What is set; two days the wrong way round are turned. */
  get() {
    const { date_from, date_to } = this.fields;
    if (date_from.value && date_to.value && date_from.value > date_to.value) {
      [date_from.value, date_to.value] = [date_to.value, date_from.value];
      this.#draw();
    }
    const set = FILTERS.map((name) => [name, this.fields[name].value.trim()]).filter(([, value]) => value);
    return Object.fromEntries(set);
  }

  set(filters) {
    for (const name of FILTERS) this.fields[name].value = filters[name] || "";
    this.#draw();
  }

  /** Open the panel at one of its fields. */
  show(name) {
    this.#open(true);
    this.fields[name].focus();
  }

  #open(open) {
    this.panel.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (open) this.#offer();
    this.#draw();
  }

  #draw() {
    const set = Object.entries(this.get());
    const chips = set.map(([name, value]) => chip(filterSaid(name, value), () => this.show(name), () => this.#clear(name)));
    this.list.replaceChildren(...chips);
    this.list.hidden = !set.length || !this.panel.hidden;
  }

  #clear(name) {
    this.fields[name].value = "";
    this.#draw();
    this.button.focus();
  }

  /** Offer the papers, pages and files that there are; without them the fields still take any words. */
  async #offer() {
    if (this.offered) return;
    this.offered = true;
    try {
      const { issues } = await (await fetch("/issues", { headers: { Accept: "application/json" } })).json();
      for (const name of ["paper", "page", "source"]) {
        const values = [...new Set(issues.map((issue) => issue[name]).filter(Boolean))].sort().slice(0, 500);
        const options = values.map((value) => element("option", { value }));
        document.getElementById(this.fields[name].getAttribute("list")).replaceChildren(...options);
      }
    } catch {
      this.offered = false;
    }
  }
}

export function filterSaid(name, value) {
  return fill(`filter_${name}`, { value });
}
