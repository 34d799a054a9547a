// Thumbs up or down, with a word: kept with the turn in this browser, and exported as a file of evaluation questions.

import { element, shape } from "./elements.js";
import { fill } from "./wording.js";

const UP = "up";
const DOWN = "down";
const THUMB = "M7 10v10H4V10zM7 11l4-8c1.5 0 2.6 1.1 2.6 2.6L13 9h5.2c1.2 0 2.1 1.1 1.8 2.3l-1.6 7c-.2 1-1 1.7-2 1.7H7";

/** The two thumbs of a reply; `onRate` gets {thumb, word, absent}, or null when a rating is taken back. */
export function drawRating(reply, rating, onRate) {
  const said = element("span", { class: "rating-said", role: "status" });
  const thumbs = { [UP]: thumb(UP), [DOWN]: thumb(DOWN) };
  const box = element("div", { class: "rating" }, thumbs[UP], thumbs[DOWN], said);
  const more = element("div", { class: "rating-more", hidden: true });
  let kept = rating;
  const show = () => {
    for (const [name, button] of Object.entries(thumbs)) button.setAttribute("aria-pressed", String(kept?.thumb === name));
  };
  const keep = (next) => {
    kept = next;
    onRate(next);
    show();
    said.textContent = next ? fill("rated") : "";
  };
  for (const name of [UP, DOWN]) {
    thumbs[name].addEventListener("click", () => {
      const back = kept?.thumb === name;
      keep(back ? null : { thumb: name, word: "", absent: false });
      more.replaceChildren(...(back ? [] : [wordForm(name, keep, () => (more.hidden = true))]));
      more.hidden = back;
      more.querySelector("input")?.focus();
    });
  }
  show();
  return element("div", { class: "rating-all" }, box, more);
}

function thumb(name) {
  const said = fill(`rate_${name}`);
  const sign = shape("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, shape("path", { d: THUMB }));
  return element("button", { class: `thumb thumb-${name}`, type: "button", "aria-pressed": "false", "aria-label": said, title: said }, sign);
}

function wordForm(name, keep, close) {
  const word = element("input", { class: "rating-word", type: "text", maxlength: "200", dir: "auto", "aria-label": fill(`rate_${name}_word`), placeholder: fill(`rate_${name}_word`) });
  const absent = element("input", { type: "checkbox" });
  const form = element(
    "form",
    { class: "rating-form" },
    word,
    name === DOWN ? element("label", {}, absent, fill("rate_absent")) : null,
    element("button", { class: "button button-quiet", type: "submit" }, fill("rate_keep")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep({ thumb: name, word: word.value.trim(), absent: absent.checked });
    close();
  });
  return form;
}

/**
 * The rated turns as lines of an evaluation file: {id, question, answers, …}. An answer that was praised is right, of one
 * that was blamed the word of the user is; one blamed without a word, or narrowed by filters, says nothing and is left out.
 */
export function evaluationLines(conversations) {
  const turns = conversations.flatMap(({ turns }) => turns).filter(({ rating, filters }) => rating && !Object.keys(filters || {}).length);
  return turns.map(line).filter(Boolean).map((one) => `${JSON.stringify(one)}\n`);
}

function line({ id, asked, reply, rating, at }) {
  const common = { id, question: reply.question || asked, asked_on: day(at) };
  if (rating.thumb === UP) {
    const evidence = reply.citations.map(({ source, quote }) => ({ page: source, quote }));
    return { ...common, answers: reply.answer ? [reply.answer] : [], evidence, ...note(rating.word) };
  }
  if (rating.absent) return { ...common, answers: [], ...note(rating.word) };
  return rating.word ? { ...common, answers: [rating.word] } : null;
}

function note(word) {
  return word ? { note: word } : {};
}

/** The day of a moment where the user is, which is the day that the server counts from. */
function day(moment) {
  const at = new Date(moment);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((number) => String(number).padStart(2, "0")).join("-");
}
