"""Which of the words found in all passages are the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.cutting import articles_in
from index.formats.plain_text import to_page
from qa.asking import asked_in
from qa.reply import Refusal
from qa.trained.choosing import Found, chosen
from qa.trained.confidence import LEAST
from qa.trained.weighing import Signs, Weighed

ASKED = asked_in("云台桥有多长？", 2025)
SENTENCES = ("云台桥长2310米。", "云台桥长2350米，宽40米。")
NOTHING = dict.fromkeys(("margin", "around", "relevance", "rules", "behind", "length"), 0.0)
TOLD = dict.fromkeys(("place", "period", "aim", "indicator", "absent", "sentence"), 0.0)
SIGNS = Signs(**NOTHING, **TOLD, heading=False, form=True, strict=True)


def found(sentence: str, words: str, confidence: float, score: float, day: int = 1, objection: str = "") -> Found:
    (article,) = articles_in([to_page("2025-01-01_A01.txt", f"桥\n\n本报讯 {sentence}\n")])
    article = replace(article, issue_date=date(2025, 1, day))
    start, at = article.text.index(sentence), article.text.index(words)
    span, around = (at, at + len(words)), (start, start + len(sentence))
    return Found(Weighed(article, around, span, SIGNS, objection), confidence, score)


def words_of(every: list[Found]) -> list[str]:
    outcome = chosen(ASKED, every)
    assert not isinstance(outcome, Refusal)
    return [one.article.text[slice(*one.answer)] for one in outcome]


def test_slightly_surer_words_of_a_passage_far_behind_do_not_answer() -> None:
    first, behind = found(SENTENCES[0], "2310米", 0.6, 0.9), found(SENTENCES[1], "2350米", 0.7, 0.7)
    assert words_of([first, behind]) == words_of([behind, first]) == ["2310米"]


def test_of_passages_that_stand_level_the_surer_words_answer() -> None:
    assert words_of([found(SENTENCES[0], "2310米", 0.3, 0.9), found(SENTENCES[1], "2350米", 0.8, 0.9)]) == ["2350米"]


def test_far_surer_words_answer_from_behind_too() -> None:
    assert words_of([found(SENTENCES[0], "2310米", 0.2, 0.9), found(SENTENCES[1], "2350米", 0.95, 0.82)]) == ["2350米"]


def test_words_that_are_surely_right_still_answer_where_they_stand_endlessly_far_behind() -> None:
    assert words_of([found(SENTENCES[0], "2310米", 1.0, -1e6), found(SENTENCES[1], "2350米", LEAST / 2, 0.9)]) == [
        "2310米"
    ]


def test_of_two_that_are_as_sure_the_newer_issue_answers() -> None:
    older, newer = found(SENTENCES[0], "2310米", 0.82, 0.9, 1), found(SENTENCES[1], "2350米", 0.81, 0.9, 9)
    assert words_of([older, newer]) == words_of([newer, older]) == ["2350米"]


def test_what_is_ruled_out_never_answers_however_sure_and_says_why() -> None:
    ruled_out = found(SENTENCES[0], "2310米", 0.99, 1.0, objection="报里说的是另一座桥。")
    assert words_of([ruled_out, found(SENTENCES[1], "2350米", 0.5, 0.5)]) == ["2350米"]
    assert chosen(ASKED, [ruled_out]) == Refusal("报里说的是另一座桥。")


def test_a_guess_is_no_answer_wherever_its_passage_stands() -> None:
    assert isinstance(chosen(ASKED, [found(SENTENCES[0], "2310米", LEAST - 0.01, 1.0)]), Refusal)
    assert isinstance(chosen(ASKED, []), Refusal)


def test_the_confidence_told_is_that_of_the_words_themselves() -> None:
    outcome = chosen(ASKED, [found(SENTENCES[0], "2310米", 0.4, 0.9), found(SENTENCES[1], "宽40米", 0.8, 0.1)])
    assert not isinstance(outcome, Refusal)
    assert outcome[0].confidence == 0.4
