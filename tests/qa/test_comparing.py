"""Two figures are compared by what they are worth, not by how they are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cutting import articles_in
from index.figures.statements import statements_in
from index.formats.plain_text import to_page
from qa.comparing import Compared, shown_number, unit_of, verdict, why_not
from qa.finding import Told
from qa.tongue import CHINESE, ENGLISH, Tongue

NAMES = ("甲市", "乙市")


def told(sentence: str) -> Told:
    """The last figure that a sentence of a page of 2026 states."""
    (one,) = articles_in([to_page("a.txt", f"经济数据\n\n{sentence}\n")])
    article = replace(one, issue_date=date(2026, 1, 20))
    statement = list(statements_in(article))[-1]
    start = article.text.index(sentence[:4])
    return Told(article, (start, len(article.text)), statement)


def compared(first: str, second: str, tongue: Tongue = CHINESE, *, lower: bool = False) -> str:
    return verdict(Compared("甲市", told(first)), Compared("乙市", told(second)), tongue, lower=lower)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("地区生产总值1.2亿元。", "地区生产总值8000万元。", "甲市更高：1.2亿元，比乙市的8000万元多0.4亿元。"),
        ("地区生产总值8000万元。", "地区生产总值1.2亿元。", "乙市更高：1.2亿元，比甲市的8000万元多0.4亿元。"),
        ("固定资产投资增长2.5%。", "固定资产投资下降1.25%。", "甲市更高：2.5%，比乙市的1.25%多3.75个百分点。"),
        ("粮食产量12000吨。", "粮食产量1.2万吨。", "甲市和乙市相同，都是12000吨。"),
        ("粮食产量12000吨。", "粮食产量1.1万吨。", "甲市更高：12000吨，比乙市的1.1万吨多1000.0吨。"),
    ],
)
def test_the_outcome_is_right_whatever_the_units_are_written_in(first: str, second: str, said: str) -> None:
    assert compared(first, second) == said


def test_the_lesser_one_is_told_where_it_is_asked_for() -> None:
    assert compared("粮食产量3万吨。", "粮食产量2万吨。", lower=True) == "乙市更低：2万吨，比甲市的3万吨少1万吨。"


def test_english_is_told_in_english() -> None:
    said = compared("GDP reached 2.46 million yuan.", "GDP reached 1.87 million yuan.", ENGLISH)
    assert said == "甲市 is ahead: 2.46 million yuan, 0.59 million yuan more than the 1.87 million yuan of 乙市."


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        ("地区生产总值1.2亿元。", "地区生产总值增长5%。", "单位"),
        ("地区生产总值1.2亿元。", "固定资产投资1.3亿元。", "指标"),
        ("2024年地区生产总值1.2亿元。", "2025年地区生产总值1.3亿元。", "时期"),
        ("地区生产总值1.2亿元。", "地区生产总值1.3亿元。", ""),
    ],
)
def test_what_differs_in_unit_indicator_or_period_is_not_compared(first: str, second: str, differs: str) -> None:
    reason = why_not(told(first), told(second), NAMES, CHINESE, of_periods=False)
    assert differs in reason
    assert bool(reason) == bool(differs)


def test_years_are_compared_where_they_are_what_is_asked() -> None:
    one, other = told("2024年地区生产总值1.2亿元。"), told("2025年地区生产总值1.3亿元。")
    assert not why_not(one, other, ("2024年", "2025年"), CHINESE, of_periods=True)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_the_greater_number_is_ahead_and_the_gap_is_exact(first: int, second: int) -> None:
    said = compared(f"粮食产量{first}吨。", f"粮食产量{second}吨。")
    if first == second:
        assert "相同" in said
    else:
        ahead = "甲市" if first > second else "乙市"
        assert said.startswith(f"{ahead}更高：{max(first, second)}吨")
        assert f"多{abs(first - second)}吨。" in said


@pytest.mark.parametrize(
    ("sentence", "number", "unit"),
    [
        ("地区生产总值1.2亿元。", 1.2, "亿元"),
        ("固定资产投资下降1.3%。", -1.3, "%"),
        ("地区生产总值增长百分之五点五。", 5.5, "%"),
        ("地区生产总值增长5%—6%。", 5.5, "%"),
        ("GDP reached 2.46 million yuan.", 2.46, "million yuan"),
    ],
)
def test_a_point_has_its_number_in_its_unit(sentence: str, number: float, unit: str) -> None:
    assert shown_number(told(sentence)) == pytest.approx(number)
    assert unit_of(told(sentence)) == unit
