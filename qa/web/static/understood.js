// What was understood of a question: its stand-alone form, its periods and its filters, each to change or to drop.

import { chip, edit } from "./chips.js";
import { cut } from "./codepoints.js";
import { element, words } from "./elements.js";
import { FILTERS, filterSaid } from "./filters.js";
import { fill } from "./wording.js";

/** Draw it for a turn; `onAsk(question, filters)` asks again, `onFilter(name)` opens the filters at one. */
export function drawUnderstood({ asked, question, periods = [], filters = {} }, { onAsk, onFilter }) {
  const standalone = question || asked;
  const chips = [
    ...periods.filter(({ start, end }) => 0 <= start && start < end).map((period) => {
      const node = chip(period.text, () => changePeriod(node, standalone, period, (said) => onAsk(said, filters)), () => {
        onAsk(without(standalone, period), filters);
      }, spanSaid(period));
      return node;
    }),
    ...FILTERS.filter((name) => filters[name]).map((name) =>
      chip(filterSaid(name, filters[name]), () => onFilter(name), () => onAsk(standalone, withoutFilter(filters, name))),
    ),
  ];
  const list = chips.length ? element("ul", { class: "chips", "aria-label": fill("understood") }, ...chips) : null;
  return element("div", { class: "understood" }, searchedAs(asked, standalone, (said) => onAsk(said, filters)), list);
}

/** The question without the words of a period, and without what joined them to it. */
export function without(question, { start, end }) {
  const [before, , after] = cut(question, start, end);
  const kept = before.replace(/(?:\s*\b(?:in|during|for|of|as of|by|since|over|at)(?:\s+the)?\s*|在|于|截至)$/iu, " ");
  const rest = after.replace(/^\s*(?:(?:的|期间|以来|,|，|、)\s*)+/u, " ");
  return (kept + rest).replace(/(?<=\p{Script=Han}|^)\s+|\s+(?=\p{Script=Han}|[？?。.!！]|$)/gu, "").replace(/\s{2,}/gu, " ");
}

function changePeriod(node, question, period, onDone) {
  const [before, , after] = cut(question, period.start, period.end);
  edit(node, { label: fill("period_edit"), text: period.text, onDone: (said) => onDone(before + said + after) });
}

function spanSaid({ from, to }) {
  if (!from || !to) return "";
  return from === to ? from : `${from}–${to}`;
}

function withoutFilter(filters, name) {
  return Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name));
}

function searchedAs(asked, question, onDone) {
  const button = element("button", { class: "link edit-question", type: "button" }, fill("edit_question"));
  const differs = question !== asked;
  const said = differs ? words("span", "searched-words", question, fill("searched_as", { question })) : null;
  const line = element("p", { class: "searched" }, said, button);
  button.addEventListener("click", () => edit(line, { label: fill("edit_question"), text: question, onDone }));
  return line;
}
