// Where words stand in the paper, said in a line: paper · date · page · issue · source · lines.

import { fill } from "./wording.js";

export function place({ source, paper, issue, issue_date, page, line_first, line_last }) {
  const lines =
    line_first === line_last
      ? fill("line", { first: line_first })
      : fill("lines", { first: line_first, last: line_last });
  const numbered = [page && fill("page", { page }), issue && fill("issue", { issue })];
  return [paper, issue_date, ...numbered, source, lines].filter(Boolean).join(" · ");
}
