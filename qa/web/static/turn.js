// One turn on the page: the question and what was understood of it, the reply as it arrives, the nearest stories beside it.

import { length } from "./codepoints.js";
import { drawCitation } from "./citing.js";
import { element, words } from "./elements.js";
import { drawRating } from "./rating.js";
import { drawSeries } from "./series.js";
import { drawStories, otherThan } from "./stories.js";
import { drawUnderstood } from "./understood.js";
import { fill } from "./wording.js";

const LONG_ANSWER = 24;
const SLOW_MS = 8000;

export class Turn {
  /** `onAsk(question, filters)` asks anew, `onFilter(name)` opens the filters, `onRate(rating)` keeps a rating. */
  constructor({ asked, filters = {} }, actions) {
    this.asked = asked;
    this.filters = filters;
    this.actions = actions;
    this.understood = element("div", { class: "understood" });
    this.reply = element("div", { class: "reply" });
    this.stories = element("div", { class: "stories" });
    this.node = element(
      "li",
      { class: "turn" },
      label("question_mark"),
      element("div", { class: "asked" }, words("h2", "question", asked), this.understood),
      label("answer_mark"),
      this.reply,
      this.stories,
    );
    this.#stand("asking", waiting(fill("searching")));
    this.slow = window.setTimeout(() => this.reply.append(element("p", { class: "slow" }, fill("slow"))), SLOW_MS);
  }

  /** The server is busy and will be asked again in so many seconds. */
  showWaiting(seconds) {
    this.reply.replaceChildren(waiting(fill("busy", { seconds })));
  }

  /** The passages are found; the answer is being read out of them. */
  showFound(question, passages) {
    this.reply.replaceChildren(waiting(fill("reading", { count: passages.length })));
    this.#showStories([], passages, "passages_title");
  }

  /** One more part of the answer. */
  showPart(text) {
    const answer = this.reply.querySelector(".short-answer") || words("p", "short-answer", text, "");
    if (!answer.isConnected) this.reply.replaceChildren(answer);
    answer.append(text);
  }

  showReply(reply, rating = null) {
    const { question, understood } = reply;
    const known = { asked: this.asked, question, periods: understood?.periods || [], filters: this.filters };
    this.understood.replaceWith(drawUnderstood(known, this.actions));
    const answered = reply.status === "answered";
    this.#stand(
      answered ? "answered" : "no_answer",
      ...(answered ? answerOf(reply) : noAnswerOf(reply)),
      ...(reply.notes || []).map((note) => words("p", "note", note)),
      drawSeries(reply, this.filters),
      element("div", { class: "reply-foot" }, measures(reply), drawRating(reply, rating, this.actions.onRate)),
    );
    this.#showStories(reply.citations, reply.passages, answered ? "passages_title" : "nearest_title");
  }

  /** The turn ended without a reply: say why and offer to ask again. */
  showTrouble(state, { message, desk }, retry) {
    const button = element("button", { class: "button button-quiet retry", type: "button" }, fill("retry"));
    button.addEventListener("click", retry);
    const way = desk ? element("a", { class: "trouble-desk", href: "/desk" }, fill("empty_desk")) : null;
    this.#stand(state, element("p", { class: "trouble", dir: "auto" }, message), button, way);
  }

  #showStories(citations, passages, title) {
    const others = otherThan(citations, passages);
    this.stories.replaceChildren(...(others.length ? [drawStories(others, fill(title))] : []));
  }

  #stand(state, ...parts) {
    window.clearTimeout(this.slow);
    this.node.dataset.state = state;
    this.node.setAttribute("aria-busy", String(state === "asking"));
    this.reply.replaceChildren(...parts.filter(Boolean));
  }
}

function label(key) {
  return element("span", { class: `speaker ${key}`, "aria-hidden": "true" }, fill(key));
}

function waiting(said) {
  return element("p", { class: "waiting" }, said);
}

function answerOf(reply) {
  const size = length(reply.answer) > LONG_ANSWER ? "short-answer answer-long" : "short-answer";
  const citations = reply.citations.map((citation) => drawCitation(citation, reply.answer));
  return [
    words("p", size, reply.answer),
    reply.verdict ? words("p", "verdict", reply.verdict) : null,
    element("ol", { class: "citations", "aria-label": fill("citations_title") }, ...citations),
  ];
}

function noAnswerOf(reply) {
  return [
    element("p", { class: "no-answer" }, fill("no_answer")),
    reply.reason ? element("p", { class: "reason", dir: "auto" }, reply.reason) : null,
  ];
}

function measures({ status, confidence, took_ms, written_by }) {
  const took = took_ms < 1000 ? fill("took_ms", { count: Math.round(took_ms) }) : fill("took_s", { count: (took_ms / 1000).toFixed(1) });
  const sure = typeof confidence === "number" ? fill("confidence", { percent: Math.round(confidence * 100) }) : null;
  const by = { paper: fill("written_by_paper"), model: fill("written_by_model") }[status === "answered" && written_by];
  return element("p", { class: "measures" }, [by, sure, Number.isFinite(took_ms) ? took : null].filter(Boolean).join(" · "));
}
