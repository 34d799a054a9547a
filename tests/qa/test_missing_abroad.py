"""What a question in another language names and an article in Chinese does not speak of."""

from __future__ import annotations

import pytest

from qa.asking import asked_in
from qa.missing_abroad import missing_abroad

ARTICLE = "沛川市图书馆新馆开馆 本报讯 沛川市图书馆昨日开馆，馆长严松溪介绍，新馆藏书80万册，建筑面积2.6万平方米。"


def missing(question: str) -> list[str]:
    return list(missing_abroad(asked_in(question, 2026), ARTICLE))


@pytest.mark.parametrize(
    "question",
    [
        "How many books does Peichuan Library hold?",
        "What did director Yan Songxi say of the library?",
        "図書館の蔵書は何冊ですか",
        "도서관의 면적은 얼마입니까?",
        "¿Cuándo abrió la biblioteca?",
        "沛川市博物馆有多少藏品？",
    ],
)
def test_of_what_the_article_speaks_of_nothing_is_missing(question: str) -> None:
    assert missing(question) == []


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("How many books does the Library of Luanzhou hold?", ["Luanzhou"]),
        ("What did Mr Ren Haoming say of the library?", ["Ren Haoming"]),
        ("How many visitors did the Peichuan museum have?", ["museum"]),
        ("博物館の面積は", ["博物館"]),
        ("박물관의 면적은 얼마입니까?", ["박물관"]),
        ("¿Cuántos hoteles hay?", ["hoteles"]),
        ("Wie viele Hotels gibt es?", ["Hotels"]),
    ],
)
def test_names_and_things_that_it_does_not_speak_of_are_missing(question: str, lacks: list[str]) -> None:
    assert missing(question) == lacks


def test_german_nouns_are_not_taken_for_chinese_names() -> None:
    assert missing("Wie ist die Lange Menge der Bücher?") == []


def test_what_a_name_is_made_of_need_not_be_named() -> None:
    assert missing("When did the Peichuan (Luanzhou–Wenhai) library open?") == []
