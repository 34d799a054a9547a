// One turn on the page: the question, what was searched, and the reply as it arrives.

import { drawCitation } from "./citing.js";
import { length } from "./codepoints.js";
import { element, words } from "./elements.js";
import { drawPassages, otherThan } from "./passages.js";
import { fill } from "./wording.js";

const LONG_ANSWER = 24;

export class Turn {
  constructor(asked) {
    this.asked = asked;
    this.searched = element("p", { class: "searched", hidden: true });
    this.reply = element("div", { class: "reply" });
    this.node = element(
      "li",
      { class: "turn" },
      label("question_mark"),
      element("div", { class: "asked" }, words("h2", "question", asked), this.searched),
      label("answer_mark"),
      this.reply,
    );
    this.#stand("asking", element("p", { class: "waiting" }, fill("searching")));
  }

  /** The passages are found; the answer is being read out of them. */
  showFound(question, passages) {
    this.#showSearched(question);
    this.reply.replaceChildren(element("p", { class: "waiting" }, fill("reading", { count: passages.length })));
  }

  /** One more part of the answer. */
  showPart(text) {
    const answer = this.reply.querySelector(".short-answer") || words("p", "short-answer", text, "");
    if (!answer.isConnected) this.reply.replaceChildren(answer);
    answer.append(text);
  }

  showReply(reply) {
    this.#showSearched(reply.question);
    if (reply.status === "answered") this.#stand("answered", ...answered(reply));
    else this.#stand("no_answer", ...notAnswered(reply));
  }

  /** The turn ended without a reply: say why and offer to ask again. */
  showTrouble(state, message, retry) {
    const button = element("button", { class: "button button-quiet retry", type: "button" }, fill("retry"));
    button.addEventListener("click", retry);
    this.#stand(state, element("p", { class: "trouble", dir: "auto" }, message), button);
  }

  #showSearched(question) {
    this.searched.hidden = !question || question === this.asked;
    this.searched.replaceChildren(words("span", "", question || "", fill("searched_as", { question })));
  }

  #stand(state, ...parts) {
    this.node.dataset.state = state;
    this.node.setAttribute("aria-busy", String(state === "asking"));
    this.reply.replaceChildren(...parts.filter(Boolean));
  }
}

function label(key) {
  return element("span", { class: `speaker ${key}`, "aria-hidden": "true" }, fill(key));
}

function answered(reply) {
  const size = length(reply.answer) > LONG_ANSWER ? "short-answer answer-long" : "short-answer";
  const citations = reply.citations.map((citation) => drawCitation(citation, reply.answer));
  const others = otherThan(reply.citations, reply.passages);
  return [
    words("p", size, reply.answer),
    element("ol", { class: "citations", "aria-label": fill("citations_title") }, ...citations),
    measures(reply),
    others.length ? drawPassages(others, fill("passages_title")) : null,
  ];
}

function notAnswered(reply) {
  return [
    element("p", { class: "no-answer" }, fill("no_answer")),
    reply.reason ? element("p", { class: "reason", dir: "auto" }, reply.reason) : null,
    measures(reply),
    reply.passages.length ? drawPassages(reply.passages, fill("nearest_title")) : null,
  ];
}

function measures({ confidence, took_ms }) {
  const took = took_ms < 1000 ? fill("took_ms", { count: Math.round(took_ms) }) : fill("took_s", { count: (took_ms / 1000).toFixed(1) });
  const sure = typeof confidence === "number" ? fill("confidence", { percent: Math.round(confidence * 100) }) : null;
  return element("p", { class: "measures" }, [sure, Number.isFinite(took_ms) ? took : null].filter(Boolean).join(" · "));
}
