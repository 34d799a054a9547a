"""Persons on the right and on the wrong side of a verb."""

from __future__ import annotations

import pytest

from qa.asking import asked_in
from qa.trained.roles import has_another_role, is_a_name_for_a_post, is_no_person

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
        ("市长是谁？", "市长罗文博、副市长田甜参加会见。", "田甜", True),
        ("市长叫什么？", "市长罗文博、副市长田甜参加会见。", "罗文博", False),
        ("集团总经理是谁？", "集团总经理罗文博、副总经理田甜参加会见。", "田甜", True),
        ("集团总经理是谁？", "集团总经理罗文博、副总经理田甜参加会见。", "罗文博", False),
        ("谁是集团的总经理？", "集团总经理罗文博、副总经理田甜参加会见。", "田甜", True),
        ("谁担任集团副总经理？", "集团总经理罗文博、副总经理田甜参加会见。", "罗文博", True),
        ("谁担任集团副总经理？", "集团总经理罗文博、副总经理田甜参加会见。", "田甜", False),
        ("集团副总经理是谁？", "集团总经理罗文博、副总经理田甜参加会见。", "田甜", False),
    ],
)
def test_a_person_who_stands_on_the_other_side_of_the_verb_is_not_who_is_asked_for(
    question: str, sentence: str, person: str, *, another: bool
) -> None:
    start = sentence.index(person)
    assert has_another_role(sentence, start, asked_in(question, 2026)) == another


@pytest.mark.parametrize(
    ("sentence", "words", "none"),
    [
        ("——访云台区党工委书记林知远", "访云台区党工委", True),
        ("——访云台区党工委书记林知远", "书记", True),
        ("——访云台区党工委书记林知远", "林知远", False),
        ("林知远会见理查·孟德一行", "理查·孟德", False),
        ("林知远会见皆川夏子一行", "皆川夏子", False),
        ("林知远会见住在老城的人", "住在老城的人", False),
        ("林知远会见教授向宁", "向宁", False),
        ("林知远会见赴京代表", "赴京代表", True),
    ],
)
def test_a_post_or_a_torn_piece_of_a_headline_is_no_person(sentence: str, words: str, *, none: bool) -> None:
    start = sentence.index(words)
    assert is_no_person(sentence, start, start + len(words), asked_in("林知远会见了谁？", 2026)) == none


@pytest.mark.parametrize(
    ("question", "words", "none"),
    [
        ("罗文博是谁？", "田甜", True),
        ("罗文博是谁？", "集团总经理", False),
        ("罗文博是谁？", "市长田甜的秘书", False),
        ("市长是谁？", "田甜", False),
    ],
)
def test_who_asks_who_a_person_is_wants_no_other_person(question: str, words: str, *, none: bool) -> None:
    assert is_a_name_for_a_post(words, asked_in(question, 2026)) == none
