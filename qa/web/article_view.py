"""An article as its page shows it: parts, their lines, and in each line runs of plain and marked words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.article import Article

SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
NOTHING = (0, 0)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one line with one mark: quote, answer or none."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Line:
    """What an article's part takes from one line of the page; `first` unless an earlier part took from it too."""

    number: int
    first: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One part of an article."""

    role: str
    lines: tuple[Line, ...]


def span_in(text: str) -> tuple[int, int]:
    """Return the span that an address names as `start-end`; an empty one where it names none."""
    match = SPAN.fullmatch(text)
    return (int(match[1]), int(match[2])) if match else NOTHING


def blocks_of(article: Article, quote: tuple[int, int], answer: tuple[int, int]) -> tuple[Block, ...]:
    """Return the article's parts with these two spans of its text marked."""
    seen: set[int] = set()
    blocks = []
    for part in article.parts:
        lines = []
        for segment in article.segments:
            start, end = max(segment.start, part.start), min(segment.end, part.end)
            if start < end:
                lines.append(
                    Line(segment.line, segment.line not in seen, _runs(article.text, start, end, quote, answer))
                )
                seen.add(segment.line)
        blocks.append(Block(part.role.value, tuple(lines)))
    return tuple(blocks)


def _runs(text: str, start: int, end: int, quote: tuple[int, int], answer: tuple[int, int]) -> tuple[Run, ...]:
    cuts = sorted({start, end, *(min(max(at, start), end) for at in (*quote, *answer))})
    return tuple(
        Run(text[first:last], "answer" if _within(first, answer) else "quote" if _within(first, quote) else "")
        for first, last in pairwise(cuts)
    )


def _within(at: int, span: tuple[int, int]) -> bool:
    return span[0] <= at < span[1]
