"""query -> passages -> articles: a plain list of what was found, the best or the newest first."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from index.article import HEADING
from qa.keywords import folded, held_in, keywords_of
from qa.retrieving import nearest
from qa.snippets import snippet_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.archive import Archive
    from index.article import Article
    from index.embedding.embedder import Embedder
    from qa.candidate import Candidate
    from qa.query import Query

# Passages taken from each half before fusion; so at most twice as many articles are found.
POOL = 200
# An article is found by its words where it holds more than this part of those that are searched.
ENOUGH = 0.5
# Where no article holds them, this many are shown that are nearest in meaning: likeness alone knows no end.
NEAREST_IN_MEANING = 10
SHORTEST_IN_HEADLINE = 4


class Order(Enum):
    """What comes first."""

    BEST = "best"
    NEWEST = "newest"


class Matched(Enum):
    """How the articles were found: they hold the words, or, where none does, they are nearest in meaning."""

    WORDS = "words"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class Found:
    """An article that was found; `snippet` is a span of its text, empty where it has no paragraph."""

    article: Article
    score: float
    snippet: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search found: `total` articles, of which `found` are those from the `offset`-th on; `keywords` are folded."""

    words: str
    keywords: tuple[str, ...]
    matched: Matched
    total: int
    offset: int
    found: tuple[Found, ...]
    index_version: str
    took_ms: float


def search(query: Query, archive: Archive, embedder: Embedder, order: Order, offset: int) -> Findings:
    """Return `query.limit` of the articles found, from the `offset`-th on."""
    started = time.perf_counter()
    keywords = keywords_of(query.question)
    best = _best_of_each_article(nearest(query, archive, embedder, POOL, 2 * POOL))
    by_words = [one for one in best if held_in(keywords, one.article.text) > ENOUGH * len(keywords)]
    candidates = _ordered(by_words or best[:NEAREST_IN_MEANING], query.question, order)
    shown = tuple(
        Found(one.article, one.score, snippet_of(one.article, (one.passage.start, one.passage.end), keywords))
        for one in candidates[offset : offset + query.limit]
    )
    return Findings(
        query.question,
        keywords,
        Matched.WORDS if by_words else Matched.MEANING,
        len(candidates),
        offset,
        shown,
        archive.manifest.version,
        round((time.perf_counter() - started) * 1000, 1),
    )


def _best_of_each_article(candidates: Iterable[Candidate]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        best.setdefault(candidate.article.article_id, candidate)
    return list(best.values())


def _ordered(candidates: Iterable[Candidate], words: str, order: Order) -> list[Candidate]:
    if order is Order.NEWEST:
        return sorted(candidates, key=lambda one: (one.article.issue_date or date.min, one.score), reverse=True)
    return sorted(
        candidates,
        key=lambda one: (_in_headline(words, one.article), _holds_as_typed(words, one.article), one.score),
        reverse=True,
    )


def _in_headline(words: str, article: Article) -> int:
    """Return 2 where the words are the headline or a line of it, 1 where they stand in it, else 0; letters alone count."""
    said, headline = _letters(words), _letters(article.headline)
    lines = {_letters(article.text[part.start : part.end]) for part in article.parts if part.role in HEADING}
    if said in lines | {headline}:
        return 2
    return int(len(said) >= SHORTEST_IN_HEADLINE and said in headline)


def _holds_as_typed(words: str, article: Article) -> bool:
    """Return whether each piece between spaces stands in the article: 数字经济 is more than 数字 and 经济."""
    text = folded(article.text)
    return all(piece in text for piece in folded(words).split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, folded(text)))
