"""Questions made by rule from the text of reports."""

from __future__ import annotations

from random import Random

from index.cutting import articles_in
from index.formats.plain_text import to_page
from index.passages import passages_of
from training.report_facts import PLACES, YEAR, Fact, facts_in, right, wrong

PAGE = """河北：经济稳步增长

本报讯 2025年，全省地区生产总值增长5.6%，粮食总产量达到780亿斤以上。进口、出口分别增长3.1%和8.2%。新建学校约36所。

大力发展新质生产力，推动产业升级。
"""


def facts() -> list[Fact]:
    (article,) = articles_in([to_page("2026-02-03_A01.txt", PAGE)])
    return [fact for passage in passages_of(article) for fact in facts_in(article, passage)]


def words(fact: Fact) -> str:
    return fact.passage[slice(*fact.answer)]


def test_each_clause_with_one_figure_is_a_fact_and_figures_in_a_row_go_with_their_subjects() -> None:
    found = {fact.subject: words(fact) for fact in facts()}
    assert found["全省地区生产总值"] == "5.6%"
    assert found["粮食总产量"] == "780亿斤以上"
    assert found["进口"] == "3.1%"
    assert found["出口"] == "8.2%"


def test_a_year_belongs_to_the_sentence_that_names_it() -> None:
    years = {fact.subject: fact.year for fact in facts()}
    assert years["全省地区生产总值"] == "2025"
    assert years["出口"] == ""


def test_a_right_question_is_answered_by_its_passage_and_a_wrong_one_asks_for_what_the_passage_does_not_say() -> None:
    found = facts()
    random = Random(3)
    for fact in found:
        reading = right(fact, random)
        assert reading.answer is not None
        assert reading.text[slice(*reading.answer)] == words(fact)
        assert fact.subject in reading.question
    for _ in range(50):
        trap = wrong(found[0], found, random)
        if trap:
            assert trap.answer is None
            held = trap.headline + trap.text
            same_place = "河北" in trap.question or not any(place in trap.question for place in PLACES)
            same_year = not YEAR.search(trap.question) or "2025" in trap.question
            assert not (same_place and same_year and found[0].subject in trap.question and found[0].subject in held)
