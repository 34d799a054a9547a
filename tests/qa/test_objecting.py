"""Periods and days of a question, held against an article of a known day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.qa.own_articles import article_of, objection_in

TODAY = date(2026, 6, 12)
PRICES = """消费价格平稳

本报讯 统计局9日发布，5月份，全市居民消费价格同比上涨0.2%。其中，食品价格上涨1.1%。
"""
BRIDGE = """大桥建成通车

本报讯 二〇二六年五月九日，青河大桥建成通车，总投资7.4亿元。截至5月底，通行车辆38万辆次。
"""
OPENING = """书市开幕

本报讯 近日，书市开幕，三位专家到场。
"""
ENGLISH = """Ningpu port grows

Haiyun (海运), the largest operator in Ningpu, handled 38 million tonnes last year.
"""
KOREAN = """닝푸 항만 물동량 증가

닝푸시의 항만 운영사 하이윈(海運)은 지난해 화물 3800만 톤을 처리했다.
"""
PLAN = """水利建设提速

本报讯 “十四五”期间，全市新建水库12座。2024年新建水库3座。
"""


def objection(text: str, words: str, question: str) -> str:
    return objection_in(article_of(text, TODAY), words, question, TODAY)


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        (PRICES, "0.2%", "上月居民消费价格上涨多少？"),
        (PRICES, "0.2%", "5月份居民消费价格上涨多少？"),
        (PRICES, "0.2%", "五月居民消费价格上涨多少？"),
        (PRICES, "1.1%", "上月食品价格上涨多少？"),
        (PRICES, "0.2%", "6月9日发布的居民消费价格上涨多少？"),
        (PRICES, "0.2%", "今年居民消费价格上涨多少？"),
        (BRIDGE, "7.4亿元", "5月9日通车的大桥总投资多少？"),
        (BRIDGE, "7.4亿元", "2026年5月9日通车的大桥总投资多少？"),
        (BRIDGE, "7.4亿元", "5月通车的大桥总投资多少？"),
        (BRIDGE, "38万", "今年大桥通行车辆多少？"),
        (BRIDGE, "38万", "1—5月大桥通行车辆多少？"),
        (OPENING, "三位专家", "6月书市开幕时几位专家到场？"),
        (OPENING, "三位专家", "本月书市开幕时几位专家到场？"),
        (PLAN, "12座", "2021—2025年全市新建水库多少座？"),
        (PLAN, "3座", "2024年全市新建水库多少座？"),
    ],
)
def test_an_answer_of_the_period_asked_for_is_let_through(text: str, words: str, question: str) -> None:
    assert objection(text, words, question) == ""


@pytest.mark.parametrize(
    ("text", "words", "question", "said"),
    [
        (PRICES, "0.2%", "4月份居民消费价格上涨多少？", "5月"),
        (PRICES, "0.2%", "本月居民消费价格上涨多少？", "5月"),
        (PRICES, "0.2%", "一季度居民消费价格上涨多少？", "5月"),
        (PRICES, "0.2%", "6月10日发布的居民消费价格上涨多少？", "6月10日"),
        (BRIDGE, "7.4亿元", "5月10日通车的大桥总投资多少？", "5月10日"),
        (BRIDGE, "7.4亿元", "2025年5月9日通车的大桥总投资多少？", "2025年"),
        (BRIDGE, "38万", "一季度大桥通行车辆多少？", "截至5月底"),
        (OPENING, "三位专家", "5月书市开幕时几位专家到场？", "5月"),
        (OPENING, "三位专家", "去年6月书市开幕时几位专家到场？", "2025年6月"),
        (PLAN, "12座", "2024年全市新建水库多少座？", "2021—2025年"),
        (PLAN, "3座", "“十五五”期间全市新建水库多少座？", "2026—2030年"),
    ],
)
def test_an_answer_of_another_period_is_refused_and_told_why(text: str, words: str, question: str, said: str) -> None:
    assert said in objection(text, words, question)


@pytest.mark.parametrize(("text", "words"), [(ENGLISH, "38 million"), (KOREAN, "3800만")])
def test_an_article_in_other_letters_with_a_chinese_name_in_it_need_not_name_the_place_in_chinese(
    text: str, words: str
) -> None:
    assert not objection(text, words, "宁浦市港口货物吞吐量是多少？")


def test_a_japanese_article_names_a_place_by_the_same_characters() -> None:
    text = """青浜港の貨物が増加

青浜市の港は昨年、貨物3800万トンを取り扱った。
"""
    assert objection(text, "3800万", "宁浦市港口货物吞吐量是多少？")
