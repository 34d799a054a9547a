// The archive as it is: counts, what could not be read, the kept versions, and the page files.

import { element, words } from "./elements.js";
import { fill } from "./wording.js";

const KILO = 1024;

/** Draw the state that `GET /index` tells. */
export function drawArchive({ version, built_at, pages, articles, passages, unreadable, versions, error }) {
  const now = version
    ? [
        element("p", { class: "desk-counts" }, fill("desk_counts", { pages, articles, passages })),
        element("p", { class: "place" }, fill("desk_built", { version, built_at: moment(built_at) })),
      ]
    : [element("p", {}, fill("desk_archive_none")), error ? element("p", { class: "place" }, error) : null];
  return [
    ...now.filter(Boolean),
    unreadable.length ? titled("desk-unreadable", fill("desk_unread_title"), unreadable.map(drawUnreadable)) : null,
    versions.length > 1 ? folded("desk-versions", fill("desk_versions"), versions.map(drawVersion)) : null,
  ].filter(Boolean);
}

/** Draw the page files; `onRemove(name)` is called when one shall go, where that is possible. */
export function drawPages({ pages, page_count }, onRemove) {
  if (!page_count) return [element("p", {}, fill("desk_pages_none"))];
  const rest = page_count - pages.length;
  const list = folded("desk-pages", fill("desk_pages", { count: page_count }), pages.map((page) => drawPage(page, onRemove)));
  return [list, rest > 0 ? element("p", { class: "place" }, fill("desk_more", { count: rest })) : null].filter(Boolean);
}

function drawUnreadable({ source, reason }) {
  return element("li", {}, words("strong", "desk-name", source), element("span", { class: "desk-reason" }, reason));
}

function drawVersion({ version, built_at, articles, in_use, error }) {
  const said = error || [moment(built_at), fill("status_articles", { count: articles })].join(" · ");
  return element("li", {}, element("span", {}, said), in_use ? element("strong", { class: "desk-in-use" }, fill("desk_in_use")) : null);
}

function drawPage({ name, bytes }, onRemove) {
  const size = fill("desk_bytes", { count: Math.max(1, Math.round(bytes / KILO)) });
  const row = element("li", {}, words("span", "desk-name", name), element("span", { class: "place" }, size));
  if (onRemove) {
    const label = fill("desk_remove_label", { name });
    const button = element("button", { type: "button", class: "link desk-remove", "aria-label": label }, fill("desk_remove"));
    button.addEventListener("click", () => onRemove(name));
    row.append(button);
  }
  return row;
}

function titled(id, title, rows) {
  return element("div", { id }, element("h3", { class: "small-title" }, title), element("ul", {}, ...rows));
}

function folded(id, title, rows) {
  return element("details", { id }, element("summary", {}, title), element("ul", {}, ...rows));
}

function moment(text) {
  return new Date(text).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
}
