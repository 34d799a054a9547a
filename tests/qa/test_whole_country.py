"""A figure of the whole country is not what a province, a city or a district says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from qa.asking import asked_in
from qa.seeking import sought_in
from tests.qa.own_articles import article_of, objection_in

TODAY = date(2025, 3, 10)
OF_A_CITY = """市长的报告

本报讯 过去一年，我市新建充电桩3.2万个，新增就业4.3万人。
"""
OF_A_ZONE = """临渡新片区工作回顾

本报讯 过去一年，新建充电桩719个，快于全国2.1个百分点。
"""
OF_THE_COUNTRY = """去年新建充电桩超过三百万个

本报讯 国家能源部门昨日公布，去年新建充电桩312万个。我国公共充电网络覆盖九成县城，其中青溪省新建20.6万个。
"""

BY_A_BODY_OF_THE_STATE = """国家能源局：充电桩建设提速

本报讯 去年新建充电桩312万个，对美国出口设备41亿元。
"""


def objection(text: str, words: str, question: str) -> str:
    return objection_in(article_of(text, TODAY), words, question, TODAY)


@pytest.mark.parametrize(
    "question", ["去年全国新建充电桩多少个？", "去年我国新建充电桩多少个？", "我们国家去年新建充电桩多少个？"]
)
@pytest.mark.parametrize(("text", "words"), [(OF_A_CITY, "3.2万"), (OF_A_ZONE, "719"), (OF_THE_COUNTRY, "20.6万")])
def test_what_a_part_says_of_itself_is_no_figure_of_the_country(text: str, words: str, question: str) -> None:
    assert "没有提到" in objection(text, words, question)


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        (OF_THE_COUNTRY, "312万", "去年全国新建充电桩多少个？"),
        (OF_THE_COUNTRY, "312万", "去年我国新建充电桩多少个？"),
        (BY_A_BODY_OF_THE_STATE, "312万", "去年全国新建充电桩多少个？"),
        (OF_A_CITY, "3.2万", "去年新建充电桩多少个？"),
        (OF_A_ZONE, "719", "临渡新片区去年新建充电桩多少个？"),
    ],
)
def test_a_figure_of_the_country_or_of_the_place_asked_about_is_let_through(
    text: str, words: str, question: str
) -> None:
    assert objection(text, words, question) == ""


def test_the_country_is_no_place_that_makes_a_statement_sure() -> None:
    question = "去年中国GDP增长多少？"
    sought = sought_in(asked_in(question, TODAY), TODAY)
    assert sought is not None
    assert sought.places == ()
