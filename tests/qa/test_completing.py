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


@pytest.mark.parametrize(
    ("last", "follow_up", "completed"),
    [
        ("4月份居民消费价格上涨多少？", "那5月份呢？", "5月份居民消费价格上涨多少？"),
        ("上月居民消费价格上涨多少？", "本月呢？", "本月居民消费价格上涨多少？"),
        ("2024年粮食产量是多少？", "那2025年呢？", "2025年粮食产量是多少？"),
        ("二〇二四年粮食产量是多少？", "去年呢？", "去年粮食产量是多少？"),
        ("“十四五”期间新建水库多少座？", "“十五五”期间呢？", "“十五五”期间新建水库多少座？"),
        ("1—5月用电量是多少？", "前三季度呢？", "前三季度用电量是多少？"),
        ("去年一季度用电量是多少？", "今年二季度呢？", "今年二季度用电量是多少？"),
        ("用电量是多少？", "去年呢？", "去年用电量是多少？"),
    ],
)
def test_a_period_in_any_form_takes_the_place_of_another(last: str, follow_up: str, completed: str) -> None:
    assert complete(follow_up, [Turn(last, "")]) == completed


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


@pytest.mark.parametrize(
    ("asked", "follow_up", "completed"),
    [
        ("2024年福建省进出口总额是多少？", "其中出口呢？", "2024年福建省出口是多少？"),
        ("2025年福建省城镇新增就业多少人？", "今年的目标是多少？", "福建省城镇新增就业今年的目标是多少？"),
        ("2024年福建省GDP增长多少？", "那山东省呢？", "2024年山东省GDP增长多少？"),
        ("2024年福建省GDP增长多少？", "规上工业增加值增长多少？", "2024年福建省规上工业增加值增长多少？"),
        ("What was the GDP growth of Fujian in 2024?", "And Shandong?", "What was the GDP growth of Shandong in 2024?"),
        ("What was Fujian's GDP growth in 2024?", "What is its population?", "What is Fujian's population?"),
    ],
)
def test_a_follow_up_takes_over_what_it_does_not_say_itself(asked: str, follow_up: str, completed: str) -> None:
    assert complete(follow_up, [Turn(asked, "")]) == completed


def test_a_follow_up_on_a_follow_up_knows_the_first_question() -> None:
    turns = [Turn("2024年福建省GDP增长多少？", "5.5%"), Turn("那2023年呢？", "4.5%")]
    assert complete("山东省呢？", turns) == "2023年山东省GDP增长多少？"


def test_a_new_topic_is_not_glued_to_the_old_one() -> None:
    turns = [Turn("2024年福建省GDP增长多少？", "5.5%")]
    for question in ("四川省2025年的粮食产量目标是多少？", "青河大桥是哪天通车的？", "图书馆几点开门？"):
        assert complete(question, turns) == question
