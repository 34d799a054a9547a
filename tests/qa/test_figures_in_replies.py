"""Replies to questions about figures: comparisons, several parts, the newest value, values over time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from index.scope import EVERYTHING, Scope
from qa.documents import reply_document
from qa.service import Question
from tests.qa.checking import check_reply
from tests.qa.figure_pages import REVISED, YEAR

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qa.service import Service

    Asking = Callable[..., dict[str, Any]]


@pytest.fixture
def asking(figure_service: Service, figure_seeds: Path) -> Asking:
    def ask(question: str, scope: Scope = EVERYTHING) -> dict[str, Any]:
        sent = Question(question, (), scope, date(2026, 3, 10), 5)
        document: dict[str, Any] = dict(reply_document(figure_service.answer(sent)))
        check_reply(document, figure_seeds)
        return document

    return ask


@pytest.mark.parametrize(
    ("question", "figures", "outcome"),
    [
        ("2025年松溪市和竹源县的GDP增速哪个高？", "6.1%、5.1%", "松溪市更高：6.1%，比竹源县的5.1%多1.0个百分点。"),
        ("去年松溪市的地区生产总值比竹源县多多少？", "1261.9亿元、262.5亿元", "松溪市更高：1261.9亿元，比竹源县的262.5亿元多999.4亿元。"),
        ("一季度松溪市和竹源县哪个固投增速低？", "1.2%、2.4%", "松溪市更低：1.2%，比竹源县的2.4%少3.6个百分点。"),
        ("2025年松溪市和竹源县固定资产投资增速哪个高？", "7.1%", "松溪市和竹源县相同，都是7.1%。"),
    ],
)  # fmt: skip
def test_a_comparison_gives_both_figures_and_the_outcome(
    asking: Asking, question: str, figures: str, outcome: str
) -> None:
    reply = asking(question)
    assert (reply["answer"], reply["verdict"]) == (figures, outcome)
    assert reply["understood"]["kind"] == "comparison"
    assert [one["number"] for one in reply["citations"]] == [1, 2]


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("2025年松溪市和梅岭市的GDP增速哪个高？", "梅岭市"),
        ("二季度松溪市和竹源县的GDP哪个高？", "松溪市"),
        ("2025年竹源县和松溪市的社零增速哪个高？", "竹源县"),
    ],
)
def test_a_comparison_of_which_one_side_is_missing_is_refused_naming_it(
    asking: Asking, question: str, lacking: str
) -> None:
    reply = asking(question)
    assert reply["status"] == "no_answer"
    assert reply["verdict"] is None
    assert lacking in reply["reason"]


def test_one_thing_of_two_places_gets_two_answers(asking: Asking) -> None:
    reply = asking("2025年松溪市和竹源县的GDP增速分别是多少？")
    assert reply["answer"] == "6.1%、5.1%"
    assert reply["verdict"] is None


def test_of_two_issues_the_newest_answers_and_the_other_value_is_told(asking: Asking) -> None:
    reply = asking("2025年松溪市地区生产总值是多少？")
    assert reply["answer"] == "1261.9亿元"
    assert reply["citations"][0]["source"] == REVISED
    assert any("1258.4亿元" in note and "2026-01-27" in note for note in reply["notes"])
    assert any("2026-03-05" in note for note in reply["notes"])


def test_a_filter_narrows_what_is_newest(asking: Asking) -> None:
    reply = asking("2025年松溪市地区生产总值是多少？", Scope(date_to=date(2026, 2, 1)))
    assert reply["answer"] == "1258.4亿元"
    assert reply["citations"][0]["source"] == YEAR
    assert reply["notes"] == []


def test_an_indicator_over_time_is_the_value_of_each_period_with_its_place(asking: Asking) -> None:
    reply = asking("松溪市固定资产投资增速是多少？")
    assert reply["answer"] == "7.1%"
    points = [(one["period"], one["text"], one["number"], one["unit"]) for one in reply["series"]]
    assert points == [("2025年一季度", "1.2%", -1.2, "%"), ("2025年", "7.1%", 7.1, "%")]
    for point in reply["series"]:
        assert point["quote"][point["start"] : point["end"]] == point["text"]


def test_what_stands_in_one_issue_alone_is_no_series(asking: Asking) -> None:
    assert asking("松溪市社会消费品零售总额是多少？")["series"] == []


def test_another_part_of_the_year_is_no_answer(asking: Asking) -> None:
    reply = asking("去年上半年松溪市GDP增长多少？")
    assert reply["status"] == "no_answer"


def test_a_target_is_not_the_result(asking: Asking) -> None:
    assert asking("2026年松溪市地区生产总值增长目标是多少？")["answer"] == "6%"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("2025年のGDP成長率は、松溪市と竹源县のどちらが高いですか？", "松溪市の方が上です"),
        ("2025년 松溪市와 竹源县 중 GDP 증가율은 어디가 더 높습니까?", "松溪市 쪽이 높습니다"),
    ],
)
def test_the_outcome_is_told_in_the_language_of_the_question(asking: Asking, question: str, words: str) -> None:
    assert words in asking(question)["verdict"]


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How much did the GDP of Songxi grow in 2025?", "6.1%"),
        ("竹源県の2025年のGDP成長率は？", "5.1%"),
        ("What was the GDP growth of Songxi in the first quarter of 2025?", "5.7%"),
    ],
)
def test_a_question_in_another_language_gets_what_the_archive_states(
    asking: Asking, question: str, figure: str
) -> None:
    assert asking(question)["answer"] == figure
