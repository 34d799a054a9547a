"""Whose a figure is."""

from __future__ import annotations

import pytest

from qa.holders import counts_all_of_a_list, is_a_part, is_of_another_holder, is_sum_of_several

DRUG = "远山药业的新药“舒宁康”已进入量产，一季度销售额2.4亿元"
FAIR = "远山草莓音乐节两天吸引观众4.2万人次"
WORKS = "水务公司将投资2.6亿元建成9号白塔泵站等14项工程"


@pytest.mark.parametrize(
    ("question", "sentence", "figure", "of_another"),
    [
        ("远山药业一季度销售额是多少？", DRUG, "2.4亿元", True),
        ("舒宁康一季度销售额是多少？", DRUG, "2.4亿元", False),
        ("远山市接待游客多少人次？", FAIR, "4.2万人次", True),
        ("远山草莓音乐节来了多少观众？", FAIR, "4.2万人次", False),
        ("远山市接待游客多少人次？", "“五一”假期，全市接待游客58万人次", "58万人次", False),
        ("远山市接待游客多少人次？", "其中，白塔古镇接待游客5.8万人次", "5.8万人次", True),
        ("松岭市发了多少钱的补贴？", "发放购车补贴3亿元，拉动消费41亿元", "41亿元", True),
        ("松岭市发了多少钱的补贴？", "发放购车补贴3亿元，拉动消费41亿元", "3亿元", False),
        ("补贴拉动了多少消费？", "发放购车补贴3亿元，拉动消费41亿元", "41亿元", False),
        ("远山科技白塔基地去年卖了多少钱？", "温一舟介绍，远山科技2024年营业收入31亿元", "31亿元", True),
        ("远山科技去年营业收入是多少？", "温一舟介绍，远山科技2024年营业收入31亿元", "31亿元", False),
        ("远山科技白塔基地产值是多少？", "远山科技白塔基地产值3亿元", "3亿元", False),
        ("远山科技白塔基地产值是多少？", "基地投产，产值3亿元", "3亿元", False),
        ("远山机械去年卖了多少钱？", "公司现有员工860人，去年出口额1.3亿美元", "1.3亿美元", True),
        ("远山机械去年卖到国外多少钱？", "公司现有员工860人，去年出口额1.3亿美元", "1.3亿美元", False),
        ("远山药业营业收入是多少？", "远山药业获“工业强区奖”，营业收入3亿元", "3亿元", False),
    ],
)
def test_a_product_is_not_its_firm_nor_a_venue_its_city(
    question: str, sentence: str, figure: str, *, of_another: bool
) -> None:
    assert is_of_another_holder(question, sentence[: sentence.index(figure)]) == of_another


@pytest.mark.parametrize(
    ("question", "before", "part"),
    [
        ("白塔小学有多少学生？", "白塔小学有学生1980人，其中男生", True),
        ("白塔小学有多少男生？", "白塔小学有学生1980人，其中男生", False),
        ("白塔小学有多少学生？", "白塔小学有学生", False),
        ("白塔园区总投资多少？", "一期投资", True),
        ("白塔园区一期总投资多少？", "一期投资", False),
        ("白塔园区投资多少？", "一期投资", False),
        ("远山药业和白塔医院两家一共投多少钱？", "双方将投入6000万元，其中白塔医院出资", True),
        ("远山药业和白塔医院两家一共投多少钱？", "双方将投入", False),
        ("远山市一共出口多少亿元？", "进出口总额214亿元，其中出口", False),
        ("远山市一共有多少考生？", "报名28746人，其中参加统考的", True),
    ],
)
def test_a_part_is_not_the_whole(question: str, before: str, *, part: bool) -> None:
    assert is_a_part(question, before) == part


@pytest.mark.parametrize(
    ("question", "sentence", "figure", "of_several"),
    [
        ("白塔泵站投资多少？", WORKS, "2.6亿元", True),
        ("白塔泵站等14项工程投资多少？", WORKS, "2.6亿元", False),
        ("供电公司投资多少钱搞建设？", WORKS, "2.6亿元", False),
        ("青石桥投资多少？", "青石桥等9座桥梁总投资3亿元", "3亿元", True),
        ("青石桥投资多少？", "青石桥等9座桥梁开工，青石桥投资3000万元", "3000万元", False),
    ],
)
def test_the_sum_for_several_things_is_not_that_of_one(
    question: str, sentence: str, figure: str, *, of_several: bool
) -> None:
    start = sentence.index(figure)
    span = start, start + len(figure)
    assert is_sum_of_several(question, sentence, (0, len(sentence)), span) == of_several


def test_what_a_list_names_is_not_counted_by_what_it_counts_them_all_with() -> None:
    at = WORKS.index("14项")
    assert counts_all_of_a_list("报道列举了几项工程？", WORKS, at)
    assert not counts_all_of_a_list("供电公司要建成多少项工程？", WORKS, at)
