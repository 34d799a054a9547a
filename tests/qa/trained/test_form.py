"""Words that have not the form of what is asked for are no answer, however sure the network is of them."""

from __future__ import annotations

import pytest

from qa.asking import asked_in
from qa.kinds import Kind
from qa.trained.form import is_of_another_form


@pytest.mark.parametrize(
    ("question", "words", "other"),
    [
        ("学校是哪一年成立的？", "5月6日上午", True),
        ("学校是哪一年成立的？", "一九九八年", False),
        ("What year was the school founded?", "1998", False),
        ("学校是哪一天成立的？", "1998年", True),
        ("已经多少年没有山火？", "2026年", True),
        ("已经多少年没有山火？", "45年", False),
        ("零售总额增长多少？", "增长", True),
        ("女工占多少？", "一半", False),
        ("女工占百分之几？", "三分之一", False),
        ("来了哪几家企业？", "松溪集团", False),
        ("书市是第几届？", "第六届", False),
        ("书市是第几届？", "6家", True),
        ("松溪队是第几次夺冠？", "首次", False),
        ("柯岚是第几个女儿？", "次女", False),
        ("山顶最冷时多少度？", "-30℃", False),
        ("山顶最冷时多少度？", "300米", True),
        ("老桥用了多久？", "两个世纪", False),
        ("老桥用了多久？", "数个世纪", False),
        ("老桥用了多久？", "一个半赛季", False),
        ("老桥用了多久？", "300米", True),
        ("社戏什么时候兴起？", "清末", False),
        ("祠堂什么时候开放？", "雨停之后", False),
        ("祠堂什么时候开放？", "柯岚", True),
        ("庙会在哪一天开始？", "三月廿一", False),
        ("庙会在哪一天开始？", "三月", True),
        ("女工占多大比例？", "1/3", False),
        ("松溪区的GDP是多少？", "GDP4.8亿元", False),
        ("园区占地多大？", "6.4公顷", False),
        ("有多少年轻人返乡？", "2000人", False),
        ("获得了多少支持率？", "61%", False),
        ("文件编号是多少？", "松发K12号", False),
    ],
)
def test_what_has_not_the_form_asked_for_is_no_answer(question: str, words: str, *, other: bool) -> None:
    assert is_of_another_form(words, asked_in(question, 2026)) == other


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("来了哪几家企业？", Kind.NAME),
        ("来了几家企业？", Kind.COUNT),
        ("松溪集团总裁 姓名", Kind.PERSON),
        ("网上报名时间", Kind.DATE),
        ("大桥建成是西元几年的事情？", Kind.DATE),
        ("大桥建于几年？", Kind.DATE),
        ("大桥建了几年？", Kind.COUNT),
        ("松溪医院2022年门诊量", Kind.FIGURE),
        ("高速公路通车总里程（2022年底）", Kind.FIGURE),
        ("上半年房地产开发投资变化情况", Kind.PERCENT),
        ("标准提高前是多少？", Kind.FIGURE),
        ("产业园占地多大？", Kind.FIGURE),
        ("获得百分之多少的选票？", Kind.PERCENT),
        ("获得多少百分比的选票？", Kind.PERCENT),
        ("任何时候都开放的是什么地方？", Kind.PLACE),
        ("不需要任何人手的是哪条生产线？", Kind.NAME),
        ("这几家企业中哪家最大？", Kind.NAME),
        ("几位专家用什么工具修好了钟？", Kind.PHRASE),
        ("教几何学的老师获了什么奖？", Kind.PHRASE),
        ("松伦多大学的校区在哪里？", Kind.PLACE),
        ("投资者协会成立的目的是？", Kind.SENTENCE),
        ("2021年的固定资产投资是？", Kind.MONEY),
    ],
)
def test_what_is_asked_for_is_told_by_the_question_word_or_the_last_keyword(question: str, kind: Kind) -> None:
    assert asked_in(question, 2026).kind is kind
