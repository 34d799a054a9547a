"""The pool of a question: what both halves found for it, what is known of each before it is read, and which of them answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from index.scope import EVERYTHING
from qa.retrieving import POOL, nearest
from qa.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.archive import Archive
    from index.embedding.embedder import Embedder
    from qa.candidate import Candidate
    from training.questions import Question

DAY = date(2026, 1, 1)
# Candidates of a pool: what stands behind them is never read.
KEPT = 80


@dataclass(frozen=True, slots=True)
class Pool:
    """The candidates of a question, in no order.

    features  (candidates, features) what is weighed: cosine, BM25, share of the question held, whether it is a heading, as in
              `qa/fusing.py`; or retriever's score, relevance, sureness, as in `qa/trained/ordering.py`
    right     (candidates,) whether it is of the right document and holds the answer
    own       (candidates,) whether it is of the right document
    """

    features: NDArray[np.float64]
    right: NDArray[np.bool_]
    own: NDArray[np.bool_]


def pools_of(
    questions: Sequence[Question], archive: Archive, embedder: Embedder, say: Callable[[str], None]
) -> Iterator[Pool]:
    """Yield the pool of each question; what both halves and their sum put lowest is left out."""
    for number, question in enumerate(questions):
        query = understand(question.text[:500], (), EVERYTHING, DAY, POOL)
        found = _foremost(nearest(query, archive, embedder, POOL, 2 * POOL))
        accepted = [question.context.text[start:end] for start, end in question.answers]
        own = [one.article.source.endswith(f"#{question.context.context_id}") for one in found]
        right = [is_own and any(a in one.text for a in accepted) for one, is_own in zip(found, own, strict=True)]
        yield Pool(np.array([features_of(one) for one in found]), np.array(right, bool), np.array(own, bool))
        if number % 200 == 0:
            say(f"found candidates for {number} of {len(questions)}")


def features_of(candidate: Candidate) -> tuple[float, float, float, float]:
    """Return what the fusion weighs of a candidate."""
    heading = candidate.article.is_heading(candidate.passage.start)
    return candidate.cosine, candidate.bm25, candidate.share, float(heading)


def _foremost(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return those among the best by any of the three, so that no other weights than today's are at a disadvantage."""
    by_cosine = sorted(candidates, key=lambda one: -one.cosine)[: KEPT // 2]
    by_bm25 = sorted(candidates, key=lambda one: -one.bm25)[: KEPT // 2]
    kept = {one.passage.passage_id: one for one in (*candidates[:KEPT], *by_cosine, *by_bm25)}
    return list(kept.values())
