// The list of kept conversations: to open, rename, delete, export.

import { element, words } from "./elements.js";
import { markdownOf } from "./exporting.js";
import { evaluationLines } from "./rating.js";
import { save } from "./saving.js";
import { fill } from "./wording.js";

export class ShelfDialog {
  /** `onOpen(record)` shows a conversation, `onGone(id)` is told of one that was deleted. */
  constructor(dialog, shelf, { onOpen, onGone }) {
    this.dialog = dialog;
    this.shelf = shelf;
    this.onOpen = onOpen;
    this.onGone = onGone;
    this.list = dialog.querySelector("#shelf-list");
    this.none = dialog.querySelector("#shelf-none");
    this.ratings = dialog.querySelector("#shelf-ratings");
    this.ratings.addEventListener("click", () => save("wenbao-questions.jsonl", evaluationLines(shelf.list()).join(""), "application/jsonl"));
    dialog.querySelector("#shelf-close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close(); // beside the sheet
    });
  }

  show() {
    this.#draw();
    this.dialog.showModal();
  }

  #draw() {
    const records = this.shelf.list();
    this.list.replaceChildren(...records.map((record) => this.#row(record)));
    this.none.hidden = records.length > 0;
    const lines = evaluationLines(records).length;
    this.ratings.hidden = !lines;
    this.ratings.textContent = fill("shelf_ratings", { count: lines });
  }

  #row(record) {
    const { id, title, turns, changed } = record;
    const open = words("button", "link shelf-open", title || fill("untitled"));
    open.type = "button";
    open.addEventListener("click", () => {
      this.dialog.close();
      this.onOpen(record);
    });
    const buttons = {
      shelf_rename: () => this.#rename(row, record),
      shelf_export: () => save(`${title || "wenbao"}.md`, markdownOf(record), "text/markdown"),
      shelf_delete: () => this.#remove(id, title),
    };
    const row = element(
      "li",
      { class: "shelf-row" },
      open,
      element("p", { class: "place" }, fill("shelf_about", { count: turns.length, date: String(changed).slice(0, 10) })),
      element("p", { class: "shelf-buttons" }, ...Object.entries(buttons).map(([key, act]) => action(key, title, act))),
    );
    return row;
  }

  #rename(row, { id, title }) {
    const input = element("input", { type: "text", maxlength: "80", required: true, dir: "auto", "aria-label": fill("shelf_title_new") });
    input.value = title;
    const form = element("form", { class: "rating-form" }, input, element("button", { class: "button button-quiet", type: "submit" }, fill("rate_keep")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.shelf.rename(id, input.value.trim() || title);
      this.#draw();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault(); // else the dialog closes as well
      this.#draw();
    });
    row.replaceChildren(form);
    input.select();
  }

  #remove(id, title) {
    if (!window.confirm(fill("shelf_delete_sure", { title }))) return;
    this.shelf.remove(id);
    this.onGone(id);
    this.#draw();
    (this.list.querySelector("button") || this.dialog.querySelector("#shelf-close")).focus();
  }
}

function action(key, title, act) {
  const button = element("button", { class: `link ${key}`, type: "button", "aria-label": `${fill(key)}: ${title}` }, fill(key));
  button.addEventListener("click", act);
  return button;
}
