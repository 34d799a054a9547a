"""Which year and which part of it a figure is of, where the sentence does not say so itself."""

from __future__ import annotations

from datetime import date

import pytest

from tests.qa.own_articles import article_of, objection_in

ASKED_ON = date(2023, 7, 20)
BULLETIN = """松岭市2022年统计公报发布

本报讯 初步核算，全年全市地区生产总值905.3亿元，增长5.1%；2021年为862.4亿元，增长8.6%。其中，第二产业增加值324.5亿元。
全年社会消费品零售总额336.8亿元，增长1.9%。
"""
HALF = """松岭上半年经济平稳

本报讯 2022年上半年，全市地区生产总值431.7亿元，增长4.2%。7月份用电量3.1亿千瓦时。
今年，全市新建高标准农田2.5万亩。
"""
CONGRESS = """松岭市委全会召开

本报讯 会议指出，过去五年，全市累计完成固定资产投资1386亿元；2021年完成固定资产投资318亿元。
"""
LABOUR = """一季度就业稳定

本报讯 一季度，城镇调查失业率平均值为5.6%；3月份为5.3%。城镇新增就业1.36万人，完成全年目标4.2万人的32.4%。
博物馆接待观众43.5万人次，是去年全年的1.6倍，文创产品销售额680万元。
"""

PLAN = """2023年松岭市政府工作报告摘登

本报讯 规上工业增加值增长5%以上，森林覆盖率达到63%以上。
"""


def objection(text: str, issued: date, words: str, question: str) -> str:
    return objection_in(article_of(text, issued), words, question, ASKED_ON)


@pytest.mark.parametrize(
    ("text", "issued", "words", "question"),
    [
        (BULLETIN, date(2023, 3, 21), "336.8亿元", "松岭市2022年社会消费品零售总额是多少？"),
        (BULLETIN, date(2023, 3, 21), "324.5亿元", "松岭市去年第二产业增加值是多少？"),
        (HALF, date(2022, 7, 22), "431.7亿元", "松岭市2022年上半年GDP是多少？"),
        (HALF, date(2022, 12, 22), "2.5万亩", "松岭市2022年新建高标准农田多少亩？"),
        (CONGRESS, date(2022, 1, 16), "318亿元", "松岭市2021年完成固定资产投资多少亿元？"),
        (CONGRESS, date(2022, 1, 16), "1386亿元", "松岭市过去五年完成固定资产投资多少亿元？"),
        (LABOUR, date(2023, 4, 20), "5.6%", "今年一季度城镇调查失业率是多少？"),
        (LABOUR, date(2023, 4, 20), "5.3%", "今年3月份城镇调查失业率是多少？"),
        (LABOUR, date(2023, 4, 20), "1.36万人", "今年一季度城镇新增就业多少人？"),
        (LABOUR, date(2023, 4, 20), "4.2万人", "2023年城镇新增就业目标是多少人？"),
        (LABOUR, date(2023, 4, 20), "680万元", "一季度博物馆文创产品销售额是多少？"),
    ],
)
def test_a_figure_is_of_the_period_that_its_paragraph_or_its_headline_lets_be_meant(
    text: str, issued: date, words: str, question: str
) -> None:
    assert objection(text, issued, words, question) == ""


@pytest.mark.parametrize(
    ("text", "issued", "words", "question"),
    [
        # The headline says 2022; that 2021 is named elsewhere makes it no figure of 2021.
        (BULLETIN, date(2023, 3, 21), "336.8亿元", "松岭市2021年社会消费品零售总额是多少？"),
        # The sentence goes on with the year that the paragraph opened with, not with the one that it compared with.
        (CONGRESS, date(2022, 1, 16), "1386亿元", "松岭市2021年完成固定资产投资多少亿元？"),
        (HALF, date(2022, 7, 22), "431.7亿元", "松岭市2022年GDP是多少？"),
        (HALF, date(2022, 12, 22), "2.5万亩", "松岭市2023年新建高标准农田多少亩？"),
        (LABOUR, date(2023, 4, 20), "5.6%", "今年3月份城镇调查失业率是多少？"),
        (LABOUR, date(2023, 4, 20), "5.6%", "2022年一季度城镇调查失业率是多少？"),
        (PLAN, date(2023, 2, 1), "5%以上", "2022年规上工业增加值增长多少？"),
        (LABOUR, date(2023, 4, 20), "1.36万人", "2023年城镇新增就业目标是多少人？"),
        (LABOUR, date(2023, 4, 20), "4.2万人", "今年一季度城镇新增就业完成了多少人？"),
    ],
)
def test_a_figure_of_another_year_or_of_a_part_of_it_or_of_several_is_objected_to(
    text: str, issued: date, words: str, question: str
) -> None:
    assert objection(text, issued, words, question)


ELECTED = "会长换届\n\n本报讯 2021年，柯岚当选会长，2022年，梅放当选会长。\n"
TOOK_OVER = (
    "馆长换人\n\n本报讯 柯岚于2021年上任，梅放于2022年接任馆长，据悉这是自1998年以来的第三次换人，仪式由江一鸣主持。\n"
)
LEFT = "教练离队\n\n本报讯 由于错过了2018年的决赛，教练被迫于2017年离队。\n"
SETTLED = "纠纷了结\n\n本报讯 2018年，两厂同意结束自2015年以来的诉讼。\n"
TROUPE = "剧团往事\n\n本报讯 剧团1983年成立，1990年代由柯岚主持，1995年更名为松溪剧社。\n"


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        (ELECTED, "柯岚", "2021年谁当选会长？"),
        (ELECTED, "梅放", "2022年谁当选会长？"),
        (TOOK_OVER, "梅放", "2022年谁接任馆长？"),
        (TOOK_OVER, "江一鸣", "2022年馆长换人的仪式由谁主持？"),
        (LEFT, "错过了", "教练为什么于2017年离队？"),
        (SETTLED, "2018年", "两厂哪一年同意结束自2015年以来的诉讼？"),
        (TROUPE, "柯岚", "1990年代谁主持剧团？"),
        (TROUPE, "松溪剧社", "1995年剧团更名为什么？"),
        (TROUPE, "柯岚", "剧团当年由谁主持？"),
        (TROUPE, "柯岚", "演过六月雪的剧团由谁主持？"),
    ],
)
def test_words_are_of_the_period_that_their_clause_names_or_that_stands_beside_them_in_the_sentence(
    text: str, words: str, question: str
) -> None:
    assert objection(text, date(2023, 5, 4), words, question) == ""


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        (ELECTED, "柯岚", "2022年谁当选会长？"),
        (ELECTED, "梅放", "2021年谁当选会长？"),
        (TOOK_OVER, "柯岚", "2022年谁接任馆长？"),
        (TOOK_OVER, "江一鸣", "2020年馆长换人的仪式由谁主持？"),
        (LEFT, "错过了", "教练为什么于2016年离队？"),
        (SETTLED, "2018年", "两厂哪一年同意结束自2014年以来的诉讼？"),
        (TROUPE, "松溪剧社", "1983年剧团更名为什么？"),
    ],
)
def test_words_of_another_period_than_the_one_asked_for_are_objected_to(text: str, words: str, question: str) -> None:
    assert objection(text, date(2023, 5, 4), words, question)
