"""Places that the segmenter does not know are known by how the articles write them."""

from __future__ import annotations

import pytest

from index.cutting import articles_in
from index.formats.plain_text import to_page
from qa.asking import asked_in
from qa.placing import with_places_of

STORY = """青岚省公布去年成绩

本报讯 1月29日，青岚省统计局公布数据，各地市都有增长。物流公司岭川中心投产。
"""


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("青岚去年GDP增长多少？", ("青岚",)),
        ("去年在青岚开了几家店？", ("青岚",)),
        ("河北去年GDP增长多少？", ("河北",)),
        ("各地去年增长多少？", ()),
        ("物流公司岭川中心投资额", ("岭川",)),
        ("画家在绘画上极有名吗？", ()),
        ("梅岭市去年增长多少？", ("梅岭",)),
    ],
)
def test_a_question_is_about_a_place_that_the_articles_are_from(question: str, places: tuple[str, ...]) -> None:
    articles = articles_in([to_page("2021-02-03_A01.txt", STORY)])
    assert with_places_of(asked_in(question, 2021), articles).subjects == places
