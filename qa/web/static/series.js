// Figures over time: a small chart of an indicator, each point a link to where it is printed, and the same as a table.

import { element, link, shape, words } from "./elements.js";
import { fill } from "./wording.js";

const SIZE = { width: 640, height: 210, left: 44, right: 44, top: 44, bottom: 44 };
const MOST_POINTS = 12; // more would stand on each other's figures: the newest are drawn, the table has all

/** The chart of a reply, or null where it has none to draw. */
export function drawSeries({ question, series = [] }) {
  const points = series.filter(({ number }) => Number.isFinite(number));
  if (series.length < 2) return null;
  const alike = new Set(points.map(({ unit }) => unit)).size === 1 && points.length > 1;
  const csv = `/series?${new URLSearchParams({ q: question, format: "csv" })}`;
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
  const x = (at) => SIZE.left + (at * (SIZE.width - SIZE.left - SIZE.right)) / (points.length - 1);
  const y = (number) => {
    const share = high === low ? 0.5 : (number - low) / (high - low);
    return SIZE.height - SIZE.bottom - share * (SIZE.height - SIZE.top - SIZE.bottom);
  };
  const line = points.map(({ number }, at) => `${x(at)},${y(number)}`).join(" ");
  return shape(
    "svg",
    { class: "chart", viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, role: "group", "aria-label": fill("series_chart") },
    shape("line", { class: "chart-ground", x1: 0, x2: SIZE.width, y1: SIZE.height - SIZE.bottom + 14, y2: SIZE.height - SIZE.bottom + 14 }),
    shape("polyline", { class: "chart-line", points: line }),
    ...points.map((point, at) => mark(point, x(at), y(point.number))),
  );
}

function mark(point, x, y) {
  const said = fill("series_point", { period: point.period, text: point.text, headline: point.headline || fill("untitled") });
  const target = new URL(point.url, window.location.href);
  const inside = target.origin === window.location.origin;
  return shape(
    inside ? "a" : "g",
    inside ? { href: target.pathname + target.search + target.hash, "aria-label": said } : {},
    shape("title", {}, said),
    shape("circle", { class: "chart-point", cx: x, cy: y, r: 6 }),
    shape("text", { class: "chart-value", x, y: y - 14 }, point.text),
    shape("text", { class: "chart-period", x, y: SIZE.height - 10 }, point.period || point.issue_date || ""),
  );
}

function table(series) {
  const head = ["period", "value", "issue_date", "headline"].map((name) => element("th", { scope: "col" }, fill(`series_${name}`)));
  const rows = series.map((point) =>
    element(
      "tr",
      {},
      words("th", "", point.period || ""),
      words("td", "", point.text),
      element("td", {}, point.issue_date || ""),
      element("td", {}, link(point.url, words("span", "", point.headline || fill("untitled")))),
    ),
  );
  for (const row of rows) row.firstChild.setAttribute("scope", "row");
  return element("table", { class: "series-table" }, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
}
