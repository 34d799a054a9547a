"""Why there is no answer is said in the language of the question."""

from __future__ import annotations

import pytest

from index.times.periods import Period, in_english
from qa.reasons import Reason


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(2025, None), "2025"),
        (Period(2021, None, 2025), "2021–2025"),
        (Period(2025, (3, 3)), "March 2025"),
        (Period(None, (3, 3)), "March"),
        (Period(2025, (1, 5)), "January to May 2025"),
        (Period(2025, (4, 6)), "the second quarter of 2025"),
        (Period(None, (1, 6)), "the first half"),
        (Period(2025, (7, 12)), "the second half of 2025"),
    ],
)
def test_a_period_is_told_in_english(period: Period, words: str) -> None:
    assert in_english(period) == words


def test_a_reason_tells_periods_in_the_language_of_the_question() -> None:
    periods = Period(2025, None), Period(2025, (1, 3))
    english = Reason.OTHER_PERIOD.worded("How much did it grow in 2025?", *periods)
    assert english.startswith(
        "You asked about 2025; the nearest sentence in the paper speaks of the first quarter of 2025"
    )
    assert "一季度" in Reason.OTHER_PERIOD.worded("增长多少？", *periods)
