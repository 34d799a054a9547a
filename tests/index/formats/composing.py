"""Newspaper pages as PDFs by typst, which hyphenates, justifies and balances columns as a newspaper's own system does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typst

from index.article import HEADING, Role
from index.line_kinds import is_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Article

LAYOUTS = ("across", "in columns", "side by side")
_PREAMBLE = """
#set page(width: 390mm, height: auto, margin: 15mm)
#set text(font: ("Libertinus Serif", "WenQuanYi Micro Hei"), size: 9.5pt, {language})
#set par(justify: true, leading: 0.65em, spacing: 0.65em, first-line-indent: (amount: {indent}, all: true))
#let gutter = 5mm
// Text in columns of one height: there is no room for less than `spare` more.
#let balanced(n, spare, body) = layout(size => {{
  let width = (size.width - gutter * (n - 1)) / n
  let height = measure(block(width: width, body)).height
  block(height: height / n + spare, columns(n, gutter: gutter, body))
}})
#let headline(size, body) = block(above: 1.1em, below: 0.9em, sticky: true, width: 100%)[
  #set par(first-line-indent: 0em, justify: {justify})
  #set align({align})
  #text(size: size, weight: "bold", body)
]
"""


def composed(articles: Sequence[Article], columns: int, layout: str, head: Sequence[str] = ()) -> bytes:
    """Return a PDF of one page of articles, as one of the `LAYOUTS` has them.

    Headlines stand across the page, above text in columns; or in the columns, justified; or two articles stand beside
    each other, each in columns of its own.
    """
    chinese = is_chinese("".join(article.text[:200] for article in articles))
    set_up = _PREAMBLE.format(
        language='lang: "zh", region: "cn"' if chinese else 'lang: "en", region: "us"',
        indent="2em" if chinese else "1em",
        justify="true" if layout == "in columns" else "false",
        align="left" if layout == "in columns" else "center",
    )
    pieces = [f"#grid(columns: (1fr,) * {len(head)}, {', '.join(f'[{_text(one)}]' for one in head)})"] if head else []
    if layout == "across":
        pieces += [f"{_heading(one)}\n#balanced({columns}, 2.5em)[\n{_body(one)}\n]" for one in articles]
    elif layout == "in columns":
        inside = "\n".join(f"{_heading(one)}\n{_body(one)}" for one in articles)
        pieces.append(f"#balanced({columns}, 14em)[\n{inside}\n]")
    else:
        cells = [f"[{_heading(one)}\n#balanced({columns // 2}, 2.5em)[\n{_body(one)}\n]]" for one in articles]
        pieces.append(f"#grid(columns: (1fr, 1fr), column-gutter: 8mm, row-gutter: 6mm, {', '.join(cells)})")
    return bytes(typst.compile("\n".join((set_up, *pieces)).encode()))


def _heading(article: Article) -> str:
    """Return the kicker, the headline and the deck; of several lines the second is the largest."""
    lines = [article.text[part.start : part.end] for part in article.parts if part.role in HEADING]
    main = min(1, len(lines) - 1)
    return "\n".join(f"#headline({22 if at == main else 15}pt)[{_text(line)}]" for at, line in enumerate(lines))


def _body(article: Article) -> str:
    credit = [f"#align(right)[{_text(text)}]" for text in article.texts(Role.BYLINE)]
    return "\n\n".join([*map(_text, article.texts(Role.PARAGRAPH)), *credit])


def _text(text: str) -> str:
    """Return the text as typst code that shows it to the letter."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{quoted}"'
