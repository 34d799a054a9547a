"""What the service answers on the real page, and what it refuses to answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from qa.reply import Answer, NoAnswer

if TYPE_CHECKING:
    from tests.qa.conftest import Ask


@pytest.mark.parametrize(
    ("question", "answer", "line"),
    [
        ("一季度郑州高新区GDP同比增长多少？", "9.6%", 33),
        ("规上工业增加值的增速是多少？", "11.7%", 33),
        ("固定资产投资增长了多少？", "18.1%", 33),
        ("“三个一批”项目开工率达到多少？", "85.7%", 39),
        ("新增入驻“郑好融”平台多少家？", "233家", 47),
        ("高新区兑现了多少财政奖补资金？", "5.13亿元", 47),
        ("第一届中原数字人才发展大会哪天举行？", "5月12日", 56),
        ("北京阿帕科蓝科技有限公司是哪一年成立的？", "2017年", 72),
    ],
)
def test_a_question_that_the_page_answers_gets_the_words_of_the_page(
    ask: Ask, question: str, answer: str, line: int
) -> None:
    outcome = ask(question).outcome
    assert isinstance(outcome, Answer)
    assert outcome.text == answer
    assert outcome.citations[0].line_first <= line <= outcome.citations[0].line_last


def test_a_question_in_english_gets_the_chinese_words_of_the_page(ask: Ask) -> None:
    outcome = ask("What was the GDP growth of the high-tech zone in the first quarter?").outcome
    assert isinstance(outcome, Answer)
    assert outcome.text == "9.6%"
    assert outcome.citations[0].line_first in {31, 33}  # both the headline and the story say it


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("教育集团和谁签约？", "河南对外经济贸易职业学院"),
        ("中国二冶集团有限公司的副总经理叫什么名字？", "李海"),
        ("谁会见了中国二冶集团有限公司副总经理李海？", "郭程明"),
        ("张红军会见了哪家公司的副总裁？", "北京阿帕科蓝科技有限公司"),
        ("中国二冶集团拟在郑州高新区成立什么？", "河南区域总部"),
    ],
)
def test_a_question_for_a_name_gets_that_name(ask: Ask, question: str, answer: str) -> None:
    outcome = ask(question).outcome
    assert isinstance(outcome, Answer)
    assert answer in outcome.text


@pytest.mark.parametrize("city", ["苏州", "宁波", "成都"])
def test_a_question_for_several_things_gets_all_of_them(ask: Ask, city: str) -> None:
    outcome = ask("全市党政代表团去了哪些城市考察学习？").outcome
    assert isinstance(outcome, Answer)
    assert city in outcome.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("三季度郑州高新区GDP同比增长多少？", "三季度"),
        ("上半年郑州高新区固定资产投资同比增长多少？", "上半年"),
    ],
)
def test_a_question_about_another_period_is_refused_and_told_why(ask: Ask, question: str, said: str) -> None:
    outcome = ask(question).outcome
    assert isinstance(outcome, NoAnswer)
    assert said in outcome.reason
    assert "一季度" in outcome.reason


@pytest.mark.parametrize(
    ("question", "place"), [("一季度洛阳GDP同比增长多少？", "洛阳"), ("一季度杭州固定资产投资同比增长多少？", "杭州")]
)
def test_a_question_about_another_place_is_refused_and_told_why(ask: Ask, question: str, place: str) -> None:
    outcome = ask(question).outcome
    assert isinstance(outcome, NoAnswer)
    assert place in outcome.reason


@pytest.mark.parametrize(
    "question",
    [
        "火星上有几座火山？",
        "今天的猪肉价格是多少？",
        "谁写了《红楼梦》？",
        "Who won the football world cup?",
        "？？？",
        "。",
    ],
)
def test_a_question_that_the_paper_does_not_speak_of_gets_no_answer_but_the_nearest_passages(
    ask: Ask, question: str
) -> None:
    reply = ask(question)
    assert isinstance(reply.outcome, NoAnswer)
    assert reply.outcome.reason
    assert reply.candidates


def test_last_year_is_counted_from_the_day_of_the_question(ask: Ask) -> None:
    question = "北京阿帕科蓝科技有限公司是去年成立的吗？"
    assert ask(question, date(2018, 1, 9)).question == question
    refused = ask("去年三季度郑州高新区GDP同比增长多少？", date(2031, 6, 1)).outcome
    assert isinstance(refused, NoAnswer)
    assert "2030年三季度" in refused.reason


def test_a_reason_is_in_the_language_of_the_question(ask: Ask) -> None:
    english = ask("What was the GDP growth of the high-tech zone in the third quarter?").outcome
    assert isinstance(english, NoAnswer)
    assert english.reason.startswith("You asked about")


def test_the_same_question_gets_the_same_answer_twice(ask: Ask) -> None:
    first, second = (ask("社会消费品零售总额同比增长多少？") for _ in range(2))
    assert first.outcome == second.outcome
    assert first.candidates == second.candidates
