"""Days, read however they are written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.times.days import Day, days_in, may_be_the_same

SAID = date(2026, 6, 2)


def read(text: str) -> list[tuple[int | None, int | None, int]]:
    return [(day.year, day.month, day.day) for day in days_in(text, SAID)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("5月9日", [(None, 5, 9)]),
        ("５月９日", [(None, 5, 9)]),
        ("五月九日", [(None, 5, 9)]),
        ("十二月二十一日", [(None, 12, 21)]),
        ("5月9号", [(None, 5, 9)]),
        ("2025年5月9日", [(2025, 5, 9)]),
        ("二〇二五年五月九日", [(2025, 5, 9)]),
        ("去年5月9日", [(2025, 5, 9)]),
        ("5월 9일", [(None, 5, 9)]),
        ("2025-05-09", [(2025, 5, 9)]),
        ("2025.5.9", [(2025, 5, 9)]),
        ("2025/5/9", [(2025, 5, 9)]),
        ("May 9", [(None, 5, 9)]),
        ("May 9, 2025", [(2025, 5, 9)]),
        ("9 May 2025", [(2025, 5, 9)]),
        ("今天", [(2026, 6, 2)]),
        ("昨日", [(2026, 6, 1)]),
        ("9日", [(2026, 6, 9)]),
        ("31日", [(2026, 5, 31)]),
        ("5月9日至12日", [(None, 5, 9), (2026, 6, 12)]),
        ("5月", []),
        ("3号线", []),
        ("第3日", []),
        ("300日元", []),
        ("星期日", []),
        ("15:30", []),
        ("近日", []),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, days: list[tuple[int | None, int | None, int]]) -> None:
    assert read(text) == days


def test_a_day_without_its_month_stays_open_where_the_paper_has_no_date() -> None:
    assert list(days_in("9日，大会开幕", None)) == [Day(0, 2, None, None, 9)]


@settings(max_examples=100, deadline=None)
@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["%Y年%-m月%-d日", "%Y-%m-%d", "%B %-d, %Y", "%-d %B %Y"]),
)
def test_every_day_of_the_calendar_is_read_back_in_every_form(day: date, form: str) -> None:
    assert read(f"{day:{form}}") == [(day.year, day.month, day.day)]


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.integers(-12, 12))
def test_a_day_without_its_month_is_the_one_nearest_to_the_issue(issued: date, away: int) -> None:
    meant = issued + timedelta(days=away)
    (day,) = days_in(f"{meant.day}日", issued)
    assert (day.year, day.month, day.day) == (meant.year, meant.month, meant.day)


def test_two_days_may_be_the_same_unless_a_part_that_both_say_differs() -> None:
    plain, full, other = (next(days_in(text, None)) for text in ("5月9日", "2025年5月9日", "5月10日"))
    assert may_be_the_same(plain, full)
    assert not may_be_the_same(plain, other)
    assert not may_be_the_same(full, next(days_in("2024年5月9日", None)))
