// Where words stand in the paper, said in a line: source · date · page · lines.

import { fill } from "./wording.js";

export function place({ source, issue_date, page, line_first, line_last }) {
  const lines =
    line_first === line_last
      ? fill("line", { first: line_first })
      : fill("lines", { first: line_first, last: line_last });
  return [source, issue_date, page && fill("page", { page }), lines].filter(Boolean).join(" · ");
}
