"""Chinese names that a question writes in Latin letters."""

from __future__ import annotations

import pytest

from qa.latin_names import is_spelled_in, with_names_of

STORY = "白泽市委书记孟祥文会见了来访的吕岚一行。"


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("Who met Meng Xiangwen in Baize?", "Who met 孟祥文 in 白泽?"),
        ("Did Mengxiang Wen travel?", "Did 孟祥文 travel?"),
        ("Did Secretary Meng Xiangwen travel?", "Did Secretary 孟祥文 travel?"),
        ("What did Canada say?", "What did Canada say?"),
        ("who met him?", "who met him?"),
    ],
)
def test_names_are_written_as_the_article_writes_them(question: str, written: str) -> None:
    assert with_names_of(question, [STORY]) == written


def test_who_is_named_in_the_question_is_known() -> None:
    assert is_spelled_in("孟祥文", "Who met Meng Xiangwen?")
    assert not is_spelled_in("吕岚", "Who met Meng Xiangwen?")
    assert not is_spelled_in("Baize", "Who met Meng Xiangwen in Baize?")
