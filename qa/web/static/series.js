// Figures over time: a small chart of an indicator, each point a link to where it is printed, and the same as a table.

import { element, link, shape, words } from "./elements.js";
import { fill } from "./wording.js";

// In pixels: the room of the figures above and the periods below, and from point to point.
const HEIGHT = 190;
const ROOM = { above: 34, below: 82 };
const STEP = { least: 76, most: 150, all: 640 };
const MOST_POINTS = 12; // the newest; the table has all

/** The chart of a reply to a question within these filters, or null where it has none to draw. */
export function drawSeries({ question, series = [] }, filters) {
  const points = series.filter(({ number }) => Number.isFinite(number));
  if (series.length < 2) return null;
  const alike = new Set(points.map(({ unit }) => unit)).size === 1 && points.length > 1;
  const csv = `/series?${new URLSearchParams({ q: question, ...filters, format: "csv" })}`;
  return element(
    "section",
    { class: "series", "aria-label": fill("series_title") },
    element("h3", { class: "small-title" }, fill("series_title")),
    alike ? chart(points.slice(-MOST_POINTS)) : null,
    element("details", { open: !alike }, element("summary", {}, fill("series_table")), table(series)),
    element("p", {}, element("a", { href: csv, download: "series.csv" }, fill("series_csv"))),
  );
}

function chart(points) {
  const numbers = points.map(({ number }) => number);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const step = Math.max(STEP.least, Math.min(STEP.most, STEP.all / points.length));
  const width = step * points.length;
  const x = (at) => step * (at + 0.5);
  const y = (number) => {
    const share = high === low ? 0.5 : (number - low) / (high - low);
    return HEIGHT - ROOM.below - share * (HEIGHT - ROOM.above - ROOM.below);
  };
  const line = points.map(({ number }, at) => `${x(at)},${y(number)}`).join(" ");
  const drawn = shape(
    "svg",
    { class: "chart", width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: "group", "aria-label": fill("series_chart") },
    shape("line", { class: "chart-ground", x1: 0, x2: width, y1: HEIGHT - 50, y2: HEIGHT - 50 }),
    shape("polyline", { class: "chart-line", points: line }),
    ...points.map((point, at) => mark(point, { x: x(at), y: y(point.number), step, under: isValley(numbers, at) })),
  );
  const scroller = element("div", { class: "chart-scroller" }, drawn);
  window.requestAnimationFrame(() => (scroller.scrollLeft = scroller.scrollWidth)); // the newest in sight
  return scroller;
}

/** Whether both neighbours are higher: there the line would cross a figure above the point. */
function isValley(numbers, at) {
  return [at - 1, at + 1].every((beside) => !(numbers[beside] <= numbers[at]));
}

/** A point with its column, all of which is the link. */
function mark(point, { x, y, step, under }) {
  const said = fill("series_point", { period: periodOf(point), text: valueOf(point), headline: point.headline || fill("untitled") });
  const target = new URL(point.url, window.location.href);
  const inside = target.origin === window.location.origin;
  return shape(
    inside ? "a" : "g",
    inside ? { href: target.pathname + target.search + target.hash, "aria-label": said } : {},
    shape("title", {}, said),
    shape("rect", { class: "chart-column", x: x - step / 2, y: 0, width: step, height: HEIGHT }),
    shape("circle", { class: "chart-point", cx: x, cy: y, r: 6 }),
    shape("text", { class: "chart-value", x, y: y + (under ? 26 : -14) }, valueOf(point)),
    ...rows(periodOf(point)).map((row, at) => shape("text", { class: "chart-period", x, y: HEIGHT - 28 + at * 19 }, row)),
  );
}

/** The value with its sign: of what fell by 1.2% the paper says 1.2%. */
function valueOf({ text, number }) {
  return number < 0 && !/^[-−－负]/u.test(text) ? `−${text}` : text;
}

function periodOf({ period, issue_date }) {
  return period || issue_date || "";
}

/** A period in two rows: the year, and what is in it. */
function rows(period) {
  const [, year, rest] = /^(\d{4}[年\s-])(.+)$/u.exec(period) || [null, period, ""];
  return rest ? [year, rest] : [period];
}

function table(series) {
  const head = ["period", "value", "issue_date", "headline"].map((name) => element("th", { scope: "col" }, fill(`series_${name}`)));
  const rows = series.map((point) =>
    element(
      "tr",
      {},
      words("th", "", periodOf(point)),
      words("td", "", valueOf(point)),
      element("td", {}, point.issue_date || ""),
      element("td", {}, link(point.url, words("span", "", point.headline || fill("untitled")))),
    ),
  );
  for (const row of rows) row.firstChild.setAttribute("scope", "row");
  return element("table", { class: "series-table" }, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
}
