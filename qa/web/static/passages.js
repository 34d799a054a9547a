// Drawing passages: a plain list of headlines, each with a few lines of text that open on demand.

import { element, link, words } from "./elements.js";
import { fill } from "./wording.js";

export function drawPassages(passages, title) {
  const list = element("ul", { class: "passage-list" }, ...passages.map(drawPassage));
  return element("section", { class: "passages" }, element("h3", { class: "small-title" }, title), list);
}

/** The passages that say more than the citations already do. */
export function otherThan(citations, passages) {
  const shown = (passage) =>
    citations.some(
      ({ article_id, quote }) =>
        article_id === passage.article_id && (passage.text.includes(quote) || onlyHeadline(passage)),
    );
  return passages.filter((passage) => !shown(passage));
}

/** Whether a passage is nothing but the headline of its article, whose lines the headline joins by spaces. */
function onlyHeadline({ headline, text }) {
  return text.replace(/\s/g, "") === headline.replace(/\s/g, "");
}

function drawPassage({ article_id, headline, text }) {
  const address = `/articles/${encodeURIComponent(article_id)}`;
  return element(
    "li",
    { class: "passage" },
    element("p", { class: "passage-headline" }, link(address, words("span", "", headline || fill("untitled")))),
    onlyHeadline({ headline, text }) ? null : drawText(text),
  );
}

function drawText(text) {
  const clip = words("span", "clip", text);
  const toggle = (key) => element("span", { class: `toggle toggle-${key}`, "aria-hidden": "true" }, fill(key));
  const details = element("details", { class: "passage-text" }, element("summary", {}, clip, toggle("more"), toggle("less")));
  window.requestAnimationFrame(() => details.classList.toggle("whole", clip.scrollHeight <= clip.clientHeight + 1));
  return details;
}
