// One file on the desk: what is cut from it, what is in its way, and whether it is stored.

import { Trouble, preview, put } from "./desk_server.js";
import { element, words } from "./elements.js";
import { fill } from "./wording.js";

const TOO_LARGE = 413;
const NO_READER = 415;
const EXISTS = 412;
const MEGA = 1024 * 1024;

export class DeskFile {
  /** `limits` has `megabytes`, `suffixes` and `mayRebuild`; `onChange()` is called when the file's state changes. */
  constructor(file, { limits, open, onChange }) {
    this.file = file;
    this.limits = limits;
    this.onChange = onChange;
    this.said = element("p", { class: "desk-file-said" });
    this.replace = element("input", { type: "checkbox" });
    this.question = element("label", { class: "desk-replace", hidden: true }, this.replace, element("span", {}, fill("desk_exists")));
    this.cut = element("div", { class: "desk-cut" });
    const discard = element("button", { type: "button", class: "link desk-discard", "aria-label": fill("desk_discard_label", { name: file.name }) }, fill("desk_discard"));
    this.node = element(
      "li",
      { class: "desk-file" },
      element("div", { class: "desk-file-head" }, words("strong", "desk-name", file.name), discard),
      this.said,
      this.question,
      this.cut,
    );
    this.open = open;
    discard.addEventListener("click", () => {
      this.#become("gone", "");
      this.node.remove();
    });
    this.replace.addEventListener("change", () => this.onChange());
    this.#become("reading", fill("desk_reading"));
  }

  /** Whether it can be stored now: it was cut, and does not silently take another's place. */
  get ready() {
    return this.state === "cut" && (this.question.hidden || this.replace.checked);
  }

  /** Whether it waits for the word that it may replace the page of its name. */
  get waiting() {
    return this.state === "cut" && !this.ready;
  }

  /** See what is cut from it. */
  async look() {
    try {
      if (this.file.size > this.limits.megabytes * MEGA) throw new Trouble(TOO_LARGE, "");
      await this.file.slice(0, 1).arrayBuffer(); // a folder, or a file that is gone, fails here
      const found = await preview(this.file);
      if (this.state === "gone") return;
      this.question.hidden = !found.exists;
      this.cut.replaceChildren(...drawCut(found, this.open));
      this.#become("cut", summary(found));
    } catch (error) {
      if (this.state !== "gone") this.#become("refused", this.#reason(error));
    }
  }

  /** Store it; throws the Trouble that concerns all files, such as a token that was revoked. */
  async store() {
    this.#become("sending", fill("desk_sending"));
    try {
      await put(this.file, this.replace.checked);
      this.question.hidden = true;
      this.#become("stored", fill("desk_stored"));
    } catch (error) {
      if (error.status === EXISTS) this.question.hidden = false;
      const ours = [EXISTS, 401, 403, 0].includes(error.status);
      this.#become(ours ? "cut" : "refused", this.#reason(error));
      if (error.status !== EXISTS && ours) throw error;
    }
  }

  /** What the finished archive says of it. */
  tellUnreadable(reason) {
    this.#become("refused", fill("desk_unreadable", { reason }));
  }

  #become(state, said) {
    this.state = state;
    this.node.dataset.state = state;
    this.said.textContent = said;
    this.onChange();
  }

  #tooLarge() {
    const { megabytes, mayRebuild } = this.limits;
    return fill(mayRebuild ? "desk_too_large" : "desk_large_without_token", { limit: megabytes });
  }

  #reason(error) {
    if (!(error instanceof Trouble)) return fill("desk_no_file");
    if (error.status === TOO_LARGE) return this.#tooLarge();
    if (error.status === NO_READER) return fill("desk_no_reader", { suffixes: this.limits.suffixes });
    if (error.status === EXISTS) return fill("desk_left_waiting", { count: 1 });
    return error.message;
  }
}

function summary({ name, article_count, leftover_count, unreadable_count, issue_date, page }) {
  return [
    article_count ? fill("desk_cut", { count: article_count }) : fill(name.endsWith(".json") ? "desk_sidecar" : "desk_cut_none"),
    issue_date,
    page && fill("desk_page", { page }),
    leftover_count ? fill("desk_leftover", { count: leftover_count }) : null,
    unreadable_count ? fill("desk_unread_count", { count: unreadable_count }) : null,
  ]
    .filter(Boolean)
    .join(" · ");
}

function drawCut({ articles, article_count, leftovers, leftover_count, unreadable, unreadable_count }, open) {
  if (!article_count && !leftover_count && !unreadable_count) return [];
  const inside = [
    element("ol", { class: "desk-articles" }, ...articles.map(drawArticle)),
    more(article_count - articles.length),
    leftovers.length ? element("p", { class: "small-title" }, fill("desk_leftovers")) : null,
    element("ul", { class: "desk-leftovers" }, ...leftovers.map(({ line, text }) => element("li", {}, number(line), words("span", "", text)))),
    more(leftover_count - leftovers.length),
    unreadable.length ? element("p", { class: "small-title" }, fill("desk_unread_title")) : null,
    element("ul", { class: "desk-unread" }, ...unreadable.map(({ source, reason }) => element("li", {}, words("strong", "", source), ` ${reason}`))),
    more(unreadable_count - unreadable.length),
  ];
  return [element("details", { open }, element("summary", {}, fill("desk_look")), ...inside.filter(Boolean))];
}

function drawArticle({ headline, byline, first_words, line_first, line_last }) {
  const lines = line_first === line_last ? fill("line", { first: line_first }) : fill("lines", { first: line_first, last: line_last });
  return element(
    "li",
    {},
    words("p", "desk-headline", headline || fill("untitled")),
    first_words ? words("p", "desk-first-words", first_words) : null,
    element("p", { class: "place" }, [byline, lines].filter(Boolean).join(" · ")),
  );
}

function number(line) {
  return element("span", { class: "desk-line" }, String(line));
}

function more(count) {
  return count > 0 ? element("p", { class: "place" }, fill("desk_more", { count })) : null;
}
