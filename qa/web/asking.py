"""Reads a question out of a request, strictly: a field that is off is named, with what was expected."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

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
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIELDS = frozenset({"question", "history", "filters", "asked_on", "top_k"})
FILTERS = frozenset({"date_from", "date_to", "source", "page"})


def question_in(request: Request) -> Question:
    """Return the question of a GET (`?q=`) or of a POST of JSON; raise `ProblemError` where it is not one."""
    document = _body(request) if request.method == "POST" else {"question": request.args.get("q", "")}
    _refuse_unknown(document, FIELDS, "")
    filters = _of_type(_given(document, "filters", {}), dict, "filters", "an object")
    _refuse_unknown(filters, FILTERS, "filters.")
    scope = Scope(
        date_from=_date(filters.get("date_from"), "filters.date_from"),
        date_to=_date(filters.get("date_to"), "filters.date_to"),
        source=_text(filters["source"], "filters.source", 1, 1000) if filters.get("source") is not None else None,
        page=_text(filters["page"], "filters.page", 1, 20) if filters.get("page") is not None else None,
    )
    if scope.date_from and scope.date_to and scope.date_from > scope.date_to:
        raise _off("filters.date_to", f"it is before date_from ({scope.date_from}); give a day on or after it")
    asked_on = _date(document.get("asked_on"), "asked_on") or date.today()  # noqa: DTZ011  the day where the user is
    words = _text(document.get("question"), "question", 1, LONGEST_QUESTION)
    return Question(
        words,
        _history(_given(document, "history", [])),
        scope,
        asked_on,
        _top_k(_given(document, "top_k", USUAL_PASSAGES)),
    )


def _body(request: Request) -> dict[str, Any]:
    if request.mimetype != "application/json":
        found = request.mimetype or "no type"
        detail = f"The Content-Type is {found}; send JSON as application/json."
        raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail)
    try:
        document = json.loads(request.get_data().decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, f"The body is not JSON in UTF-8: {error}.") from error
    if not isinstance(document, dict):
        raise ProblemError(HTTPStatus.BAD_REQUEST, 'The body is JSON, but no object; expected {"question": "…"}.')
    return document


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _given(document: Mapping[str, object], field: str, otherwise: object) -> object:
    """Return the value of a field that may be left out; null leaves it out too."""
    value = document.get(field)
    return otherwise if value is None else value


def _history(value: object) -> tuple[Turn, ...]:
    turns = _of_type(value, list, "history", "a list of turns")
    if len(turns) > MOST_TURNS:
        raise _off("history", f"it has {len(turns)} turns; send at most the last {MOST_TURNS}")
    return tuple(_turn(turn, f"history[{number}]") for number, turn in enumerate(turns))


def _turn(value: object, field: str) -> Turn:
    turn = _of_type(value, dict, field, "an object")
    _refuse_unknown(turn, frozenset({"question", "answer"}), f"{field}.")
    # A question that was completed may be longer than the one that was sent.
    return Turn(
        _text(turn.get("question"), f"{field}.question", 1, LONGEST_TURN),
        _text(_given(turn, "answer", ""), f"{field}.answer", 0, LONGEST_TURN),
    )


def _text(value: object, field: str, shortest: int, longest: int) -> str:
    text: str = _of_type(value, str, field, "a text").strip()
    if not shortest <= len(text) <= longest:
        raise _off(field, f"it has {len(text)} characters; expected {shortest} to {longest}")
    for character in text:
        if unicodedata.category(character) == "Cs" or (
            unicodedata.category(character) == "Cc" and character not in "\t\r\n"
        ):
            raise _off(field, f"it holds the character U+{ord(character):04X}, which is no text; take it out")
    return text


def _date(value: object, field: str) -> date | None:
    if value is None:
        return None
    text = _of_type(value, str, field, "a day as YYYY-MM-DD")
    try:
        if DAY.fullmatch(text):  # from Python 3.11 on, fromisoformat reads weeks as well
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise _off(field, f"it is {text[:40]!r}; expected a day as YYYY-MM-DD")


def _top_k(value: object) -> int:
    number = _of_type(value, int, "top_k", f"a whole number from 1 to {MOST_PASSAGES}")
    if isinstance(value, bool) or not 1 <= number <= MOST_PASSAGES:
        raise _off("top_k", f"it is {str(value)[:20]}; expected a whole number from 1 to {MOST_PASSAGES}")
    return int(number)


def _of_type(value: object, kind: type, field: str, expected: str) -> Any:  # noqa: ANN401  the caller names the type
    if not isinstance(value, kind):
        found = "missing" if value is None else f"a JSON {_JSON_NAMES.get(type(value), 'value')}"
        raise _off(field, f"it is {found}; expected {expected}")
    return value


_JSON_NAMES = {str: "text", int: "number", float: "number", bool: "boolean", list: "list", dict: "object"}


def _refuse_unknown(document: Mapping[str, object], known: frozenset[str], prefix: str) -> None:
    for name in document:
        if name not in known:
            raise _off(
                f"{prefix}{name[:60]}".encode("utf-8", "replace").decode(),
                f"it is unknown; known are {', '.join(sorted(known))}",
            )


def _off(field: str, detail: str) -> ProblemError:
    return ProblemError(HTTPStatus.BAD_REQUEST, f"The field {field} is off: {detail}.", field)
