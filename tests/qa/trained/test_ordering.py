"""The order of the candidates once they are read."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cutting import articles_in
from index.formats.plain_text import to_page
from index.passages import Passage
from qa.candidate import Candidate
from qa.trained.ordering import Judged, ordered, sureness_of

(ARTICLE,) = articles_in([to_page("2025-02-04_A01.txt", "桥通车了\n\n本报讯 云台河上的新桥昨日通车。\n")])


def candidate(start: int, score: float) -> Candidate:
    return Candidate(Passage(ARTICLE.article_id, start, len(ARTICLE.text)), ARTICLE, score, 0.9, 9.0, 1.0)


def starts(candidates: tuple[Candidate, ...]) -> list[int]:
    return [one.passage.start for one in candidates]


@pytest.mark.parametrize(
    ("first", "second"),
    [((5.0, 1.0), (-5.0, 1.0)), ((1.0, 2.0), (1.0, -3.0))],
    ids=["the more relevant", "the one with the surer words"],
)
def test_of_two_that_were_found_alike_the_one_that_reads_better_comes_first(
    first: tuple[float, float], second: tuple[float, float]
) -> None:
    read = [Judged(candidate(0, 0.8), *second), Judged(candidate(1, 0.8), *first)]
    assert starts(ordered(read, [])) == [1, 0]


def test_what_is_far_better_found_is_not_overruled_by_a_slightly_more_relevant_passage() -> None:
    read = [Judged(candidate(0, 1.0), 2.0, 1.0), Judged(candidate(1, 0.7), 4.0, 1.0)]
    assert starts(ordered(read, [])) == [0, 1]


def test_what_was_not_read_counts_as_the_least_that_was() -> None:
    read = [Judged(candidate(0, 0.9), 6.0, 3.0), Judged(candidate(1, 0.8), -6.0, -3.0)]
    unread = [candidate(2, 0.79), candidate(3, 0.81)]
    assert starts(ordered(read, unread)) == [0, 3, 1, 2]


def test_where_nothing_was_read_the_retrievers_order_stands() -> None:
    assert starts(ordered([], [candidate(0, 0.9), candidate(1, 0.8)])) == [0, 1]


@given(st.lists(st.floats(0, 1)))
def test_sureness_is_finite_and_grows_with_the_surest_words(confidences: list[float]) -> None:
    sure = sureness_of(confidences)
    assert math.isfinite(sure)
    assert sure <= sureness_of([*confidences, 1.0])
    assert sure >= sureness_of([])
