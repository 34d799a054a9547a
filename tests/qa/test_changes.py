"""A follow-up that asks how the last figure changed."""

from __future__ import annotations

import pytest

from qa.completing import complete
from qa.query import Turn


@pytest.mark.parametrize(
    ("first", "then", "whole"),
    [
        ("2024年远山市财政收入是多少？", "比去年呢？", "2024年远山市财政收入同比增长多少？"),
        ("2024年远山市出口额是多少？", "跟上年同期比呢", "2024年远山市出口额同比增长多少？"),
        ("2024年远山港货物吞吐量有多少？", "比上年增加了多少？", "2024年远山港货物吞吐量同比增长多少？"),
        ("2024年远山市用电量是多少？", "同比呢？", "2024年远山市用电量同比增长多少？"),
        (
            "What were Yuanshan's exports in 2024?",
            "Compared with last year?",
            "How much did Yuanshan's exports in 2024 grow year on year?",
        ),
        (
            "How many passengers did Yuanshan Airport handle in 2024?",
            "and versus the previous year?",
            "What was the year-on-year growth of passengers did Yuanshan Airport handle in 2024?",
        ),
    ],
)
def test_against_last_year_asks_for_the_change(first: str, then: str, whole: str) -> None:
    assert complete(then, (Turn(first, "1"),)) == whole


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("2024年远山市财政收入增长多少？", "比去年呢？"),
        ("2024年远山市财政收入是多少？", "那去年呢？"),
        ("2024年远山市财政收入是多少？", "比去年增长最快的是哪个区？"),
    ],
)
def test_another_year_or_another_question_is_not_a_change(first: str, then: str) -> None:
    assert "同比" not in complete(then, (Turn(first, "1"),))
