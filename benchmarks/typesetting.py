"""How well typeset pages are read: pages of known articles, set in columns by typst, read back from the PDF, compared.

`python -m benchmarks.typesetting --gold FILE [--columns 3 4 5] [--layout "in columns"] [--dpi 200] [--show N]`

White space is left aside, except in `words`, where a space that came or went counts (English). A boundary is right
where an article begins and ends with the same twelve characters. With `--dpi` the page is drawn and read as a scan.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.article_cutting import squeeze
from index.article import Article, Role
from index.cutting import articles_in
from index.formats.pdf import read_pdf
from index.formats.scan import read_scan
from index.story import Line, Story, article_of
from tests.index.formats.composing import LAYOUTS, composed
from tests.index.formats.typesetting import as_file, scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENDS = 12  # characters
_SHOWN = 3  # differences of a text
_HEAD = ("Wenbao", "2024-03-05", "A01版")


@dataclass(frozen=True, slots=True)
class Told:
    """An article as it is compared."""

    ends: tuple[str, str]
    headline: str
    body: str
    words: tuple[str, ...]


def main() -> int:
    """Print one JSON line for each language, layout and number of columns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--columns", type=int, nargs="+", default=[3, 4, 5])
    parser.add_argument("--layout", nargs="+", choices=LAYOUTS, default=LAYOUTS)
    parser.add_argument("--language", nargs="+", default=["zh", "en"])
    parser.add_argument("--limit", type=int, help="pages of a language")
    parser.add_argument("--dpi", type=int)
    parser.add_argument("--show", type=int, default=0)
    asked = parser.parse_args()
    records = [json.loads(line) for line in asked.gold.read_text(encoding="utf-8").splitlines()]
    for language in asked.language:
        pages = [gold_articles(one) for one in records if one["articles"][0]["lang"] == language][: asked.limit]
        for layout in asked.layout:
            for columns in asked.columns:
                figures = measured(pages, columns, layout, asked.dpi, asked.show)
                print(json.dumps({"language": language, "layout": layout, "columns": columns, **figures}), flush=True)
    return 0


def gold_articles(record: dict[str, Any]) -> list[Article]:
    """Return the articles of a page of gold."""
    return [_article(record["page"], one) for one in record["articles"]]


def _article(page: str, gold: dict[str, Any]) -> Article:
    lines = [Line(Role.HEADLINE, text) for text in gold["headline_lines"]]
    lines += [Line(Role.PARAGRAPH, text) for text in gold["paragraphs"]]
    lines += [Line(Role.BYLINE, gold["byline"])] if gold["byline"] else []
    article = article_of(Story(page, None, None, tuple(lines)))
    assert article
    return article


def measured(
    pages: Sequence[Sequence[Article]], columns: int, layout: str, dpi: int | None, show: int
) -> dict[str, float]:
    """Return the figures over pages of articles: F1 of boundaries, shares of headlines and bodies, of characters in scans."""
    count: Counter[str] = Counter()
    for page in pages:
        read = _read_back(composed(page, columns, layout, _HEAD), dpi)
        gold, found = list(map(told, page)), list(map(told, read))
        by_ends = {one.ends: one for one in found}
        count["gold"] += len(gold)
        count["found"] += len(found)
        if dpi:
            before, after = ("".join(one.headline + one.body for one in some) for some in (gold, found))
            blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
            count["characters"] += len(before)
            count["same"] += sum(block.size for block in blocks)
        for one in gold:
            other = by_ends.get(one.ends)
            count["right"] += other is not None
            count["headline"] += any(one.headline == it.headline for it in found)
            count["body"] += any(one.body == it.body for it in found)
            count["words"] += any(one.words == it.words for it in found)
            if count["shown"] < show and not any((one.headline, one.body) == (it.headline, it.body) for it in found):
                count["shown"] += 1
                print(*_differences(one, found), sep="\n")
    figures = {"articles": float(count["gold"]), "f1": 2 * count["right"] / max(1, count["gold"] + count["found"])}
    figures |= {name: count[name] / max(1, count["gold"]) for name in ("headline", "body", "words")}
    if dpi:
        figures["characters"] = count["same"] / max(1, count["characters"])
    return {name: round(figure, 4) for name, figure in figures.items()}


def told(article: Article) -> Told:
    """Return what is compared of an article."""
    whole = squeeze(article.text)
    paragraphs = list(article.texts(Role.PARAGRAPH))
    return Told(
        (whole[:_ENDS], whole[-_ENDS:]),
        squeeze(article.headline),
        squeeze("".join(paragraphs)),
        tuple(" ".join((article.headline, *paragraphs)).split()),
    )


def _read_back(pdf: bytes, dpi: int | None) -> tuple[Article, ...]:
    if dpi:
        return tuple(articles_in(read_scan("a.png", as_file(scan(pdf, dpi), "PNG"), None, None)))
    return tuple(articles_in(read_pdf("a.pdf", pdf, None, None)))


def _differences(gold: Told, found: Sequence[Told]) -> Iterator[str]:
    near = max(found, key=lambda one: SequenceMatcher(None, gold.body[:400], one.body[:400]).quick_ratio())
    yield f"--- {gold.headline}"
    for name in ("headline", "body"):
        one, other = getattr(gold, name), getattr(near, name)
        changes = [
            code for code in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if code[0] != "equal"
        ]
        for _, a, b, c, d in changes[:_SHOWN]:
            yield f"    {name} {one[max(0, a - 12) : b + 12][:80]!r} > {other[max(0, c - 12) : d + 12][:80]!r}"


if __name__ == "__main__":
    sys.exit(main())
