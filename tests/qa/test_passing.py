"""What a question names in passing, or says only by its year, rules out figures, but not who, what or where."""

from __future__ import annotations

from datetime import date

import pytest

from tests.qa.own_articles import article_of, objection_in

STORY = """松岭市书市开幕

本报讯 2021年，馆长柯岚提出，松岭市将新建云台书城。

书市设在中心广场，东侧是旧书摊，西侧是新书展台，中间留出一条通道供人歇脚；每天早上九点开门，晚上九点关门，雨天移到室内。志愿者在入口处发放地图，孩子们可以在帐篷里听故事，老人可以在树下喝茶。

书市上的作品有一半来自梅溪市。

办事处有12人，由梅放主持。科大中学是松岭大学的一部分。
"""


def objection(words: str, question: str) -> str:
    return objection_in(article_of(STORY, date(2021, 5, 4)), words, question, date(2023, 7, 20))


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("梅放", "梅溪市参加的松岭市书市，办事处由谁主持？"),
        ("柯岚", "2021年谁提出松岭市缺少书城？"),
        ("松岭大学", "科大中学是哪所大学的一部分？"),
    ],
)
def test_who_or_what_is_told_though_the_question_names_more(words: str, question: str) -> None:
    assert objection(words, question) == ""


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("12人", "梅溪市参加的松岭市书市，办事处有多少人？"),
        ("梅放", "岭川市参加的松岭市书市，办事处由谁主持？"),
        ("梅放", "梅溪市的办事处由谁主持？"),
        ("云台书城", "2020年松岭市建成了哪座书城？"),
        ("云台书城", "2021年松岭市建成了哪座书城？"),
    ],
)
def test_a_figure_of_another_place_or_what_is_not_yet_there_is_ruled_out(words: str, question: str) -> None:
    assert objection(words, question)
