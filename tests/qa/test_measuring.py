"""A figure answers only where it is measured in what is asked for."""

from __future__ import annotations

import pytest

from qa.asking import asked_in
from qa.measuring import is_measured_otherwise


@pytest.mark.parametrize(
    ("question", "words", "otherwise"),
    [
        ("全省生产总值是多少亿元？", "38640亿元", False),
        ("全省生产总值是多少亿元？", "3.9万亿元", False),
        ("全省生产总值是多少亿元？", "14万元左右", True),
        ("全省生产总值是多少亿元？", "29个", True),
        ("总投资从1.2亿元涨到了多少？", "三年", True),
        ("去年卖出多少万台？", "22.6%", True),
        ("去年卖出多少万台？", "41万台", False),
        ("新增了多少家企业？", "412户", False),
        ("扩建后能多放几成货？", "五成", False),
        ("扩建后能多放几成货？", "5200个", True),
        ("等车要多久？", "3分钟30秒", False),
        ("等车要多久？", "6座", True),
        ("增速全省第几？", "第2位", False),
        ("增速全省第几？", "8.4%", True),
        ("粮食产量是多少万吨？", "百万吨", True),
        ("茶叶产量的准确数字是多少万斤？", "420万斤以上", True),
        ("茶叶产量是多少万斤？", "420万斤以上", False),
        ("一年用了多少度电？", "258.6亿千瓦时", False),
        ("一年用了多少度电？", "31度", True),
        ("今年早稻收购价多少？", "12万吨", True),
        ("今年早稻收购价多少？", "每斤1.32元", False),
        ("居民消费价格涨了多少？", "0.4%", False),
        ("重点项目要完成多少投资？", "640个", True),
        ("重点项目要完成多少投资？", "3500亿元", False),
        ("有多少投资者参加？", "800人", False),
        ("油价什么时候调整？", "12月3日", False),
        ("全年货运量是多少？", "61%", True),
        ("全年货运量是多少？", "8600万吨", False),
        ("优良率是多少？", "61%", False),
        ("投资涨幅有几个点？", "13.8%", False),
        ("What was the city's resident population in 2022?", "4.86万亿元", True),
        ("What was the city's resident population in 2022?", "512.7万人", False),
        ("What was the population growth rate in 2022?", "0.4%", False),
        ("What was the firm's revenue in 2022?", "2.3万人", True),
        ("What was the firm's revenue in 2022?", "2.3亿元", False),
        ("Wie hoch war das Einkommen der Bewohner?", "58平方公里", True),
        ("도시의 최저임금은 얼마입니까?", "312万人次", True),
        ("桥有多大？", "8座", False),
        ("谁来了？", "8座", False),
    ],
)
def test_a_figure_of_another_dimension_is_no_answer(question: str, words: str, *, otherwise: bool) -> None:
    assert is_measured_otherwise(words, asked_in(question, 2024)) == otherwise
