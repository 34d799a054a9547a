"""Which of the words found in all passages are the answer: the surest, of the passages that come first, that nothing rules out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.reasons import Reason
from qa.reply import Evidence, Refusal
from qa.trained.confidence import LEAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.asking import Asked
    from qa.trained.weighing import Weighed

# What a point of score by which a passage stands behind the first one takes from the log-odds of its words. See decision 120.
BEHIND = 20.0
LIKELY = 0.5
# A sum this much as sure as a mark that was passed comes before it.
AS_SURE = 0.5
# Items of a list at most, all of one article.
ITEMS = 8
# Of so many spans the objection is told where there is no answer, of those about as sure as the best.
NEAREST = 4


@dataclass(frozen=True, slots=True)
class Found:
    """Words that could be the answer, how likely they are, and the score of their passage once it was read."""

    words: Weighed
    confidence: float
    score: float


def chosen(asked: Asked, found: Sequence[Found]) -> tuple[Evidence, ...] | Refusal:
    """Return the words that answer, of a list all of one article; else say what the nearest ones speak of."""
    taken: list[Evidence] = []
    possible = [one for one in found if not one.words.objection and one.confidence >= LEAST]
    for one in _ranked(_sums_before_marks(possible)):
        words = one.words
        if taken and (
            words.article is not taken[0].article or any(_overlap(words.span, other.answer) for other in taken)
        ):
            continue
        taken.append(Evidence(words.article, words.sentence, words.span, round(one.confidence, 3)))
        if not asked.several or len(taken) == ITEMS:
            break
    return tuple(taken) or _refusal(asked, found)


def _sums_before_marks(found: Sequence[Found]) -> Sequence[Found]:
    """Return what is found without the marks that were passed, where a sum is found that is about as sure."""
    sum_of = max((one.confidence for one in found if not one.words.is_mark), default=0.0)
    return [one for one in found if not one.words.is_mark or sum_of < AS_SURE * one.confidence]


def _ranked(found: Sequence[Found]) -> list[Found]:
    """Return the surest words first; of two that are as sure, those of the newer issue: figures are revised, posts change hands."""
    first = max((one.score for one in found), default=0.0)
    sure = {id(one): _less_sure(one.confidence, first - one.score) for one in found}
    return sorted(found, key=lambda one: (-_level(sure[id(one)]), -one.words.article.day_number, -sure[id(one)]))


def _less_sure(confidence: float, behind: float) -> float:
    """Return how likely words are that stand so far behind the first passage."""
    left = confidence * math.exp(-BEHIND * behind)
    return left / (1 - confidence + left) if left else 0.0


def _refusal(asked: Asked, found: Sequence[Found]) -> Refusal:
    """Say what rules out the nearest words: that they are of another place or period says more than that there are none."""
    nearest = sorted(found, key=lambda one: -one.confidence)[:NEAREST]
    objections = (one.words.objection for one in nearest if one.confidence >= nearest[0].confidence / 2)
    return Refusal(next(filter(None, objections), "") or Reason.NOTHING_FOUND.worded(asked.spoken))


def _level(sure: float) -> float:
    """Return how sure, roughly: of two near each other the newer issue tells, but of two guesses the better one."""
    return round(sure, 1) if sure >= LIKELY else round(sure, 2)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
