"""What questions in other languages name, found in the table of newspaper words."""

from __future__ import annotations

import pytest

from qa.glossary import kind_asked, named_in


def names(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.chinese[0]) for one in named_in(text)]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("How many libraries does it have?", [("libraries", "图书馆")]),
        ("図書館は何館ありますか", [("図書館", "图书馆")]),
        ("도서관은 몇 곳입니까?", [("도서관", "图书馆")]),
        ("Combien de bibliothèques ?", [("bibliothèques", "图书馆")]),
        ("Wie viele Bibliotheken?", [("Bibliotheken", "图书馆")]),
        ("Сколько библиотек?", [("библиотек", "图书馆")]),
        ("Berapa perpustakaan?", [("perpustakaan", "图书馆")]),
        ("Có bao nhiêu thư viện?", [("thư viện", "图书馆")]),
    ],
)
def test_a_thing_is_known_in_many_languages_and_forms(question: str, named: list[tuple[str, str]]) -> None:
    assert names(question) == named


def test_of_names_that_overlap_the_longest_is_meant() -> None:
    assert names("primary schools") == [("primary schools", "小学")]
    assert names("最低賃金") == [("最低賃金", "最低工资")]


def test_a_word_is_not_found_inside_another() -> None:
    assert names("a steamboat") == []


def test_things_are_told_from_general_words_and_from_measures() -> None:
    museum, area = named_in("the museum's area")
    assert (museum.is_thing, museum.is_measure) == (True, False)
    assert (area.is_thing, area.is_measure) == (False, True)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("¿Cuántos puentes hay?", "FIGURE"),
        ("Wie hoch ist der Turm?", "FIGURE"),
        ("Кто открыл выставку?", "PERSON"),
        ("Kapan museum dibuka?", "DATE"),
        ("Où se trouve le musée ?", "PLACE"),
        ("Hola", ""),
    ],
)
def test_question_words_of_further_languages_say_what_is_asked_for(question: str, kind: str) -> None:
    assert kind_asked(question) == kind
