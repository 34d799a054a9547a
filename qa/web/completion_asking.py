"""Reads a question out of the messages of a chat completion: the last one of the user, with the turns before it."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from qa.query import Turn
from qa.service import Question
from qa.telling import answer_told
from qa.web.asking import (
    ASKED_ON,
    FILTERS,
    LONGEST_QUESTION,
    LONGEST_TURN,
    MOST_TURNS,
    USUAL_PASSAGES,
    body_in,
    given,
    scope_in,
    today,
)
from qa.web.fields import NO_CONTROL
from qa.web.problems import ProblemError
from qa.web.strict import of_type, off, text_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flask import Request

    from qa.shape import Schema

MODEL = "wenbao"
EXAMPLE = f'{{"model": "{MODEL}", "messages": [{{"role": "user", "content": "…"}}]}}'
USER, ASSISTANT = "user", "assistant"
# Instructions are no questions: whatever a client's system message says, the answer is the paper's own words. What tools
# have said to a client is none either.
ROLES = (USER, ASSISTANT, "system", "developer", "tool", "function")
# Beside these, other parameters of OpenAI's API may be sent; they are passed over.
_WORDS = {"type": "string", "pattern": rf"^{NO_CONTROL}*$"}
_TEXT = {"type": "object", "properties": {"type": {"const": "text"}, "text": _WORDS}, "required": ["type", "text"]}
_OTHER = {
    "type": "object",
    "properties": {"type": {"type": "string", "not": {"const": "text"}}},
    "required": ["type"],
    "description": "in the question there is none",
}
_CONTENT = {"anyOf": [_WORDS, {"type": "null"}, {"type": "array", "items": {"anyOf": [_TEXT, _OTHER]}}]}
_MESSAGE = {
    "anyOf": [
        {
            "type": "object",
            "properties": {"role": {"enum": [USER, ASSISTANT]}, "content": _CONTENT},
            "required": ["role"],
        },
        {"type": "object", "properties": {"role": {"enum": list(ROLES[2:])}}, "required": ["role"]},
    ]
}
COMPLETION: Schema = {
    "type": "object",
    "properties": {
        "model": {"const": MODEL},
        "messages": {
            "type": "array",
            "items": _MESSAGE,
            "contains": {"properties": {"role": {"const": USER}}, "required": ["role"]},
            "description": f"the last one of the user is the question, of at most {LONGEST_QUESTION} characters",
        },
        "stream": {"type": ["boolean", "null"], "default": False},
        "stream_options": {"type": ["object", "null"], "properties": {"include_usage": {"type": ["boolean", "null"]}}},
        "filters": {**FILTERS.schema(), "type": ["object", "null"], "description": "those of /ask"},
        "asked_on": {"type": ["string", "null"], "format": "date", "description": ASKED_ON.about},
        "n": {"enum": [1, None]},
        "tool_choice": {"enum": ["none", "auto", None], "description": "no tool is ever called"},
        "response_format": {
            "type": ["object", "null"],
            "properties": {"type": {"const": "text"}},
            "required": ["type"],
        },
    },
    "required": ["messages", "model"],
}


@dataclass(frozen=True, slots=True)
class CompletionAsked:
    """What a client wants: the question, whether as a stream, and whether its last chunk should tell the usage."""

    question: Question
    stream: bool
    stream_usage: bool


@dataclass(frozen=True, slots=True)
class _Said:
    role: str
    text: str
    field: str


def completion_in(request: Request) -> CompletionAsked:
    """Return what a request asks; raise `ProblemError` where it is no chat completion that can be given.

    Beside OpenAI's parameters, `filters` and `asked_on` are those of `/ask`. Others, such as `temperature`, change
    nothing here and are passed over; those that promise another form of reply are refused.
    """
    document = body_in(request, EXAMPLE)
    check_model(text_in(document.get("model"), "model", 1, LONGEST_TURN))
    said = _messages(document)
    last = max((number for number, one in enumerate(said) if one.role == USER), default=-1)
    if last < 0:
        raise off("messages", "it holds no message of the role user; expected the question in the last one of them")
    _refuse_other_parts(document["messages"][last].get("content"), said[last].field)
    words = text_in(said[last].text, said[last].field, 1, LONGEST_QUESTION)
    _refuse_other_forms(document)
    options = of_type(given(document, "stream_options", {}), dict, "stream_options", "an object")
    scope = scope_in(FILTERS.read(given(document, "filters", {}), "filters"), "filters.")
    asked_on = ASKED_ON.read(document["asked_on"], "asked_on") if document.get("asked_on") is not None else today()
    return CompletionAsked(
        Question(words, _history(said[:last]), scope, asked_on, USUAL_PASSAGES),
        of_type(given(document, "stream", otherwise=False), bool, "stream", "true or false"),
        of_type(
            given(options, "include_usage", otherwise=False), bool, "stream_options.include_usage", "true or false"
        ),
    )


def check_model(name: str) -> None:
    """Raise `ProblemError` unless this is the one model that there is."""
    if name != MODEL:
        detail = f"There is no model {name[:60]}; expected {MODEL}, the only one that GET /v1/models lists."
        raise ProblemError(HTTPStatus.NOT_FOUND, detail, "model")


def _messages(document: Mapping[str, object]) -> list[_Said]:
    messages = of_type(document.get("messages"), list, "messages", "a list of messages")
    return [_said(message, f"messages[{number}]") for number, message in enumerate(messages)]


def _said(value: object, field: str) -> _Said:
    message = of_type(value, dict, field, "an object")
    role = of_type(message.get("role"), str, f"{field}.role", f"one of {', '.join(ROLES)}")
    if role not in ROLES:
        shown = role[:60].encode("utf-8", "replace").decode()
        raise off(f"{field}.role", f"it is {shown}; expected one of {', '.join(ROLES)}")
    content = f"{field}.content"
    return _Said(role, _words(message.get("content"), content) if role in {USER, ASSISTANT} else "", content)


def _words(content: object, field: str) -> str:
    """Return the words of a content: a text, or those parts of it that are texts; a missing one says nothing."""
    if not isinstance(content, list):
        return str(of_type("" if content is None else content, str, field, "a text, or a list of parts of type text"))
    parts = [of_type(part, dict, f"{field}[{number}]", "an object") for number, part in enumerate(content)]
    return "\n".join(
        of_type(part.get("text"), str, f"{field}[{number}].text", "a text")
        for number, part in enumerate(parts)
        if of_type(part.get("type"), str, f"{field}[{number}].type", "a text such as text") == "text"
    )


def _refuse_other_parts(content: object, field: str) -> None:
    for number, part in enumerate(content if isinstance(content, list) else []):
        if part.get("type") != "text":
            shown = str(part.get("type"))[:60].encode("utf-8", "replace").decode()
            raise off(
                f"{field}[{number}]",
                f"it is a part of type {shown}, and questions are words only; expected parts of type text "
                "(to ask about a picture of a page, put its file into seeds/ and build)",
            )


def _history(said: Sequence[_Said]) -> tuple[Turn, ...]:
    """Return the turns before the question. A client sends all that was ever said, so what is too much is cut."""
    turns: list[Turn] = []
    for one in said:
        if one.role == USER:
            turns.append(Turn(_cut(one.text, one.field), ""))
        elif one.role == ASSISTANT and turns:
            turns[-1] = Turn(turns[-1].question, _cut(answer_told(one.text), one.field))
    return tuple(turn for turn in turns if turn.question)[-MOST_TURNS:]


def _cut(text: str, field: str) -> str:
    return text_in(text[:LONGEST_TURN], field, 0, LONGEST_TURN)


def _refuse_other_forms(document: Mapping[str, object]) -> None:
    if given(document, "n", 1) != 1:
        raise off("n", f"it is {str(document['n'])[:20]}; expected 1, since a question has one answer")
    if given(document, "tool_choice", "auto") not in ("auto", "none"):
        raise off(
            "tool_choice", "it asks for the call of a tool; expected auto or none, since answers come from the paper"
        )
    form = of_type(given(document, "response_format", {"type": "text"}), dict, "response_format", "an object")
    if form.get("type") != "text":
        raise off(
            "response_format",
            "it asks for another form than text; expected text (the citations come as JSON beside it)",
        )
