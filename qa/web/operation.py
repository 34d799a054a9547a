"""What a door takes, gives and asks for, said beside its handler: its description and who may use it are read from here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from qa.tokens import Right

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from http import HTTPStatus

    from flask import Flask, Request

    from qa.shape import Schema
    from qa.web.fields import Field, Fields

STATIC = "static"
JSON, HTML, EVENTS = "application/json", "text/html", "text/event-stream"
_Handler = TypeVar("_Handler", bound="Callable[..., Any]")
_SAID, _OPEN = "operations", "open_to_all"


@dataclass(frozen=True, slots=True)
class Sent:
    """A reply: by media type the type of its document, of events pairs of name and type, or words about a text; its own headers."""

    about: str
    content: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of a door. What every door may answer (a field is off, no token, too many requests) is not repeated."""

    summary: str
    replies: Mapping[HTTPStatus, Sent]
    about: str = ""
    query: Fields | None = None
    body: Mapping[str, Schema] = field(default_factory=dict)
    needs_body: bool = True
    path: Mapping[str, Field] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[HTTPStatus, ...] = ()
    right: Right = Right.READ


def described(**operations: Operation) -> Callable[[_Handler], _Handler]:
    """Say what a handler does, by method in small letters."""

    def say(handler: _Handler) -> _Handler:
        handler.__dict__[_SAID] = operations
        return handler

    return say


def open_to_all(handler: _Handler) -> _Handler:
    """Mark a page that asks for no right: it tells nothing of the archive."""
    handler.__dict__[_OPEN] = True
    return handler


def right_needed(app: Flask, request: Request) -> Right:
    """Return the right that the door of a request asks for; to read where it says nothing."""
    if request.method == "OPTIONS":  # asks only what the door takes
        return Right.NONE
    if request.endpoint is None:
        return Right.READ
    said = operations_of(app, request.endpoint).get("get" if request.method == "HEAD" else request.method.lower())
    if said:
        return said.right
    is_open = request.endpoint == STATIC or hasattr(app.view_functions[request.endpoint], _OPEN)
    return Right.NONE if is_open else Right.READ


def operations_of(app: Flask, endpoint: str) -> Mapping[str, Operation]:
    """Return what was said of a handler, by method; nothing of a page."""
    said: Mapping[str, Operation] = getattr(app.view_functions[endpoint], _SAID, {})
    return said
