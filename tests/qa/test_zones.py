"""Zones of a city are told from the city, from each other and from those of other cities."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.asking import asked_in
from qa.subjects import subjects_in
from qa.zones import without_zones, zones_in
from tests.qa.own_articles import article_of, objection_in

OF_A_ZONE = """工业稳步回升

本报讯 一季度，松河市高新区规模以上工业增加值增长9.4%，高于全市2.1个百分点。全市规模以上工业增加值增长7.3%。
"""
OF_TWO_ZONES = """松河园区观察

本报讯 去年，松河高新区实现税收31亿元，松河经开区实现税收27亿元。松河市实现税收210亿元。
"""
OF_A_ZONE_BY_ITS_HEADLINE = """高新区外贸首季增长14.8%

本报讯 进出口总额62.5亿元，同比增长14.8%。
"""
OF_A_NEW_ZONE = """云塘新区招商见成效

本报讯 云塘新区去年引进项目86个。
"""


def objection(text: str, words: str, question: str) -> str:
    return objection_in(article_of(text, None), words, question, date(2026, 6, 12))


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("松河高新区今年怎么样", [("松河", "高新区")]),
        ("松河市高新技术产业开发区", [("松河", "高新技术产业开发区")]),
        ("去年云塘新区投资", [("云塘", "新区")]),
        ("上海市浦东新区", [("浦东", "新区")]),
        ("甘肃兰州新区", [("兰州", "新区")]),
        ("开封高新区税收", [("开封", "高新区")]),
        ("青浜市新区", [("青浜", "新区")]),
        ("沙市高新区", [("沙市", "高新区")]),
        ("高新区和经开区", [("", "高新区"), ("", "经开区")]),
        ("推进高新区建设", [("", "高新区")]),
        ("国家级经济技术开发区", [("", "经济技术开发区")]),
        ("创新区域协调机制，推进城市更新区改造", []),
    ],
)
def test_a_zone_is_told_with_the_name_before_it(text: str, zones: list[tuple[str, str]]) -> None:
    assert [(one.owner, text[one.start : one.end]) for one in zones_in(text)] == zones


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("宁浦经开区税收多少？", ("宁浦",)),
        ("宁浦市经开区税收多少？", ("宁浦",)),
        ("经开区税收多少？", ()),
        ("开封高新区GDP增长多少？", ("开封",)),
        ("开封GDP增长多少？", ("开封",)),
        ("安置房建了多少套？", ()),
        ("河北雄安新区去年投资多少？", ("河北", "雄安")),
        ("上海浦东新区GDP增长多少？", ("上海", "浦东")),
        ("甘肃兰州去年GDP增长多少？", ("甘肃", "兰州")),
    ],
)
def test_who_asks_of_a_zone_asks_of_the_place_that_it_is_named_after(question: str, places: tuple[str, ...]) -> None:
    assert asked_in(question, 2026).subjects == places


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        (OF_A_ZONE, "9.4%", "松河高新区一季度规上工业增加值增长多少？"),
        (OF_A_ZONE, "9.4%", "高新区一季度规上工业增加值增长多少？"),
        (OF_A_ZONE, "7.3%", "松河市一季度规上工业增加值增长多少？"),
        (OF_TWO_ZONES, "31亿元", "松河高新区去年税收多少？"),
        (OF_TWO_ZONES, "31亿元", "松河高新技术产业开发区去年税收多少？"),
        (OF_TWO_ZONES, "27亿元", "松河经开区去年税收多少？"),
        (OF_TWO_ZONES, "210亿元", "松河去年税收多少？"),
        (OF_A_ZONE_BY_ITS_HEADLINE, "62.5亿元", "高新区进出口总额多少？"),
        (OF_A_NEW_ZONE, "86个", "云塘新区去年引进多少个项目？"),
        (OF_A_NEW_ZONE, "86个", "云塘去年引进多少个项目？"),
    ],
)
def test_a_figure_of_the_zone_or_the_city_asked_about_is_let_through(text: str, words: str, question: str) -> None:
    assert not objection(text, words, question)


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        (OF_A_ZONE, "9.4%", "松河市一季度规上工业增加值增长多少？"),
        (OF_A_ZONE, "9.4%", "青陵高新区一季度规上工业增加值增长多少？"),
        (OF_A_ZONE, "9.4%", "松河经开区一季度规上工业增加值增长多少？"),
        (OF_A_ZONE, "7.3%", "松河高新区一季度规上工业增加值增长多少？"),
        (OF_TWO_ZONES, "31亿元", "松河去年税收多少？"),
        (OF_TWO_ZONES, "31亿元", "松河经开区去年税收多少？"),
        (OF_TWO_ZONES, "27亿元", "松河高新区去年税收多少？"),
        (OF_TWO_ZONES, "210亿元", "松河高新区去年税收多少？"),
        (OF_A_ZONE_BY_ITS_HEADLINE, "62.5亿元", "松河市进出口总额多少？"),
        (OF_A_ZONE_BY_ITS_HEADLINE, "62.5亿元", "经开区进出口总额多少？"),
        (OF_A_NEW_ZONE, "86个", "云塘高新区去年引进多少个项目？"),
    ],
)
def test_a_figure_of_the_city_is_not_that_of_its_zone_nor_that_of_another_zone(
    text: str, words: str, question: str
) -> None:
    assert objection(text, words, question)


@pytest.mark.parametrize(
    ("text", "words", "question", "place"),
    [
        (OF_TWO_ZONES, "31亿元", "松河市去年税收多少？", "松河高新区"),
        (OF_TWO_ZONES, "27亿元", "松河高新区去年税收多少？", "松河经开区"),
        (OF_TWO_ZONES, "210亿元", "松河高新区去年税收多少？", "松河"),
        (OF_A_ZONE, "7.3%", "松河高新区一季度规上工业增加值增长多少？", "全市"),
    ],
)
def test_a_refusal_says_of_which_zone_the_paper_speaks(text: str, words: str, question: str, place: str) -> None:
    assert objection(text, words, question) == f"报里最接近的句子说的是{place}。"


@given(st.text(alphabet="松河市高新经开区技术产业保税的在，和一季度", max_size=30))
def test_of_any_text_only_the_sorts_of_zones_are_cut_out(text: str) -> None:
    zones = zones_in(text)
    assert len(without_zones(text)) == len(text)
    assert all(text[: one.start].endswith((one.owner, f"{one.owner}市")) for one in zones)
    assert all(text[one.start : one.end] not in name for one in zones for name in subjects_in(text))
