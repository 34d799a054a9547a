"""Periods, read and compared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.times.periods import Period, contradicts, described, periods_in

PERIODS = st.builds(
    Period,
    st.none() | st.integers(1950, 2050),
    st.none()
    | st.sampled_from(
        [(1, 3), (4, 6), (7, 9), (10, 12), (1, 6), (7, 12), (1, 9), (1, 2), (1, 5), (3, 8), (1, 11), (5, 5), (12, 12)]
    ),
) | st.builds(
    lambda first, more, month: Period(first, (1, month), as_of=True) if month else Period(first, None, first + more),
    st.integers(1950, 2040),
    st.integers(1, 9),
    st.integers(0, 12),
)


def read(text: str) -> list[Period]:
    return [period for _, period in periods_in(text, 2024)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("一季度", Period(None, (1, 3))),
        ("首季度", Period(None, (1, 3))),
        ("第四季度", Period(None, (10, 12))),
        ("２季度", Period(None, (4, 6))),
        ("2023年三季度", Period(2023, (7, 9))),
        ("今年一季度", Period(2024, (1, 3))),
        ("去年上半年", Period(2023, (1, 6))),
        ("前年", Period(2022, None)),
        ("前三季度", Period(None, (1, 9))),
        ("1—5月", Period(None, (1, 5))),
        ("1-11月份", Period(None, (1, 11))),
        ("2019年", Period(2019, None)),
        ("the first quarter", Period(None, (1, 3))),
        ("Q3", Period(None, (7, 9))),
        ("last year", Period(2023, None)),
        ("第２四半期", Period(None, (4, 6))),
        ("작년 3분기", Period(2023, (7, 9))),
    ],
)
def test_a_period_is_read_as_numbers(text: str, period: Period) -> None:
    assert read(text) == [period]


@pytest.mark.parametrize(
    "text",
    ["9.6%", "152.0亿元", "5月12日", "一", "季风", "电话20234567", "13805人", "1970年代", "自1950年代至1990年代"],
)
def test_a_figure_or_a_day_is_no_period(text: str) -> None:
    assert read(text) == []


def test_two_periods_of_one_text_are_told_apart_in_order() -> None:
    assert list(periods_in("2022年增长5%，2023年一季度增长9%", None)) == [
        (0, Period(2022, None)),
        (10, Period(2023, (1, 3))),
    ]


def test_a_relative_year_without_a_day_to_count_from_stays_open() -> None:
    assert [period for _, period in periods_in("去年一季度", None)] == [Period(None, (1, 3))]


@settings(max_examples=100, deadline=None)
@given(PERIODS)
def test_a_described_period_is_read_back_as_the_same(period: Period) -> None:
    said = described(period)
    assert read(said) == ([period] if said else [])


WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
HAN = str.maketrans("0123456789", "〇一二三四五六七八九")


@settings(max_examples=100, deadline=None)
@given(PERIODS)
def test_neither_width_nor_the_numerals_of_the_year_matter(period: Period) -> None:
    said = described(period)
    assert read(said.translate(WIDE)) == read(said)
    if period.year and not period.until:
        year = str(period.year)
        assert read(said.replace(year, year.translate(HAN))) == read(said)


@settings(max_examples=100, deadline=None)
@given(PERIODS)
def test_no_period_contradicts_itself(period: Period) -> None:
    assert not contradicts(period, period)


@pytest.mark.parametrize(
    ("asked", "found", "against"),
    [
        (Period(None, (1, 3)), Period(2023, (1, 3)), False),
        (Period(2023, (1, 3)), Period(None, (1, 3)), False),
        (Period(2023, (1, 3)), Period(2022, (1, 3)), True),
        (Period(None, (7, 9)), Period(None, (1, 3)), True),
        (Period(None, (1, 3)), Period(2022, None), True),
        (Period(2022, None), Period(2022, (1, 3)), False),
        (Period(2022, None), Period(2021, None), True),
    ],
)
def test_words_about_another_period_contradict(asked: Period, found: Period, against: bool) -> None:  # noqa: FBT001  one column of the table
    assert contradicts(asked, found) is against


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="年月季度一二三四五十上下半前首今去Q1234567890-—至截底末份期间本 ２０％%.日quarter first"),
    st.none() | st.integers(1900, 2100),
)
def test_any_text_is_read_without_failure_and_each_period_stands_where_it_is_said(
    text: str, said_in: int | None
) -> None:
    offsets = [offset for offset, _ in periods_in(text, said_in)]
    assert offsets == sorted(set(offsets))
    assert all(0 <= offset < len(text) for offset in offsets)
    for _, period in periods_in(text, said_in):
        assert period.months is None or 1 <= period.months[0] <= 12
