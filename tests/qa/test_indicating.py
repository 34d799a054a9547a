"""A figure is said of the indicator that stands before it, not of the next one."""

from __future__ import annotations

import pytest

from qa.asking import asked_in
from qa.indicating import indicator_told, is_named_in

REPORT = (
    "全年地区生产总值达到30218亿元，增长3.6%；规模以上工业增加值占地区生产总值比重提高到25.5%，"
    "固定资产投资增长4.7%，货物进出口总额首次跨上万亿台阶，达10260亿元，其中出口6314亿元、增长9.1%。"
)


@pytest.mark.parametrize(
    ("question", "figure", "told"),
    [
        ("地区生产总值是多少？", "30218亿元", 1),
        ("GDP增长多少？", "3.6%", 1),
        ("GDP增长多少？", "25.5%", -1),
        ("GDP增长多少？", "4.7%", -1),
        ("固定资产投资增长多少？", "4.7%", 1),
        ("进出口总额是多少？", "10260亿元", 1),
        ("出口额是多少？", "6314亿元", 1),
        ("出口额是多少？", "10260亿元", -1),
        ("进出口中出口是多少？", "6314亿元", 1),
        ("进出口中出口是多少？", "10260亿元", -1),
        ("社会消费品零售总额增长多少？", "4.7%", -1),
        ("桥有多长？", "4.7%", 0),
    ],
)
def test_a_figure_is_said_of_the_indicator_before_it(question: str, figure: str, told: int) -> None:
    at = REPORT.index(figure)
    assert indicator_told(asked_in(question, 2021), REPORT, (0, len(REPORT)), at) == told


@pytest.mark.parametrize(
    ("question", "figure", "told"),
    [
        ("新增了多少座公园？", "93座", 0),
        ("新增了多少座公园？", "870座", -1),
        ("公园累计有多少座？", "870座", 0),
        ("公园累计有多少座？", "93座", -1),
    ],
)
def test_what_was_added_is_not_the_sum(question: str, figure: str, told: int) -> None:
    text = "去年全市新建公园93座，累计达到870座。"
    assert indicator_told(asked_in(question, 2021), text, (0, len(text)), text.index(figure)) == told


@pytest.mark.parametrize(
    ("text", "figure", "told"),
    [
        ("港口集装箱班轮开到21班、吞吐量超310万标准箱。", "310万", 1),
        ("港口集装箱班轮开到21班、吞吐量超310万标准箱。", "21班", -1),
        ("港口集装箱班轮开到21班，旅客吞吐量310万人次。", "310万", -1),
    ],
)
def test_a_word_before_two_statistics_belongs_to_both(text: str, figure: str, told: int) -> None:
    question = asked_in("去年集装箱吞吐量是多少？", 2021)
    assert indicator_told(question, text, (0, len(text)), text.index(figure)) == told
    assert is_named_in(question, text) == ("、" in text)
