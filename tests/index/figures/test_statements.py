"""What the figures of an article state."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.cutting import articles_in
from index.figures.aims import Aim
from index.figures.statements import Measure, statements_in
from index.formats.plain_text import to_page
from index.times.periods import described

if TYPE_CHECKING:
    from index.article import Article

PAGE = """松溪市一季度经济数据

本报讯 4月20日，松溪市统计局发布数据。一季度，全市地区生产总值152.0亿元，同比增长9.6%；规上工业增加值增长11.7%；农村居民人均可支配收入5210元，增长6.1%。3月份，居民消费价格同比上涨0.4%，环比下降0.2%，涨幅比上月回落0.1个百分点。

松溪港完成货物吞吐量860万吨。邻近的竹源县粮食总产量31.7万吨，竹源县种植面积78.9万亩。全市新增就业1.2万人，服务业占比为48%。

2024年全年，固定资产投资完成88.5亿元。今年地区生产总值增长目标为8%以上。第二轮有三项任务。
"""


def article() -> Article:
    (one,) = articles_in([to_page("2025-04-21_A01.txt", PAGE)])
    return replace(one, issue_date=date(2025, 4, 21))


def stated() -> list[tuple[str, str, Measure, str, str]]:
    one = article()
    return [
        (
            one.text[said.figure.start : said.figure.end],
            said.indicator,
            said.measure,
            said.place,
            described(said.period) if said.period else "",
        )
        for said in statements_in(one)
    ]


@pytest.mark.parametrize(
    "expected",
    [
        ("152.0亿元", "地区生产总值", Measure.LEVEL, "松溪市", "2025年一季度"),
        ("9.6%", "地区生产总值", Measure.RATE, "松溪市", "2025年一季度"),
        ("11.7%", "规模以上工业增加值", Measure.RATE, "松溪市", "2025年一季度"),
        ("5210元", "农村居民人均可支配收入", Measure.LEVEL, "松溪市", "2025年一季度"),
        ("0.4%", "居民消费价格", Measure.RATE, "松溪市", "2025年3月"),
        ("0.2%", "居民消费价格", Measure.RATE, "松溪市", "2025年3月"),
        ("0.1个百分点", "居民消费价格", Measure.CHANGE, "松溪市", "2025年3月"),
        ("31.7万吨", "粮食产量", Measure.LEVEL, "竹源县", "2025年3月"),
        ("88.5亿元", "固定资产投资", Measure.LEVEL, "松溪市", "2024年"),
    ],
)
def test_a_figure_states_how_much_of_what_where_and_when(expected: tuple[str, str, Measure, str, str]) -> None:
    assert expected in stated()


def test_a_target_is_told_from_a_result() -> None:
    one = article()
    aims = {one.text[said.figure.start : said.figure.end]: said.aim for said in statements_in(one)}
    assert (aims["9.6%"], aims["8%"]) == (Aim.RESULT, Aim.TARGET)


def test_what_numbers_the_parts_of_a_text_states_nothing() -> None:
    assert not {"第二", "三项"} & {words for words, *_ in stated()}


def test_every_statement_stands_in_the_article_in_order_and_apart() -> None:
    spans = [(said.figure.start, said.figure.end) for said in statements_in(article())]
    assert spans
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    assert all(0 <= start < end <= len(article().text) for start, end in spans)


@pytest.mark.parametrize(
    ("headline", "body", "period"),
    [
        ("松溪市2024年工作回顾", "规上工业增加值增长2.3%。", "2024年"),
        ("松溪市2025年政府工作报告", "过去一年，全市上下顶住压力。规上工业增加值增长2.3%。", "2024年"),
        ("松溪市今年发展目标确定", "目标是：规上工业增加值增长2.3%。", "2025年"),
        ("松溪市经济消息", "规上工业增加值增长2.3%。", ""),
        ("松溪市2023年和2024年工作", "规上工业增加值增长2.3%。", ""),
    ],
)
def test_a_sentence_without_a_period_is_of_that_of_the_article(headline: str, body: str, period: str) -> None:
    (one,) = articles_in([to_page("a.txt", f"{headline}\n\n本报讯 {body}\n")])
    (said,) = statements_in(replace(one, issue_date=date(2025, 2, 3)))
    assert (described(said.period) if said.period else "") == period


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("人均收入从9万元提高到11万元。", ["11万元"]),
        ("地区生产总值超千亿元。", []),
        ("地区生产总值2.4万亿元，年均增长6.8%。", ["2.4万亿元"]),
        ("新增就业1.2万人，服务业占比为48%。", ["1.2万人", "48%"]),
    ],
)
def test_what_is_over_or_says_no_number_states_nothing(sentence: str, expected: list[str]) -> None:
    (one,) = articles_in([to_page("a.txt", f"经济消息\n\n{sentence}\n")])
    assert [one.text[said.figure.start : said.figure.end] for said in statements_in(one)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "第一产业增加值2614亿元、增长3.9%，第二产业增加值15230亿元。",
            [
                ("2614亿元", "第一产业增加值", Measure.LEVEL),
                ("3.9%", "第一产业增加值", Measure.RATE),
                ("15230亿元", "第二产业增加值", Measure.LEVEL),
            ],
        ),
        (
            "全年增长1.4%，总量达到14876亿元。",
            [("1.4%", "地区生产总值", Measure.RATE), ("14876亿元", "地区生产总值", Measure.LEVEL)],
        ),
        ("海洋生产总值增长6%。", [("6%", "海洋生产总值", Measure.RATE)]),
        ("跨境电商进出口增长12%。", [("12%", "跨境电商进出口", Measure.RATE)]),
        (
            "接待游客4.3亿人次，旅游收入4610亿元，分别增长38%和45%。",
            [("4.3亿人次", "接待游客", Measure.LEVEL), ("4610亿元", "旅游收入", Measure.LEVEL)],
        ),
    ],
)
def test_a_part_of_a_thing_and_the_first_of_several_are_not_the_thing(
    sentence: str, expected: list[tuple[str, str, Measure]]
) -> None:
    (one,) = articles_in([to_page("a.txt", f"经济消息\n\n{sentence}\n")])
    assert [
        (one.text[said.figure.start : said.figure.end], said.indicator, said.measure) for said in statements_in(one)
    ] == expected


def test_what_stands_where_a_report_looks_back_is_a_result() -> None:
    page = "今年经济增长目标5%左右\n\n本报讯 报告回顾了2023年工作：全年增长5.2%，总量达到163亿元。\n\n接待游客430万人次。\n\n今年的主要预期目标是：地区生产总值增长5%。\n"
    (one,) = articles_in([to_page("a.txt", page)])
    aims = {
        one.text[said.figure.start : said.figure.end]: said.aim
        for said in statements_in(replace(one, issue_date=date(2024, 1, 30)))
    }
    assert (aims["5.2%"], aims["430万人次"], aims["5%"]) == (Aim.RESULT, Aim.RESULT, Aim.TARGET)


def test_the_whole_year_is_not_the_one_that_a_figure_of_the_paragraph_before_was_compared_with() -> None:
    page = (
        "松溪市2022年统计公报发布\n\n本报讯 全市地区生产总值163亿元，增长5.1%；2021年为152亿元，增长8.6%。\n\n"
        "全年固定资产投资完成88.5亿元，增长8.3%。\n"
    )
    (one,) = articles_in([to_page("2023-03-21_A01.txt", page)])
    one = replace(one, issue_date=date(2023, 3, 21))
    said = [each for each in statements_in(one) if one.text[each.figure.start : each.figure.end] == "88.5亿元"]
    assert [described(each.period) for each in said if each.period] == ["2022年"]


def test_the_year_in_the_name_of_a_report_is_not_that_of_the_figures_beside_it() -> None:
    (one,) = articles_in(
        [
            to_page(
                "own.txt", "2026年松溪市政府工作报告 地区生产总值增长4.7%\n\n本报讯 过去一年，全市生产总值增长4.7%。\n"
            )
        ]
    )
    one = replace(one, issue_date=date(2026, 2, 2))
    assert {described(said.period) for said in statements_in(one) if said.period} == {"2025年"}
