"""The passages of one article as candidates for a question, scored as those of the whole archive are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.candidate import Candidate
from qa.fusing import fused, shares_held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.archive import Archive
    from index.article import Article
    from index.embedding.embedder import Embedder
    from qa.query import Query

# Of so many first candidates none is moved up: where the first ones do not answer they are read anyway.
FIRST = 4


def passages_of(article: Article, query: Query, archive: Archive, embedder: Embedder, limit: int) -> list[Candidate]:
    """Return the `limit` best passages of an article, best first; none where this version of the archive has no such article."""
    numbers = archive.articles.numbers_of([article.article_id])
    if not numbers:
        return []
    vector = embedder.embed_questions([query.question])[0]
    cosines = dict(zip(numbers, map(float, archive.vectors.scores(vector, numbers)), strict=True))
    bm25 = archive.lexicon.scores(query.asked.search_text, numbers)
    shares = shares_held(query.asked.text, archive, numbers, {})
    passages = archive.articles.passages(numbers)
    candidates = [
        Candidate(passages[n], article, fused(cosine, points, share), cosine, points, share)
        for n, cosine in cosines.items()
        for points, share in [(bm25.get(n, 0.0), shares.get(n, 0.0))]
    ]
    return sorted(candidates, key=lambda one: -one.score)[:limit]


def recalled_of(own: Sequence[Candidate], answer: str) -> tuple[Candidate, ...]:
    """Return of the passages of the last answer's article the one that answer stands in and the one nearest to the question."""
    holding = [one for one in own if answer and answer in one.text][:1]
    return tuple(dict.fromkeys((*holding, *own[:1])))


def with_recalled(found: Sequence[Candidate], recalled: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return what was found with the passages recalled among the first that are read, behind the best one."""
    held = {one.passage.passage_id for one in found[:FIRST]}
    new = [one for one in recalled if one.passage.passage_id not in held]
    moved = {one.passage.passage_id for one in new}
    rest = [one for one in found if one.passage.passage_id not in moved]
    return (*rest[:1], *new, *rest[1:])
