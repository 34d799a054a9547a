// Where words stand in the paper, said in a line: paper · date · page · issue · source · lines.

import { fill } from "./wording.js";

/** The place to the line. */
export function place({ source, line_first, line_last, ...where }) {
  const lines =
    line_first === line_last
      ? fill("line", { first: line_first })
      : fill("lines", { first: line_first, last: line_last });
  return [edition(where), source, lines].filter(Boolean).join(" · ");
}

/** The paper, the issue and the page; empty where none is known. */
export function edition({ paper, issue, issue_date, page }) {
  const numbered = [page && fill("page", { page }), issue && fill("issue", { issue })];
  return [paper, issue_date, ...numbered].filter(Boolean).join(" · ");
}
