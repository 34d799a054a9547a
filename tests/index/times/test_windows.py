"""The stretches of time that a text names, as days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.times.windows import windows_in

SAID = date(2026, 3, 10)

# text: the words that name a stretch of time, its first and its last day
TABLE = [
    ("今年一季度GDP", "今年一季度", "2026-01-01", "2026-03-31"),
    ("去年的粮食产量", "去年", "2025-01-01", "2025-12-31"),
    ("上月新增企业", "上月", "2026-02-01", "2026-02-28"),
    ("2024年1—2月投资", "2024年1—2月", "2024-01-01", "2024-02-29"),
    ("“十四五”期间建成", "“十四五”期间", "2021-01-01", "2025-12-31"),
    ("截至2025年6月底", "2025年6月", "2025-01-01", "2025-06-30"),
    ("昨天谁来了", "昨天", "2026-03-09", "2026-03-09"),
    ("去年5月9日签约", "去年5月9日", "2025-05-09", "2025-05-09"),
    ("2024年11月至2月", "2024年11月至2月", "2024-11-01", "2025-02-28"),
    ("GDP growth in the first quarter of 2025", "first quarter of 2025", "2025-01-01", "2025-03-31"),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), TABLE)
def test_a_stretch_of_time_spans_days(text: str, words: str, first: str, last: str) -> None:
    (window,) = windows_in(text, SAID)
    assert text[window.start : window.end] == words
    assert (window.first, window.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["一季度GDP增长多少", "5月9日谁签约", "2月30日", "2025年2月30日"])
def test_what_no_year_is_told_for_or_what_is_no_day_spans_none(text: str) -> None:
    (window,) = windows_in(text, SAID)
    assert (window.first, window.last) == (None, None)


@given(st.sampled_from([text for text, *_ in TABLE] + ["31日", "明天", "明年"]), st.dates())
@example("昨天", date.min)
@example("31日", date.min)
@example("明天", date.max)
@example("明年", date.max)
def test_whatever_the_day_a_stretch_begins_before_it_ends(text: str, said: date) -> None:
    for window in windows_in(text, said):
        assert window.first is None or window.last is None or window.first <= window.last
