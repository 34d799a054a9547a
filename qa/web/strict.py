"""Values of requests taken strictly: of the right type, of the right length, of no unknown name; else a problem that names the field."""

from __future__ import annotations

import unicodedata
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from qa.web.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Mapping

_JSON_NAMES = {str: "text", int: "number", float: "number", bool: "boolean", list: "list", dict: "object"}


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


def of_type(value: object, kind: type, field: str, expected: str) -> Any:  # noqa: ANN401  the caller names the type
    """Return a value of this type; raise `ProblemError` where it is another, or missing."""
    if not isinstance(value, kind):
        found = "missing" if value is None else f"a JSON {_JSON_NAMES.get(type(value), 'value')}"
        raise off(field, f"it is {found}; expected {expected}")
    return value


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
