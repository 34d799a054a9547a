"""Reads a question out of a request, strictly: a field that is off is named, with what was expected."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from index.dating import iso_day
from index.scope import Scope
from qa.query import Turn
from qa.service import Question
from qa.web.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Request

LONGEST_QUESTION = 500
LONGEST_TURN = 4000
MOST_TURNS = 20
MOST_PASSAGES = 20
USUAL_PASSAGES = 5
EXAMPLE = '{"question": "…"}'
FIELDS = frozenset({"question", "history", "filters", "asked_on", "top_k"})
FILTERS = frozenset({"date_from", "date_to", "source", "page", "paper", "issue"})
LONGEST_FILTER = {"source": 1000, "page": 20, "paper": 100, "issue": 100}


def question_in(request: Request) -> Question:
    """Return the question of a GET (`?q=`) or of a POST of JSON; raise `ProblemError` where it is not one."""
    document = body_in(request, EXAMPLE) if request.method == "POST" else {"question": request.args.get("q", "")}
    refuse_unknown(document, FIELDS, "")
    words = text_in(document.get("question"), "question", 1, LONGEST_QUESTION)
    return Question(
        words,
        _history(given(document, "history", [])),
        filters_in(document),
        asked_on_in(document),
        _top_k(given(document, "top_k", USUAL_PASSAGES)),
    )


def filters_in(document: Mapping[str, object]) -> Scope:
    """Return the scope that the field `filters` names; everything where it is left out."""
    filters = of_type(given(document, "filters", {}), dict, "filters", "an object")
    refuse_unknown(filters, FILTERS, "filters.")
    return scope_in(filters, "filters.")


def asked_on_in(document: Mapping[str, object]) -> date:
    """Return the day that the field `asked_on` names; today where it is left out."""
    return _date(document.get("asked_on"), "asked_on") or date.today()  # noqa: DTZ011  the day where the user is


def scope_in(filters: Mapping[str, object], prefix: str) -> Scope:
    """Return the scope that these filters name; `prefix` stands before their names where a `ProblemError` tells of one."""
    scope = Scope(
        date_from=_date(filters.get("date_from"), f"{prefix}date_from"),
        date_to=_date(filters.get("date_to"), f"{prefix}date_to"),
        **{
            name: text_in(filters[name], f"{prefix}{name}", 1, longest)
            for name, longest in LONGEST_FILTER.items()
            if filters.get(name) is not None
        },
    )
    if scope.date_from and scope.date_to and scope.date_from > scope.date_to:
        raise off(f"{prefix}date_to", f"it is before date_from ({scope.date_from}); give a day on or after it")
    return scope


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


def _history(value: object) -> tuple[Turn, ...]:
    turns = of_type(value, list, "history", "a list of turns")
    if len(turns) > MOST_TURNS:
        raise off("history", f"it has {len(turns)} turns; send at most the last {MOST_TURNS}")
    return tuple(_turn(turn, f"history[{number}]") for number, turn in enumerate(turns))


def _turn(value: object, field: str) -> Turn:
    turn = of_type(value, dict, field, "an object")
    refuse_unknown(turn, frozenset({"question", "answer"}), f"{field}.")
    # A question that was completed may be longer than the one that was sent.
    return Turn(
        text_in(turn.get("question"), f"{field}.question", 1, LONGEST_TURN),
        text_in(given(turn, "answer", ""), f"{field}.answer", 0, LONGEST_TURN),
    )


def text_in(value: object, field: str, shortest: int, longest: int) -> str:
    """Return a text without the white space around it; raise `ProblemError` unless it is one of this length."""
    text: str = of_type(value, str, field, "a text").strip()
    if not shortest <= len(text) <= longest:
        raise off(field, f"it has {len(text)} characters; expected {shortest} to {longest}")
    for character in text:
        if unicodedata.category(character) == "Cs" or (
            unicodedata.category(character) == "Cc" and character not in "\t\r\n"
        ):
            raise off(field, f"it holds the character U+{ord(character):04X}, which is no text; take it out")
    return text


def _date(value: object, field: str) -> date | None:
    if value is None:
        return None
    text = of_type(value, str, field, "a day as YYYY-MM-DD")
    try:
        return iso_day(text)
    except ValueError as error:
        raise off(field, str(error)) from None


def _top_k(value: object) -> int:
    number = of_type(value, int, "top_k", f"a whole number from 1 to {MOST_PASSAGES}")
    if isinstance(value, bool) or not 1 <= number <= MOST_PASSAGES:
        raise off("top_k", f"it is {str(value)[:20]}; expected a whole number from 1 to {MOST_PASSAGES}")
    return int(number)


def of_type(value: object, kind: type, field: str, expected: str) -> Any:  # noqa: ANN401  the caller names the type
    """Return a value of this type; raise `ProblemError` where it is another, or missing."""
    if not isinstance(value, kind):
        found = "missing" if value is None else f"a JSON {_JSON_NAMES.get(type(value), 'value')}"
        raise off(field, f"it is {found}; expected {expected}")
    return value


_JSON_NAMES = {str: "text", int: "number", float: "number", bool: "boolean", list: "list", dict: "object"}


def refuse_unknown(document: Mapping[str, object], known: frozenset[str], prefix: str) -> None:
    """Raise `ProblemError` for the first name that is not known."""
    for name in document:
        if name not in known:
            raise off(
                f"{prefix}{name[:60]}".encode("utf-8", "replace").decode(),
                f"it is unknown; known are {', '.join(sorted(known))}",
            )


def off(field: str, detail: str) -> ProblemError:
    """Return the problem of a field that is off."""
    return ProblemError(HTTPStatus.BAD_REQUEST, f"The field {field} is off: {detail}.", field)
