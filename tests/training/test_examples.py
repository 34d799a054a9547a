"""Examples: windows around answers, and traps."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from tokenizers import Tokenizer

from training.examples import LENGTHS, Reading, example_of
from training.questions import Context, Question
from training.traps import near, sibling, twin

if TYPE_CHECKING:
    from index.settings import Settings

TEXT = (
    "青河大桥全长2310米，总投资7.4亿元。" * 3 + "大桥于2024年4月18日建成通车。" + "桥面双向六车道，设计时速60公里。" * 6
)
DAY = "2024年4月18日"
AT = TEXT.index(DAY)
QUESTION = Question("q", "青河大桥哪天建成通车？", Context("c", "青河大桥", TEXT), ((AT, AT + len(DAY)),))


@pytest.fixture(scope="module")
def tokenizer(settings: Settings, embedder: object) -> Tokenizer:
    assert embedder  # the model is there
    found = Tokenizer.from_file(str(settings.models / "multilingual-e5-small" / "tokenizer.json"))
    found.no_truncation()
    return found


@pytest.mark.parametrize("seed", range(12))
def test_a_window_has_one_of_the_lengths_and_holds_the_answer_where_it_says(tokenizer: Tokenizer, seed: int) -> None:
    example = example_of(Reading(QUESTION.text, "青河大桥", TEXT, QUESTION.answers[0]), tokenizer, Random(seed))
    assert example is not None
    assert len(example.ids) in LENGTHS
    assert DAY in tokenizer.decode(example.ids[example.first : example.last + 1]).replace(" ", "")


def test_a_window_without_an_answer_points_to_the_first_token(tokenizer: Tokenizer) -> None:
    example = example_of(Reading(QUESTION.text, "", TEXT, None), tokenizer, Random(1))
    assert example is not None
    assert (example.first, example.last) == (0, 0)


def test_a_text_too_short_for_a_window_makes_no_example(tokenizer: Tokenizer) -> None:
    assert example_of(Reading("谁？", "", "短。", None), tokenizer, Random(1)) is None


def test_a_sibling_is_of_the_same_text_and_does_not_hold_the_answer() -> None:
    trap = sibling(QUESTION, Random(1))
    assert trap is not None
    assert trap.text in TEXT
    assert DAY not in trap.text


def test_a_near_passage_that_holds_the_answer_is_no_trap() -> None:
    held = ("另一篇", f"通车日期是{DAY}。")
    assert near(QUESTION, [held], Random(1)) is None
    trap = near(QUESTION, [held, ("别的桥", "红河大桥昨日开工。")], Random(1))
    assert trap is not None
    assert trap.text == "红河大桥昨日开工。"


def test_a_twin_asks_about_another_name_or_year_of_the_same_passage() -> None:
    answered = Reading("青河大桥2024年哪天通车？", "青河大桥", TEXT, (0, 2))
    seen = {twin(answered, ["白沙大桥"], Random(seed)) for seed in range(20)} - {None}
    questions = {one.question for one in seen if one}
    assert "白沙大桥2024年哪天通车？" in questions
    assert any("青河大桥" in question and "2024" not in question for question in questions)
    assert all(one and one.answer is None and one.text == TEXT for one in seen)
