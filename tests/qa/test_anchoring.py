"""The words beside the question word, laid over a sentence."""

from __future__ import annotations

from qa.anchoring import anchored, anchors
from qa.asking import asked_in
from qa.spans import Span

SENTENCE = "总投资199亿元，促成贷款118笔，新增平台233家。"


def span_of(words: str) -> Span:
    start = SENTENCE.index(words)
    return Span(start, start + len(words), 1.0)


def test_the_span_beside_the_word_before_the_question_word_is_nearest() -> None:
    asked = asked_in("促成贷款多少笔？", 2024)
    assert anchored(SENTENCE, span_of("118"), asked) > anchored(SENTENCE, span_of("199"), asked)
    assert anchored(SENTENCE, span_of("118"), asked) > anchored(SENTENCE, span_of("233"), asked)


def test_nearness_lies_between_nothing_and_one() -> None:
    asked = asked_in("促成贷款多少笔？", 2024)
    assert all(0 <= anchored(SENTENCE, Span(at, at + 2, 1.0), asked) <= 1 for at in range(len(SENTENCE) - 2))


def test_a_question_of_one_word_has_no_anchors() -> None:
    assert anchors(asked_in("谁？", 2024)) == ("", "")
