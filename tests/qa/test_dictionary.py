"""Chinese words for English ones."""

from __future__ import annotations

import pytest

from qa.dictionary import translations_in


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("lighthouse", ["灯塔"]),
        ("the lighthouses", ["灯塔"]),
        ("a traffic light in the harbour", ["红绿灯"]),
        ("Painted by volunteers", ["粉刷", "志愿者"]),
    ],
)
def test_words_are_looked_up_without_their_endings_the_longest_phrase_first(text: str, chinese: list[str]) -> None:
    found = [words for row in translations_in(text) for words in row]
    assert set(chinese) <= set(found)


def test_what_a_phrase_has_said_is_not_said_by_its_words_again() -> None:
    assert len(list(translations_in("traffic light"))) == 1


@pytest.mark.parametrize("text", ["Who was it that did so?", "qwxyz", ""])
def test_words_of_grammar_and_unknown_ones_have_none(text: str) -> None:
    assert not list(translations_in(text))
