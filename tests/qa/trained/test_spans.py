"""The best spans of a reading, against all of them tried one by one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.trained.logits import Logits
from qa.trained.spans import LENGTH_COST, LONGEST, best_spans

LOGITS = st.floats(-10, 10, allow_nan=False, width=32)


def logits_of(start: list[float], end: list[float], nowhere: float) -> Logits:
    places = np.arange(len(start))
    offsets = np.stack([places, places + 1], axis=1)
    return Logits(0.0, nowhere, np.array(start, np.float32), np.array(end, np.float32), offsets)


@given(st.lists(st.tuples(LOGITS, LOGITS), min_size=1, max_size=18), LOGITS)
def test_the_first_span_is_the_best_of_all_there_are(pairs: list[tuple[float, float]], nowhere: float) -> None:
    start, end = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    count = len(pairs)
    every = [
        start[a] + end[b] - LENGTH_COST * math.log(b - a + 1) - nowhere
        for a in range(count)
        for b in range(a, min(count, a + LONGEST))
    ]
    found = best_spans(logits_of(start, end, nowhere), 1)
    assert found[0].margin == pytest.approx(max(every), abs=1e-4)


@given(st.lists(st.tuples(LOGITS, LOGITS), min_size=1, max_size=30), st.integers(1, 5))
def test_spans_come_best_first_and_none_overlaps_another(pairs: list[tuple[float, float]], limit: int) -> None:
    found = best_spans(logits_of([a for a, _ in pairs], [b for _, b in pairs], 0.0), limit)
    assert len(found) <= limit
    assert [one.margin for one in found] == sorted((one.margin for one in found), reverse=True)
    for number, one in enumerate(found):
        assert all(one.end <= other.start or other.end <= one.start for other in found[:number])


def test_a_passage_without_a_token_has_no_span() -> None:
    empty = Logits(0.0, 0.0, np.zeros(0, np.float32), np.zeros(0, np.float32), np.zeros((0, 2), np.int64))
    assert best_spans(empty, 3) == ()
