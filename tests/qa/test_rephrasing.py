"""A question is put to a passage as the passage would put it, and in Chinese as far as the tables reach."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.cutting import articles_in
from index.formats.plain_text import to_page
from index.passages import Passage
from qa.asking import asked_in
from qa.candidate import Candidate
from qa.kinds import Kind
from qa.rephrasing import as_the_passage_says
from qa.translating import in_chinese, in_chinese_words

PAGE = """2021年政府工作报告摘登

本报讯 报告在朔原省人民代表大会上作出。过去一年，全省上下共同努力，成绩来之不易，值得珍惜。

社会消费品零售总额增长4.4%，地区生产总值增长1.4%。
"""
BODY = "社会消费品零售总额增长4.4%，地区生产总值增长1.4%。"
ASKED_ON = date(2021, 3, 8)


def candidate() -> Candidate:
    (article,) = articles_in([to_page("2021-02-04_A01.txt", PAGE)])
    article = replace(article, issue_date=date(2021, 2, 4))
    start = article.text.index(BODY)
    return Candidate(Passage(article.article_id, start, start + len(BODY)), article, 1.0, 1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("question", "put"),
    [
        ("朔原2020年社零增速是多少？", "社会消费品零售总额增长多少？"),
        ("朔原 2020 GDP增速", "地区生产总值增长多少？"),
        ("朔原2020年GDP具体是多少亿元？", "地区生产总值是多少？"),
        ("朔原省2020年有多少户人家用上了自来水？", "有多少户人家用上了自来水?"),
        ("岭川2020年GDP增速是多少？", "岭川地区生产总值增速是多少?"),
        ("朔原2018年有多少户人家用上了自来水？", "2018年有多少户人家用上了自来水?"),
    ],
)
def test_what_the_rules_check_is_left_out_and_names_are_those_of_the_passage(question: str, put: str) -> None:
    assert as_the_passage_says(asked_in(question, ASKED_ON), candidate()) == put


@pytest.mark.parametrize(
    ("question", "chinese"),
    [
        ("What was Shuoyuan's GDP growth in 2020?", "朔原2020年地区生产总值增长是多少?"),
        ("What is Shuoyuan's GDP growth target for 2021?", "朔原2021年地区生产总值增长目标是多少?"),
        ("朔原省の2020年の食糧総生産量は何億斤でしたか。", "朔原2020年粮食产量是多少?"),
        ("朔原성의 2020년 GDP 증가율은 얼마입니까?", "朔原2020年地区生产总值增长是多少?"),
    ],
)
def test_a_question_for_an_indicator_is_put_in_chinese(question: str, chinese: str) -> None:
    asked = in_chinese(asked_in(question, ASKED_ON), [candidate().article])
    assert asked is not None
    assert asked.text == chinese
    assert asked.subjects == ("朔原",)
    assert asked.spoken == question


def test_of_any_other_question_the_places_are_known_in_chinese() -> None:
    asked = in_chinese(asked_in("How many parks did Shuoyuan add?", ASKED_ON), [candidate().article])
    assert asked is not None
    assert (asked.text, asked.subjects) == ("How many parks did 朔原 add?", ("朔原",))


def test_a_question_in_chinese_is_not_translated() -> None:
    assert in_chinese(asked_in("朔原GDP增长多少？", ASKED_ON), [candidate().article]) is None


@pytest.mark.parametrize(
    ("question", "chinese"),
    [
        ("Quel était le PIB de Shuoyuan en 2020 ?", "朔原2020年地区生产总值是多少?"),
        ("Wie hoch war die Arbeitslosenquote in Shuoyuan 2020?", "朔原2020年城镇调查失业率是多少?"),
    ],
)
def test_indicators_are_known_in_further_languages(question: str, chinese: str) -> None:
    asked = in_chinese(asked_in(question, ASKED_ON), [candidate().article])
    assert asked is not None
    assert asked.text == chinese


def test_what_is_asked_of_a_thing_within_an_indicator_stays_whole() -> None:
    asked = in_chinese(asked_in("What were Shuoyuan's exports of rice in 2020?", ASKED_ON), [candidate().article])
    assert asked is not None
    assert "rice" in asked.text
    assert ("rice", "水稻") in [(name, row[0]) for name, row in asked.names]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("¿Cuántos puentes hay en Shuoyuan?", Kind.FIGURE),
        ("What is the price of rice?", Kind.FIGURE),
        ("Quem dirige o museu?", Kind.PERSON),
        ("Why did the price of rice fall?", Kind.SENTENCE),
        ("図書館の面積は？", Kind.FIGURE),
    ],
)
def test_what_is_asked_for_is_known_in_further_languages(question: str, kind: Kind) -> None:
    asked = in_chinese(asked_in(question, ASKED_ON), [])
    assert asked is not None
    assert asked.kind is kind


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What was Shuoyuan Bank's net profit in 2020?", "朔原银行净利润，2020"),
        ("朔原銀行の2020年の純利益は？", "朔原银行2020年净利润"),
        ("Wer leitet das Museum?", "博物馆"),
    ],
)
def test_the_rules_are_asked_in_the_words_that_are_known_in_chinese(question: str, words: str) -> None:
    asked = in_chinese(asked_in(question, ASKED_ON), [candidate().article])
    assert asked is not None
    assert in_chinese_words(asked).text == words
