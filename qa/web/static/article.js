// The article page: where several short source lines begin in one row, only the first shows its number.

const article = document.getElementById("article");

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
