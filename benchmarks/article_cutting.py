"""How well pages are cut into articles: `python -m benchmarks.article_cutting --pages DIR --gold FILE [--show N]`.

White space is left aside, except in headlines. A boundary is right when the first and last character of an article
(headline, text and byline) are right, counted in the page's characters.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.article import Article, Role
from index.cutting import cut
from index.page import Page

_Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Story:
    """An article as gold and the cut both describe it; `span` is page, first and end character without white space."""

    span: _Span
    headline: str
    body: str
    byline: str
    paragraphs: tuple[str, ...]


def squeeze(text: str) -> str:
    """Return the text without its white space."""
    return "".join(text.split())


def read_page(path: Path) -> Page:
    """Read one seed file as a page."""
    text = path.read_bytes().decode("utf-8")
    return Page(path.name, tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")), None, None)


def gold_stories(record: dict[str, Any]) -> list[Story]:
    """Return the gold articles of a page; gold lists all characters of the page in order."""
    stories = []
    at = 0
    for article in record["articles"]:
        body, byline = squeeze(article["body"]), squeeze(article["byline"])
        end = at + len(squeeze(article["headline"])) + len(body) + len(byline)
        paragraphs = tuple(squeeze(text) for text in article["paragraphs"])
        stories.append(Story((record["page"], at, end), article["headline"], body, byline, paragraphs))
        at = end
    return stories


def cut_stories(name: str, page: Page) -> list[Story]:
    """Return the articles that the cut finds in a page."""
    before = [0]
    for line in page.lines:
        before.append(before[-1] + len(squeeze(line)))
    stories = []
    for article in cut(page).articles:
        paragraphs = tuple(squeeze(text) for text in article.texts(Role.PARAGRAPH))
        span = (name, _offset(article, page, before, last=False), _offset(article, page, before, last=True))
        stories.append(Story(span, article.headline, "".join(paragraphs), squeeze(article.byline), paragraphs))
    return stories


def _offset(article: Article, page: Page, before: list[int], *, last: bool) -> int:
    segment = article.segments[-1 if last else 0]
    text, line = article.text[segment.start : segment.end], page.lines[segment.line - 1]
    if last:
        return before[segment.line - 1] + len(squeeze(line[: line.rindex(text) + len(text)]))
    return before[segment.line - 1] + len(squeeze(line[: line.index(text)]))


def main() -> int:
    """Print one JSON line of figures, and the wrong articles if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0)
    asked = parser.parse_args()
    gold: list[Story] = []
    found: dict[_Span, Story] = {}
    for record in map(json.loads, asked.gold.read_text(encoding="utf-8").splitlines()):
        gold += gold_stories(record)
        path = asked.pages / f"{record['page'].removesuffix('.txt')}.txt"
        found |= {story.span: story for story in cut_stories(record["page"], read_page(path))}
    pairs = [(story, found.get(story.span)) for story in gold]
    right = sum(other is not None for _, other in pairs)
    fields = ("headline", "body", "byline", "paragraphs")
    wrong = [
        (story, other)
        for story, other in pairs
        if other is None or any(getattr(story, f) != getattr(other, f) for f in fields)
    ]
    figures = {
        "articles": len(gold),
        "found": len(found),
        "precision": right / max(1, len(found)),
        "recall": right / max(1, len(gold)),
    }
    figures["f1"] = 2 * right / max(1, len(found) + len(gold))
    for field in fields:
        figures[field] = sum(
            other is not None and getattr(story, field) == getattr(other, field) for story, other in pairs
        ) / max(1, len(gold))
    print(json.dumps({name: round(figure, 4) for name, figure in figures.items()}))
    for story, other in wrong[: asked.show]:
        print(f"--- {story.span} {story.headline}\n    {story.body[:50]} … {story.body[-30:]} | {story.byline}")
        near = (
            [other]
            if other
            else [
                s
                for s in found.values()
                if s.span[0] == story.span[0] and s.span[1] < story.span[2] and story.span[1] < s.span[2]
            ]
        )
        for s in near:
            print(
                f"  > {s.span} {s.headline}\n    {s.body[:50]} … {s.body[-30:]} | {s.byline} | {len(s.paragraphs)} paragraphs, gold {len(story.paragraphs)}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
