"""Finds the passages nearest to a query: the dense and the lexical half, fused by score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.scope import EVERYTHING
from qa.candidate import Candidate
from qa.reprints import without_reprints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.archive import Archive
    from index.embedding.embedder import Embedder
    from qa.query import Query

# Passages taken from each half before fusion.
POOL = 100
# Of every this many passages at most all but one may be reprints, and there are still enough to show.
SPARE = 3
# What a point of BM25 is worth beside the cosine: .002 to .004 measured best over nine sets (scores beat ranks).
BM25_WEIGHT = 0.003


def retrieve(query: Query, archive: Archive, embedder: Embedder, limit: int) -> tuple[Candidate, ...]:
    """Return the `limit` best passages that differ, best first."""
    return without_reprints(nearest(query, archive, embedder, POOL, SPARE * limit), limit)


def nearest(query: Query, archive: Archive, embedder: Embedder, pool: int, limit: int) -> list[Candidate]:
    """Return the `limit` best passages, reprints too, best first, out of the `pool` best of each half.

    A passage that only one half found gets its score in the other half computed, so both are fused alike.
    """
    vector = embedder.embed_questions([query.question])[0]
    among = None if query.scope == EVERYTHING else archive.articles.numbers_in(query.scope)
    dense = archive.vectors.search(vector, pool, among)
    words = query.asked.search_text
    lexical = archive.lexicon.search(words, pool, query.scope)
    only_lexical = [number for number in lexical if number not in dense]
    only_dense = [number for number in dense if number not in lexical]
    dense |= dict(zip(only_lexical, map(float, archive.vectors.scores(vector, only_lexical)), strict=True))
    lexical |= archive.lexicon.scores(words, only_dense)
    fused = {number: cosine + BM25_WEIGHT * lexical.get(number, 0.0) for number, cosine in dense.items()}
    best = sorted(fused, key=lambda number: (-fused[number], number))[:limit]
    passages = archive.articles.passages(best)
    articles = archive.articles.by_id({passage.article_id for passage in passages.values()})
    return [
        Candidate(passages[n], articles[passages[n].article_id], fused[n], dense[n], lexical.get(n, 0.0)) for n in best
    ]


def merged(rows: Sequence[Sequence[Candidate]]) -> tuple[Candidate, ...]:
    """Return the candidates of several questions in one row, each passage once, best first."""
    best: dict[str, Candidate] = {}
    for candidate in sorted((one for row in rows for one in row), key=lambda one: -one.score):
        best.setdefault(candidate.passage.passage_id, candidate)
    return tuple(best.values())
