"""Whether a question says anything at all."""

from __future__ import annotations

import pytest

from qa.understanding import has_words


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("<img src=x onerror=alert(1)>", False),
        ("？？？", False),
        ("&nbsp;<br/>", False),
        ("<b>GDP</b>", True),
        ("3 < 5?", True),
        ("你好！", False),
        ("谢谢您。", False),
        ("Thank you!", False),
        ("안녕하세요", False),
        ("你好，GDP增长多少？", True),
        ("Hello Kitty", True),
    ],
)
def test_markup_punctuation_and_greetings_alone_say_nothing(question: str, *, says: bool) -> None:
    assert has_words(question) == says
