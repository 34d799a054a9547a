// A conversation as Markdown: each question, its answer, and under it the quotes with their places and addresses.

import { cut } from "./codepoints.js";
import { FILTERS, filterSaid } from "./filters.js";
import { place } from "./place.js";
import { fill } from "./wording.js";

export function markdownOf({ title, turns }) {
  return [`# ${plain(title)}`, ...turns.map(turnOf)].join("\n\n") + "\n";
}

function turnOf({ asked, filters = {}, reply, at }) {
  const searched = reply.question && reply.question !== asked ? fill("searched_as", { question: reply.question }) : "";
  const narrowed = FILTERS.filter((name) => filters[name]).map((name) => filterSaid(name, filters[name]));
  const answer = reply.status === "answered" ? `**${plain(reply.answer)}**` : plain([fill("no_answer"), reply.reason].filter(Boolean).join(" — "));
  return [
    `## ${plain(asked)}`,
    plain([String(at).slice(0, 10), searched, ...narrowed].filter(Boolean).join(" · ")),
    answer,
    plain(reply.verdict || ""),
    ...(reply.notes || []).map(plain),
    ...reply.citations.map(citationOf),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function citationOf(citation) {
  const [before, marked, after] = cut(citation.quote, citation.answer_start, citation.answer_end);
  const address = new URL(citation.url, window.location.href).href.replace(/[()]/g, encodeURIComponent);
  const quote = `${plain(before)}${marked ? `**${plain(marked)}**` : ""}${plain(after)}`.replace(/\n/g, "\n> ");
  const corrected = citation.corrected_by.map(({ headline }) => `\n> ${plain(fill("copy_corrected", { headline }))}`);
  return `> ${quote}\n>\n> [${plain(citation.headline || fill("untitled"))}](${address}) · ${plain(place(citation))}${corrected.join("")}`;
}

/** Words as Markdown that shows them as they are. */
function plain(text) {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}
