"""In a conversation a question is completed by what the archive holds, where its words leave it open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.scope import EVERYTHING
from qa.continuing import is_of_another_thing
from qa.query import Turn
from qa.reply import Answer
from qa.service import Question

if TYPE_CHECKING:
    from qa.reply import Reply
    from qa.service import Service

LIBRARY = Turn("市图书馆新馆在哪条路？", "青年路")
BRIDGE = Turn("青河大桥全长多少米？", "2310米")
HEADLINE = "市图书馆新馆开放"


def reply(service: Service, words: str, *history: Turn) -> Reply:
    return service.answer(Question(words, history, EVERYTHING, date(2024, 5, 1), 5))


def answer(said: Reply) -> str:
    return said.outcome.text if isinstance(said.outcome, Answer) else ""


@pytest.mark.parametrize(
    ("last", "follow_up", "completed", "expected"),
    [
        (LIBRARY, "有多少个阅览座位？", "市图书馆新馆有多少个阅览座位？", "1260个"),
        (LIBRARY, "馆长是谁？", "市图书馆新馆馆长是谁？", "周明远"),
        (BRIDGE, "设计时速是多少？", "青河大桥设计时速是多少？", "60公里"),
        (BRIDGE, "双向几车道？", "青河大桥双向几车道？", "六车道"),
    ],
)
def test_a_question_that_names_nothing_is_of_the_article_of_the_last_answer(
    own_service: Service, last: Turn, follow_up: str, completed: str, expected: str
) -> None:
    said = reply(own_service, follow_up, last)
    assert (said.question, expected in answer(said)) == (completed, True)


@pytest.mark.parametrize(
    ("last", "question", "expected"),
    [
        (BRIDGE, "少儿阅览区配有多少绘本？", "2.6万册"),
        (LIBRARY, "东门集市摊位有多少个？", "86个"),
        (LIBRARY, "双向六车道的大桥总投资多少？", "7.4亿元"),
    ],
)
def test_a_question_that_another_article_holds_is_a_new_one(
    own_service: Service, last: Turn, question: str, expected: str
) -> None:
    said = reply(own_service, question, last)
    assert (said.question, answer(said)) == (question, expected)


def test_the_turn_before_the_last_is_completed_first(own_service: Service) -> None:
    said = reply(own_service, "馆长是谁？", LIBRARY, Turn("有多少个阅览座位？", "1260个"))
    assert said.question == "市图书馆新馆馆长是谁？"


@pytest.mark.parametrize("question", ["文中的馆长是谁？", "这篇报道里的馆长叫什么名字？", "文章里还提到谁？"])
def test_a_question_about_the_article_is_asked_of_that_one_alone(own_service: Service, question: str) -> None:
    said = reply(own_service, question, LIBRARY)
    assert said.question.endswith(f"（《{HEADLINE}》）")
    assert {one.article.headline for one in said.candidates} == {HEADLINE}


def test_the_question_that_was_completed_with_a_headline_can_be_sent_again(own_service: Service) -> None:
    first = reply(own_service, "文中的馆长是谁？", LIBRARY)
    again = reply(own_service, first.question)
    assert (again.question, answer(again)) == (first.question, "周明远")


def test_a_headline_that_is_in_no_article_narrows_nothing(own_service: Service) -> None:
    said = reply(own_service, "《青河志》里说的青河大桥全长多少米？")
    assert (said.question, answer(said)) == ("《青河志》里说的青河大桥全长多少米？", "2310米")


def test_without_an_answer_to_lean_on_nothing_is_completed(own_service: Service) -> None:
    assert (
        reply(own_service, "有多少个阅览座位？", Turn("青河大桥的设计师是谁？", "林某某")).question
        == "有多少个阅览座位？"
    )


@pytest.mark.parametrize(
    ("last", "question", "another"),
    [
        ("第100号集市的摊位共有多少个？", "第104号集市的摊位共有多少个？", True),
        ("第七届灯会有多少人参加？", "第六届灯会什么时候办的？", True),
        ("青桐里小区的车位有多少个？", "白杨里小区的车位有多少个？", True),
        ("安澜地铁2号线什么时候开通？", "2号线多长？", False),
        ("青河大桥全长多少米？", "双向几车道？", False),
    ],
)
def test_what_is_asked_of_another_thing_of_the_kind_needs_no_completing(
    last: str, question: str, *, another: bool
) -> None:
    assert is_of_another_thing(question, last) == another
