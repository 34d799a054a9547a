// Drawing the nearest stories: headlines with their issue, and of each a few lines of text that open on demand.

import { element, link, words } from "./elements.js";
import { edition } from "./place.js";
import { fill } from "./wording.js";

const MOST = 5;

export function drawStories(passages, title) {
  const list = element("ul", { class: "story-list" }, ...passages.map(drawStory));
  return element("section", { "aria-label": title }, element("h3", { class: "small-title" }, title), list);
}

/** The best passage of each article that is not cited: each story stands once. */
export function otherThan(citations, passages) {
  const seen = new Set(citations.map(({ article_id }) => article_id));
  return passages.filter(({ article_id }) => !seen.has(article_id) && seen.add(article_id)).slice(0, MOST);
}

function drawStory({ article_id, headline, text, line_first, ...rest }) {
  const address = `/articles/${encodeURIComponent(article_id)}${line_first ? `#L${line_first}` : ""}`;
  const where = edition(rest);
  return element(
    "li",
    { class: "story" },
    element("p", { class: "story-headline" }, link(address, words("span", "", headline || fill("untitled")))),
    where ? element("p", { class: "place" }, where) : null,
    onlyHeadline({ headline, text }) ? null : drawText(text),
  );
}

/** Whether a passage is nothing but the headline of its article, whose lines the headline joins by spaces. */
function onlyHeadline({ headline, text }) {
  return text.replace(/\s/g, "") === headline.replace(/\s/g, "");
}

function drawText(text) {
  const clip = words("span", "clip", text);
  const toggle = (key) => element("span", { class: `toggle toggle-${key}`, "aria-hidden": "true" }, fill(key));
  const details = element("details", { class: "story-text" }, element("summary", {}, clip, toggle("more"), toggle("less")));
  window.requestAnimationFrame(() => details.classList.toggle("whole", clip.scrollHeight <= clip.clientHeight + 1));
  return details;
}
