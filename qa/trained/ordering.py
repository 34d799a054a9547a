"""The order of the candidates once they are read: what retriever, network and surest words say of each, added up.

The weights are fitted by `python -m training order` (training/ordering.py).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.candidate import Candidate

# What a point of relevance and of sureness count beside the retriever's score. See docs/benchmarks.md and decision 120.
RELEVANCE, SURENESS = 0.011, 0.011
# No words are less likely the answer, or more, than this: beyond it the curve tells nothing.
LEAST_LIKELY, MOST_LIKELY = 0.01, 0.99


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate that was read: the logit of the passage, and the log-odds of its surest words that nothing speaks against."""

    candidate: Candidate
    relevance: float
    sureness: float


def sureness_of(confidences: Iterable[float]) -> float:
    """Return the log-odds of the surest words of a passage, given how likely each are the answer."""
    sure = min(max(confidences, default=0.0), MOST_LIKELY)
    return math.log(max(sure, LEAST_LIKELY) / (1 - max(sure, LEAST_LIKELY)))


def ordered(read: Sequence[Judged], unread: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates, best first, with their new scores."""
    scored = [replace(one.candidate, score=score_of(one)) for one in with_unread(read, unread)]
    return tuple(sorted(scored, key=lambda one: -one.score))


def with_unread(read: Sequence[Judged], unread: Sequence[Candidate]) -> list[Judged]:
    """Return all candidates as if they were read, the others as little relevant and sure as the least of them."""
    relevance = min((one.relevance for one in read), default=0.0)
    sureness = min((one.sureness for one in read), default=0.0)
    return [*read, *(Judged(one, relevance, sureness) for one in unread)]


def score_of(judged: Judged) -> float:
    """Return the score of a candidate that was read, in points of the retriever's."""
    return judged.candidate.score + RELEVANCE * judged.relevance + SURENESS * judged.sureness
