// The article beside the chat, on wide screens: its lines numbered, the cited words marked and scrolled to.

import { element, words } from "./elements.js";
import { place } from "./place.js";
import { followRows } from "./rows.js";
import { fill } from "./wording.js";

const WIDE = "(min-width: 60rem)";
const TAGS = { headline: "h2" };

export class Reader {
  /** `pane` is the aside that is shown; `onChange(open)` is told when it opens or closes. */
  constructor(pane, onChange) {
    this.pane = pane;
    this.onChange = onChange;
    this.sheet = pane.querySelector("#reader-sheet");
    this.whole = pane.querySelector("#reader-whole");
    pane.querySelector("#reader-close").addEventListener("click", () => this.close());
    pane.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
    window.matchMedia(WIDE).addEventListener("change", ({ matches }) => matches || this.close());
  }

  /** Listen to the links to articles in `node`: a plain click opens them here where there is room. */
  take(node) {
    node.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="/articles/"]');
      const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && event.button === 0;
      if (!link || !plain || !window.matchMedia(WIDE).matches) return;
      event.preventDefault();
      this.open(link);
    });
  }

  /** Show the article of a link; where it cannot be had, follow the link. */
  async open(link) {
    const address = new URL(link.href.baseVal || link.href, window.location.href);
    this.asked = address.href;
    let article;
    try {
      const response = await fetch(`${address.pathname}/lines${address.search}`);
      if (!response.ok) throw new Error(response.statusText);
      article = await response.json();
    } catch {
      window.location.assign(address);
      return;
    }
    if (this.asked !== address.href) return; // another was asked for meanwhile
    this.opener = link;
    this.whole.href = address.pathname + address.search + address.hash;
    this.pane.hidden = false;
    this.onChange(true);
    this.#draw(article, address.hash.slice(2));
    this.pane.focus({ preventScroll: true });
  }

  close() {
    if (this.pane.hidden) return;
    this.asked = null;
    this.pane.hidden = true;
    this.onChange(false);
    this.opener?.focus({ preventScroll: true });
    this.opener?.scrollIntoView({ block: "nearest" });
  }

  #draw(article, line) {
    const blocks = article.blocks.map(drawBlock);
    const title = article.blocks.some(({ role }) => role === "headline") ? [] : [element("h2", { class: "headline" }, fill("untitled"))];
    const corrected = article.corrected_by.map(({ headline, url }) =>
      element("p", { class: "corrected" }, fill("corrected"), element("a", { href: url }, words("span", "", headline || fill("untitled")))),
    );
    const text = words("article", "article", article.headline, ...title, ...blocks);
    this.sheet.replaceChildren(
      ...corrected,
      text,
      element("p", { class: "imprint place" }, place(article)),
    );
    followRows(text);
    this.pane.setAttribute("aria-label", article.headline || fill("untitled"));
    const at = this.sheet.querySelector(`[data-line="${CSS.escape(line)}"]`);
    at?.classList.add("at");
    const seen = this.sheet.querySelector("mark.answer") || at;
    if (seen) seen.scrollIntoView({ block: "center" });
    else this.pane.scrollTop = 0;
  }
}

function drawBlock({ role, lines }) {
  const drawn = lines.flatMap((line, at) => {
    const before = at ? textOf(lines[at - 1]) : "";
    const apart = /[\x20-\x7e]$/.test(before) && /^[\x20-\x7e]/.test(textOf(line)); // two lines of Latin text are two words
    const runs = line.runs.map(({ text, mark }) => (mark ? element("mark", { class: mark }, text) : text));
    return [apart ? " " : "", element("span", { class: "line", "data-line": line.number }, ...runs)];
  });
  return words(TAGS[role] || "p", role, lines.map(textOf).join(""), ...drawn);
}

function textOf({ runs }) {
  return runs.map(({ text }) => text).join("");
}
