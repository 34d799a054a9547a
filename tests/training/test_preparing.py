"""The questions that we wrote, and how they become readings."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from training.examples import Reading
from training.preparing import TRAPS, own_questions, readings_of
from training.questions import Context, Question

KEPT = (Path("benchmarks/newspaper"), Path("benchmarks/encyclopaedia"))
TEXT = "青河大桥全长2310米，总投资7.4亿元，昨日建成通车。" * 3


def test_each_answer_has_a_place_in_its_text_that_it_fits_into() -> None:
    questions = own_questions()
    assert len(questions) > 5000
    assert all(0 <= start < end <= len(one.context.text) for one in questions for start, end in one.answers)
    assert all(one.context.text[start:end].strip() for one in questions for start, end in one.answers)


def test_three_in_ten_have_no_answer_or_nearly_so() -> None:
    questions = own_questions()
    assert 0.2 < sum(not one.answers for one in questions) / len(questions) < 0.4


def test_no_text_that_is_kept_aside_is_learned_from() -> None:
    learned = {one.context.text for one in own_questions()}
    kept = {one.context.text for one in own_questions(KEPT)}
    assert kept
    assert not learned & kept


def test_a_question_without_an_answer_becomes_one_reading_without_an_answer() -> None:
    question = Question("q", "青河大桥由谁设计？", Context("c", "青河大桥通车", TEXT), ())
    assert list(readings_of([question], {}, Random(1))) == [(Reading(question.text, "青河大桥通车", TEXT, None), 1.0)]


def test_a_question_with_an_answer_comes_with_traps_whose_shares_add_up() -> None:
    at = TEXT.index("2310米")
    question = Question("q", "青河大桥多长？", Context("c", "青河大桥通车", TEXT + "开工。" * 40), ((at, at + 5),))
    found = {"q": [("红河大桥", f"红河大桥长{length}米。") for length in (810, 2310, 920)]}
    (answer, share), *traps = readings_of([question], found, Random(1), 1.5)
    assert answer.answer == (at, at + 5)
    assert share == 1.5
    assert {trap.text for trap, _ in traps if trap.headline == "红河大桥"} == {"红河大桥长810米。", "红河大桥长920米。"}
    assert sum(share for _, share in traps) == pytest.approx(1.5 * TRAPS)
