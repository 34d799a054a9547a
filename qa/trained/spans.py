"""The best spans of a reading, by the sum of their start and end logits, less what their length costs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from qa.trained.logits import Logits

# Tokens of the longest answer.
LONGEST = 48
# Ends looked at for each start: the spans that count begin and end where the logits are high.
TRIED = 20
# What the logarithm of a span's tokens costs. The network marks the edges too generously: on 500 questions each of CMRC 2018
# and DRCD dev .6 is worth .8 and 1.8 points of exact match over nothing; 1.0 gains .4 and .8 more, but cuts one answer in a hundred short.
LENGTH_COST = 0.6


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """Characters of the passage; `margin` is the logit of the span, less its cost, over that of no answer in this passage."""

    start: int
    end: int
    margin: float


def best_spans(reading: Logits, limit: int) -> tuple[ScoredSpan, ...]:
    """Return the `limit` best spans, best first, none overlapping a better one."""
    starts = np.argsort(-reading.start)[:TRIED]
    ends = np.argsort(-reading.end)[:TRIED]
    pairs = [(int(a), int(b)) for a in starts for b in ends if a <= b < a + LONGEST]
    scores = {(a, b): float(reading.start[a] + reading.end[b]) - LENGTH_COST * math.log(b - a + 1) for a, b in pairs}
    found: list[ScoredSpan] = []
    for first, last in sorted(scores, key=lambda pair: -scores[pair]):
        start, end = int(reading.offsets[first][0]), int(reading.offsets[last][1])
        if start < end and all(end <= one.start or one.end <= start for one in found):
            found.append(ScoredSpan(start, end, scores[first, last] - reading.nowhere))
            if len(found) == limit:
                break
    return tuple(found)
