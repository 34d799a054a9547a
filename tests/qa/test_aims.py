"""Results and targets are told apart."""

from __future__ import annotations

from datetime import date

import pytest

from index.cutting import articles_in
from index.figures.aims import Aim, aim_at, aim_told
from index.formats.plain_text import to_page
from index.sentences import sentence_spans
from qa.asking import asked_in
from qa.objecting import objection_to
from tests.qa.own_articles import article_of, place_of


@pytest.mark.parametrize(
    ("text", "words", "aim"),
    [
        ("完成年度计划1050亿元的112.7%；新改建公路4860公里。", "4860公里", Aim.RESULT),
        ("完成年度计划1050亿元的112.7%；新改建公路4860公里。", "1050亿元", Aim.TARGET),
        ("新增学位1.62万个，完成年度目标1.5万个的108%。", "1.62万个", Aim.RESULT),
        ("新增学位1.62万个，完成年度目标1.5万个的108%。", "1.5万个", Aim.TARGET),
        ("2022年，改造小区22个，新增学位3150个。", "3150个", Aim.RESULT),
        ("今年要新增学位3150个。", "3150个", None),
        ("力争完成全年计划，新增学位3150个。", "3150个", Aim.TARGET),
        ("以提高绿化率为目标，绿化率从2019年的31.5%提高到35%。", "31.5%", Aim.RESULT),
        ("以提高绿化率为目标，绿化率从2019年的31.5%提高到35%。", "35%", Aim.TARGET),
    ],
)
def test_what_met_a_target_is_a_result_and_the_target_beside_it_one(text: str, words: str, aim: Aim | None) -> None:
    article = article_of(f"新区今年力争增长7%\n\n本报讯 会议召开。\n{text}\n", date(2023, 1, 10))
    assert aim_told(article, *place_of(words, article)) is aim


@pytest.mark.parametrize(
    ("question", "aim"),
    [
        ("今年GDP增长目标是多少？", Aim.TARGET),
        ("2027年新建学校多少所？", Aim.TARGET),
        ("What is the growth target for 2025?", Aim.TARGET),
        ("松河市要改造多少个小区？", Aim.TARGET),
        ("松河市今年要新建几所学校？", Aim.TARGET),
        ("修这座桥要花多少钱？", None),
        ("去年粮食产量是多少？", Aim.RESULT),
        ("2025年地区生产总值增长多少？", Aim.RESULT),
        ("城镇新增就业完成了多少人？", Aim.RESULT),
        ("地区生产总值增长多少？", None),
        ("今年地区生产总值增长多少？", None),
        ("谁领导图书计划署？", None),
    ],
)
def test_a_question_asks_for_a_result_or_a_target_or_leaves_it_open(question: str, aim: Aim | None) -> None:
    assert asked_in(question, 2026).aim is aim


PAGE = """2026年重点工作 稳中求进

本报讯 今年发展主要预期目标是：全市生产总值增长5.5%左右。去年全市生产总值比上年增长6.1%。新改建学校20所。
"""


@pytest.mark.parametrize(("words", "aim"), [("预期", Aim.TARGET), ("比上年", Aim.RESULT), ("新改建", Aim.TARGET)])
def test_a_sentence_tells_by_its_own_words_or_by_its_headline(words: str, aim: Aim) -> None:
    (article,) = articles_in([to_page("2026-02-03_A01.txt", PAGE)])
    (sentence,) = [one for one in sentence_spans(article.text) if words in article.text[slice(*one)]]
    assert aim_at(article, sentence) is aim


def test_last_years_growth_is_not_answered_with_this_years_target() -> None:
    (article,) = articles_in([to_page("2026-02-03_A01.txt", PAGE)])
    sentence = next(one for one in sentence_spans(article.text) if "5.5%" in article.text[slice(*one)])
    at = article.text.index("5.5%")
    assert "目标" in objection_to(asked_in("全市生产总值增长了多少？", 2026), article, sentence, at)
    assert objection_to(asked_in("全市生产总值增长目标是多少？", 2026), article, sentence, at) == ""


PLANNED = """让旧港区焕发活力

本报讯 加快旧港区改建，支持渔民合作社添置冷库。深入开展清滩行动，推进旧管道更换。推进滩涂整治，完成栽植红树苗90万株、清理河汊30公里。稳步推进灯塔修缮。
"""
REVIEWED = """旧港区焕发活力

本报讯 深入开展清滩行动，拾得的渔网比上年增加6吨。推进滩涂整治，完成栽植红树苗70万株。
"""
SCHEDULED = """松河市2026年重点任务

本报讯 完成渔村危房改造20万平米。去年完成渔村危房改造26万平米。
"""


@pytest.mark.parametrize(
    ("text", "words", "aim"),
    [
        (PLANNED, "90万株", Aim.TARGET),
        (PLANNED, "30公里", Aim.TARGET),
        (REVIEWED, "70万株", Aim.RESULT),
        (SCHEDULED, "20万平米", Aim.TARGET),
        (SCHEDULED, "26万平米", Aim.RESULT),
    ],
)
def test_what_a_plan_tells_as_done_is_to_be_done(text: str, words: str, aim: Aim) -> None:
    article = article_of(text, date(2026, 2, 10))
    assert aim_told(article, *place_of(words, article)) is aim


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuál es el objetivo de crecimiento?",
        "Wie hoch ist das Wachstumsziel?",
        "Quel est l'objectif ?",
        "目標は何ですか",
    ],
)
def test_a_target_is_told_in_other_languages(question: str) -> None:
    assert asked_in(question, 2026).aim is Aim.TARGET


def test_what_was_attained_is_no_target() -> None:
    assert asked_in("Was hat die Stadt erzielt?", 2026).aim is not Aim.TARGET
