"""The reasons for no answer, worded."""

from __future__ import annotations

import re

import pytest

from qa.reasons import CJK, Reason


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_has_the_same_gaps_in_both_languages(reason: Reason) -> None:
    chinese, english = reason.value
    assert sorted(re.findall(r"\{\d\}", chinese)) == sorted(re.findall(r"\{\d\}", english))


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_speaks_the_language_of_the_question_and_names_what_was_found(reason: Reason) -> None:
    chinese, english = (reason.worded(question, "AAA", "BBB") for question in ("多少？", "How much?"))
    assert CJK.search(chinese)
    assert not CJK.search(english)
    assert "{" not in chinese + english
    assert ("AAA" in chinese) == ("{0}" in reason.value[0])


def test_full_width_punctuation_is_answered_in_chinese() -> None:
    assert CJK.search(Reason.NO_WORDS.worded("？？？"))
