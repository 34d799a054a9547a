"""A passage is what is embedded, retrieved and read: whole sentences of one article, up to a size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import HEADING
from index.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article

# Measured best for retrieval: about 300 Chinese characters. A Latin letter says about a third of a Han character.
FULL_WIDTH = 300.0
LATIN_WIDTH = 0.35
LAST_NARROW = "\u2e7f"
CLAUSE = re.compile(r"[^；;，,、]*[；;，,、]|[^；;，,、]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """`article.text[start:end]`: sentences in a row, or all heading lines, never both."""

    article_id: str
    start: int
    end: int

    @property
    def passage_id(self) -> str:
        """The name of this passage in replies."""
        return f"{self.article_id}:{self.start}-{self.end}"


def passages_of(article: Article) -> tuple[Passage, ...]:
    """Cut an article into passages: its heading as one, then its paragraphs and bylines.

    Together the passages hold every character of the article but white space.
    """
    return tuple(Passage(article.article_id, start, end) for start, end in _spans(article))


def _spans(article: Article) -> Iterator[tuple[int, int]]:
    heading = [part for part in article.parts if part.role in HEADING]
    if heading:
        yield heading[0].start, heading[-1].end
    packed: tuple[int, int] | None = None
    width = 0.0
    for start, end in _pieces(article):
        grown = width + _width(article.text[packed[1] : end]) if packed else 0.0
        if packed and grown <= FULL_WIDTH:
            packed, width = (packed[0], end), grown
            continue
        if packed:
            yield packed
        packed, width = (start, end), _width(article.text[start:end])
    if packed:
        yield packed


def _pieces(article: Article) -> Iterator[tuple[int, int]]:
    """Yield sentences; one that is too wide by itself is yielded in clauses, and a clause in equal cuts; a blank cut is left out."""
    for part in article.parts:
        if part.role in HEADING:
            continue
        for start, end in sentence_spans(article.text, part.start, part.end):
            if _width(article.text[start:end]) <= FULL_WIDTH:
                yield start, end
                continue
            for clause in CLAUSE.finditer(article.text, start, end):
                step = int(FULL_WIDTH)
                for at in range(clause.start(), clause.end(), step):
                    if not article.text[at : (stop := min(at + step, clause.end()))].isspace():
                        yield at, stop


def _width(text: str) -> float:
    wide = sum(map(LAST_NARROW.__lt__, text))  # counted in C: this runs over every character of the archive
    return wide + LATIN_WIDTH * (len(text) - wide)
