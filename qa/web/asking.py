"""Reads a question out of a request, strictly: a field that is off is named, with what was expected."""

from __future__ import annotations

import json
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from index.scope import Scope
from qa.query import Turn
from qa.service import Question
from qa.web.fields import Anything, Day, Fields, Several, Text, Whole
from qa.web.problems import ProblemError
from qa.web.strict import off

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Request
    from werkzeug.datastructures import MultiDict

LONGEST_QUESTION = 500
LONGEST_TURN = 4000
MOST_TURNS = 20
USUAL_PASSAGES = 5
EXAMPLE = '{"question": "…"}'
LANG = Anything("the language of the page: zh-CN or en")
QUESTION = Text("the question, in any language", 1, LONGEST_QUESTION)
TURN = Fields(
    "an earlier question and the answer that it got",
    # A question that was completed may be longer than the one that was sent.
    {"question": Text("", 1, LONGEST_TURN), "answer": Text("empty where there was none", 0, LONGEST_TURN)},
    frozenset({"question"}),
)
FILTERS = Fields(
    "which pages to look at; what is left out leaves that side open",
    {
        "date_from": Day("only issues of this day or later"),
        "date_to": Day("only issues of this day or earlier, not before date_from"),
        "source": Text("only this page file, as citations name it", 1, 1000),
        "page": Text("only this page number, such as A01", 1, 20),
        "paper": Text("only this newspaper, by its exact name", 1, 100),
        "issue": Text("only this number of an issue", 1, 100),
    },
)
ASKED_ON = Day("the day that 今年, 去年, 上月 are counted from; today where it is left out")
ASK = Fields(
    "a question",
    {
        "question": QUESTION,
        "history": Several("the turns before it, the oldest first", TURN, MOST_TURNS, "turns"),
        "filters": FILTERS,
        "asked_on": ASKED_ON,
        "top_k": Whole("how many passages to show", 1, 20, USUAL_PASSAGES),
    },
    frozenset({"question"}),
)
ASK_ADDRESS = Fields("a question", {"q": QUESTION, "lang": LANG}, frozenset({"q"}))


def question_in(request: Request) -> Question:
    """Return the question of a GET (`?q=`) or of a POST of JSON; raise `ProblemError` where it is not one."""
    if request.method != "POST":
        words = parameters_in(request.args, ASK_ADDRESS)["q"]
        return Question(words, (), Scope(), today(), USUAL_PASSAGES)
    asked = ASK.read(body_in(request, EXAMPLE))
    return Question(
        asked["question"],
        tuple(Turn(turn["question"], turn.get("answer", "")) for turn in asked.get("history", ())),
        scope_in(asked.get("filters", {}), "filters."),
        asked.get("asked_on") or today(),
        asked.get("top_k", USUAL_PASSAGES),
    )


def scope_in(filters: Mapping[str, Any], prefix: str) -> Scope:
    """Return the scope that these filters name, which were read; `prefix` stands before their names where one is off."""
    scope = Scope(**{name: filters[name] for name in FILTERS.known if name in filters})
    if scope.date_from and scope.date_to and scope.date_from > scope.date_to:
        raise off(f"{prefix}date_to", f"it is before date_from ({scope.date_from}); give a day on or after it")
    return scope


def parameters_in(given: MultiDict[str, str], fields: Fields) -> dict[str, Any]:
    """Return the parameters of an address; an empty one is as one left out, and none may stand there twice."""
    for name, values in given.lists():
        if len(values) > 1:
            raise off(name[:60], f"it is given {len(values)} times; give it once")
    return fields.read({name: value for name, value in given.items() if value.strip() or name in fields.required})


def today() -> date:
    """Return the day where the service is, which is where its users are."""
    return date.today()  # noqa: DTZ011  the day where the user is


def body_in(request: Request, example: str) -> dict[str, Any]:
    """Return the JSON object that a request carries; raise `ProblemError` with the example where it carries none."""
    if request.mimetype != "application/json":
        found = request.mimetype or "no type"
        detail = f"The Content-Type is {found}; send JSON as application/json."
        raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail)
    try:
        document = json.loads(request.get_data().decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, f"The body is not JSON in UTF-8: {error}.") from error
    if not isinstance(document, dict):
        raise ProblemError(HTTPStatus.BAD_REQUEST, f"The body is JSON, but no object; expected {example}.")
    return document


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def given(document: Mapping[str, object], field: str, otherwise: object) -> object:
    """Return the value of a field that may be left out; null leaves it out too."""
    value = document.get(field)
    return otherwise if value is None else value
