"""Chinese names that a question writes in other letters."""

from __future__ import annotations

import pytest

from qa.spelled_names import is_heard_in, is_spelled_in, with_names_of

STORY = "白泽市委书记孟祥文会见了来访的吕岚一行。"


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("Who met Meng Xiangwen in Baize?", "Who met 孟祥文 in 白泽?"),
        ("Did Mengxiang Wen travel?", "Did 孟祥文 travel?"),
        ("Did Secretary Meng Xiangwen travel?", "Did Secretary 孟祥文 travel?"),
        ("What did Canada say?", "What did Canada say?"),
        ("who met him?", "who met him?"),
        ("Is Lüzhou far?", "Is Lüzhou far?"),
    ],
)
def test_names_are_written_as_the_article_writes_them(question: str, written: str) -> None:
    assert with_names_of(question, [STORY]) == written


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("멍샹원은 누구입니까?", "孟祥文은 누구입니까?"),
        ("바이쩌시의 인구는?", "白泽시의 인구는?"),
        ("바이쩌는 어디입니까?", "白泽는 어디입니까?"),
        ("뤼란의 방문은 언제입니까?", "뤼란의 방문은 언제입니까?"),
        ("Кого принял Мэн Сянвэнь?", "Кого принял 孟祥文?"),
    ],
)
def test_names_in_korean_and_russian_letters_are_known_too(question: str, written: str) -> None:
    assert with_names_of(question, [STORY]) == written


def test_a_name_is_heard_in_characters_that_sound_alike() -> None:
    assert is_heard_in("孟湘文", STORY)
    assert not is_heard_in("孟湘武", STORY)


def test_who_is_named_in_the_question_is_known() -> None:
    assert is_spelled_in("孟祥文", "Who met Meng Xiangwen?")
    assert not is_spelled_in("吕岚", "Who met Meng Xiangwen?")
    assert not is_spelled_in("Baize", "Who met Meng Xiangwen in Baize?")


def test_a_name_with_an_umlaut_is_known_by_it() -> None:
    assert with_names_of("What did Lü Lan say in Lüshui?", ["吕岚在绿水说。"]) == "What did 吕岚 say in 绿水?"
    assert is_spelled_in("吕岚", "When did Lü Lan speak?")
