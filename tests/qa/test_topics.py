"""What a question is about is told from its own words, whether or not the segmenter knows the name."""

from __future__ import annotations

import pytest

from qa.frame import frame_of


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("云桥地铁2号线什么时候开通？", "云桥地铁2号线"),
        ("青棠镇卫生院新楼占地多少？", "青棠镇卫生院新楼"),
        ("云桥动物园的园长是谁？", "云桥动物园"),
        ("2024年云桥半程马拉松的报名人数是多少？", "云桥半程马拉松"),
        ("云桥一季度GDP增长多少？", "云桥"),
        ("松台矿泉和谁签约？", "松台矿泉"),
        ("云桥实验小学由谁托管？", "云桥实验小学"),
        ("谁收购了云桥实验小学？", "云桥实验小学"),
        ("What is the total investment of 云桥地铁3号线?", "云桥地铁3号线"),
        ("云桥市の去年のGDP成長率は？", "云桥市"),
        ("增速是多少？", ""),
    ],
)
def test_a_question_is_about_what_stands_before_what_is_asked_of_it(question: str, topic: str) -> None:
    assert frame_of(question).topic == topic


def test_a_place_that_the_segmenter_cuts_askew_is_named_in_whole() -> None:
    assert frame_of("桐湖区上半年接待了多少游客？").name == "桐湖区"
