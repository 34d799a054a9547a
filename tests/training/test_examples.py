"""Readings as token ids, and traps."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from tokenizers import Tokenizer

from training.examples import Reading, tokenized
from training.questions import Context, Question
from training.traps import near, siblings, twin

if TYPE_CHECKING:
    import numpy as np

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


def test_the_tokens_of_a_reading_are_its_prompt_its_passage_and_the_words_of_its_answer(tokenizer: Tokenizer) -> None:
    with_answer = Reading(QUESTION.text, "青河大桥", TEXT, QUESTION.answers[0])
    readings, vocabulary = tokenized([(with_answer, 1.0), (Reading("多长？", "青河大桥", TEXT, None), 0.5)], tokenizer)

    def words(numbers: np.ndarray) -> str:
        return tokenizer.decode(vocabulary[numbers].tolist()).replace(" ", "")

    assert QUESTION.text.rstrip("？") in words(readings.prompts[: readings.prompt_ends[0]])
    assert words(readings.passages) == TEXT.replace("，", ",")
    assert words(readings.passages[readings.first[0] : readings.last[0] + 1]) == DAY
    assert (readings.first[1], readings.last[1]) == (-1, -1)
    assert readings.passage.tolist() == [0, 0], "a text is held once"
    assert readings.share.tolist() == [1.0, 0.5]


def test_the_marks_between_the_parts_keep_their_numbers(tokenizer: Tokenizer) -> None:
    readings, _ = tokenized([(Reading("谁？", "桥", TEXT, None), 1.0)], tokenizer)
    assert readings.prompts[0] == 0
    assert readings.prompts[-2:].tolist() == [2, 2]


def test_a_sibling_is_of_the_same_text_and_does_not_hold_the_answer() -> None:
    traps = siblings(QUESTION)
    assert traps
    assert all(trap.text in TEXT and DAY not in trap.text for trap in traps)


def test_a_near_passage_that_holds_the_answer_is_no_trap() -> None:
    held = ("另一篇", f"通车日期是{DAY}。")
    assert near(QUESTION, [held]) == []
    (trap,) = near(QUESTION, [held, ("别的桥", "红河大桥昨日开工。")])
    assert (trap.headline, trap.text, trap.answer) == ("别的桥", "红河大桥昨日开工。", None)


def test_a_twin_asks_about_another_name_or_year_of_the_same_passage() -> None:
    answered = Reading("青河大桥2024年哪天通车？", "青河大桥", TEXT, (0, 2))
    seen = {twin(answered, ["白沙大桥"], Random(seed)) for seed in range(20)} - {None}
    questions = {one.question for one in seen if one}
    assert "白沙大桥2024年哪天通车？" in questions
    assert any("青河大桥" in question and "2024" not in question for question in questions)
    assert all(one and one.answer is None and one.text == TEXT for one in seen)
