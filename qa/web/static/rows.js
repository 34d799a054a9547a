// Line numbers of an article: where several short source lines begin in one row, only the first shows its number.

export function followRows(article) {
  new ResizeObserver(() => {
    for (const block of article.children) {
      let row = null;
      for (const line of block.getElementsByClassName("line")) {
        const begins = line.getClientRects()[0]?.top;
        line.classList.toggle("in-same-row", begins === row);
        row = begins;
      }
    }
  }).observe(article);
}
