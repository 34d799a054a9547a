"""Follow-ups become questions that stand alone; other questions stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.completing import complete
from qa.query import Turn

GROWTH = Turn("一季度郑州高新区固定资产投资同比增长多少？", "18.1%")


@pytest.mark.parametrize(
    ("follow_up", "completed"),
    [
        ("那二季度呢？", "二季度郑州高新区固定资产投资同比增长多少？"),
        ("三季度的呢", "三季度郑州高新区固定资产投资同比增长多少？"),
    ],
)
def test_a_period_takes_the_place_of_the_period(follow_up: str, completed: str) -> None:
    assert complete(follow_up, [GROWTH]) == completed


def test_an_indicator_takes_the_place_of_the_indicator() -> None:
    completed = complete("GDP呢？", [GROWTH])
    assert "GDP" in completed
    assert "固定资产投资" not in completed
    assert completed.startswith("一季度郑州高新区")


def test_an_indicator_takes_the_place_of_the_indicator_and_not_of_the_growth() -> None:
    completed = complete("那固定资产投资呢？", [Turn("一季度郑州高新区GDP同比增长多少？", "9.6%")])
    assert completed == "一季度郑州高新区固定资产投资同比增长多少？"


def test_a_pronoun_becomes_the_name_that_the_last_question_was_about() -> None:
    completed = complete("它成立于哪一年？", [Turn("谁会见了北京阿帕科蓝科技有限公司？", "张红军")])
    assert "北京" in completed
    assert completed.endswith("成立于哪一年？")
    assert "它" not in completed


@pytest.mark.parametrize("question", ["教育集团开设了多少门课？", "谁会见了李海？", "What was the growth of GDP?"])
def test_a_question_that_stands_alone_stays_as_it_is(question: str) -> None:
    assert complete(question, [GROWTH]) == question


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_without_a_conversation_nothing_is_completed(question: str) -> None:
    assert complete(question, []) == question


@settings(max_examples=100, deadline=None)
@given(
    st.text("那呢？它其中的一二季度GDP郑州公司去年 ?.", min_size=1, max_size=30),
    st.text(max_size=40),
    st.text(max_size=20),
)
def test_any_follow_up_is_completed_without_failure_and_never_to_nothing(question: str, asked: str, said: str) -> None:
    assert complete(question, [Turn(asked, said)])
