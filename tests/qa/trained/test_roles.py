"""Persons on the right and on the wrong side of a verb."""

from __future__ import annotations

import pytest

from qa.asking import asked_in
from qa.trained.roles import has_another_role

MET = "区长林知远会见青禾机械公司副总裁孟书白一行，办公室主任贺一鸣陪同，相关负责人参加会见。"


@pytest.mark.parametrize(
    ("question", "sentence", "person", "another"),
    [
        ("林知远会见了谁？", MET, "贺一鸣", True),
        ("林知远会见了谁？", MET, "孟书白", False),
        ("谁会见了孟书白？", MET, "林知远", False),
        ("谁会见了孟书白？", MET, "贺一鸣", True),
        ("谁陪同会见？", MET, "贺一鸣", False),
        ("林知远会见了谁？", "会见中，林知远对孟书白表示欢迎。", "孟书白", False),
        ("林知远会见了谁？", "孟书白受到林知远会见。", "孟书白", False),
        ("书记是谁？", "书记林知远会见孟书白，贺一鸣陪同。", "林知远", False),
        ("林知远去哪里了？", MET, "贺一鸣", False),
    ],
)
def test_a_person_who_stands_on_the_other_side_of_the_verb_is_not_who_is_asked_for(
    question: str, sentence: str, person: str, *, another: bool
) -> None:
    start = sentence.index(person)
    assert has_another_role(sentence, start, asked_in(question, 2026)) == another
