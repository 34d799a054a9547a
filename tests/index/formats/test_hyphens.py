from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats.glyphs import Strip
from index.formats.hyphens import SOFT_HYPHEN, Hyphens

SIZE = 10.0


def of_lines(*lines: str) -> Hyphens:
    return Hyphens(Strip(line, 0, 0, 100, SIZE, SIZE) for line in lines)


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("the develop-", "ment of", "the development of"),
        ("a three-", "year plan", "a three-year plan"),
        ("in disaster-", "hit areas", "in disaster-hit areas"),
        ("the Trans-", "Pacific route", "the Trans-Pacific route"),
        ("A DEVELOP-", "MENT PLAN", "A DEVELOPMENT PLAN"),
        ("a down-", "to-earth man", "a down-to-earth man"),
        ("the long-", "term plan", "the long-term plan"),
        ("of non-govern-", "ment investment", "of non-government investment"),
        ("from 2021-", "2025 on", "from 2021-2025 on"),
        ("der Zusammen-", "hang", "der Zusammenhang"),
    ],
)
def test_where_the_page_does_not_tell_the_words_of_the_language_do(before: str, after: str, whole: str) -> None:
    assert of_lines(before, after).joined(before, after, SIZE) == whole


def test_a_word_that_stands_elsewhere_on_the_page_is_written_as_there() -> None:
    assert of_lines("all wellbeing counts").joined("the well-", "being of all", SIZE) == "the wellbeing of all"
    assert of_lines("our well-being counts").joined("the well-", "being of all", SIZE) == "the well-being of all"
    assert of_lines("die Donaufahrt begann").joined("eine Donau-", "fahrt", SIZE) == "eine Donaufahrt"


def test_where_a_pdf_marks_the_hyphens_that_go_the_others_of_that_size_stay() -> None:
    hyphens = of_lines(f"in a develop{SOFT_HYPHEN}", "ing sea of wave-", "like forms")
    assert hyphens.joined(f"a Zusammen{SOFT_HYPHEN}", "hang", SIZE) == "a Zusammenhang"
    assert hyphens.joined("of govern-", "ment", SIZE) == "of govern-ment"
    assert hyphens.joined("of govern-", "ment", 2 * SIZE) == "of government"


@given(st.text(max_size=30), st.text(min_size=1, max_size=30))
def test_nothing_but_the_hyphen_is_lost(before: str, after: str) -> None:
    assert of_lines(before, after).joined(f"{before}-", after, SIZE) in (before + after, f"{before}-{after}")
