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
    ],
)
def test_what_is_asked_for_is_told_by_the_question_word_or_the_last_keyword(question: str, kind: Kind) -> None:
    assert asked_in(question, 2026).kind is kind
