"""Fields of requests: each reads its value strictly and says itself as JSON Schema, so that reader and description are one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from index.dating import iso_day
from qa.web.strict import of_type, off, refuse_unknown, text_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from qa.shape import Schema

PAGE_NAME = "page-name"  # a format of our own
# 5.0 is a whole number to JSON Schema, and clients write it so.
WRITTEN_WHOLE = re.compile(r"([0-9]{1,9})(?:\.0{1,9})?")
# In a text every character but controls; white space around it does not count, and at least one other is in it.
NO_CONTROL = r"[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]"
NOT_BLANK = rf"^{NO_CONTROL}*[^\s\x00-\x1F\x7F-\x9F]{NO_CONTROL}*$"


class Field(Protocol):
    """One field of a request."""

    @property
    def about(self) -> str:
        """What a developer reads of it."""

    def read(self, value: object, name: str) -> Any:  # noqa: ANN401  each kind has its own
        """Return the value as it is used; raise `ProblemError` that names the field where it is off."""

    def schema(self) -> Schema:
        """Return what `read` takes, as JSON Schema."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of this many characters, white space around it not counted."""

    about: str
    least: int
    most: int

    def read(self, value: object, name: str) -> str:
        """Return the value; raise `ProblemError` where it is off."""
        return text_in(value, name, self.least, self.most)

    def schema(self) -> Schema:
        """Return what `read` takes, as JSON Schema."""
        pattern = NOT_BLANK if self.least else rf"^{NO_CONTROL}*$"
        least = {"minLength": self.least} if self.least else {}
        return {"type": "string", **least, "maxLength": self.most, "pattern": pattern}


@dataclass(frozen=True, slots=True)
class PageName:
    """The name of a page file, which `qa.page_files` checks."""

    about: str

    def read(self, value: object, name: str) -> str:
        """Return the name; raise `ProblemError` where there is none."""
        text = str(of_type(value, str, name, "the name of a page file"))
        if not text:
            raise off(name, "it is empty; expected the name of a page file")
        return text

    def schema(self) -> Schema:
        """Return what `read` takes, as JSON Schema; the format is of this service."""
        return {"type": "string", "minLength": 1, "format": PAGE_NAME}


@dataclass(frozen=True, slots=True)
class Anything:
    """A text that is never off: what is not understood in it changes nothing."""

    about: str

    def read(self, value: object, name: str) -> str:
        """Return the text."""
        return str(of_type(value, str, name, "a text"))

    def schema(self) -> Schema:
        """Return what `read` takes, as JSON Schema."""
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class Day:
    """A day as YYYY-MM-DD."""

    about: str

    def read(self, value: object, name: str) -> date:
        """Return the value; raise `ProblemError` where it is off."""
        text = of_type(value, str, name, "a day as YYYY-MM-DD")
        try:
            return iso_day(text)
        except ValueError as error:
            raise off(name, str(error)) from None

    def schema(self) -> Schema:
        """Return what `read` takes, as JSON Schema."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds; in an address it is `written` in digits."""

    about: str
    least: int
    most: int
    usual: int
    written: bool = False

    def read(self, value: object, name: str) -> int:
        """Return the value; raise `ProblemError` where it is off."""
        expected = f"a whole number from {self.least} to {self.most}"
        if self.written:
            match = WRITTEN_WHOLE.fullmatch(str(value))
            number = int(match[1]) if match else None
        else:
            whole = int(value) if isinstance(value, float) and value.is_integer() else value
            number = None if isinstance(value, bool) else of_type(whole, int, name, expected)
        if number is None or not self.least <= number <= self.most:
            raise off(name, f"it is {str(value)[:20]}; expected {expected}")
        return number

    def schema(self) -> Schema:
        """Return what `read` takes, as JSON Schema."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most, "default": self.usual}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few texts; the first is the usual one."""

    about: str
    choices: tuple[str, ...]

    def read(self, value: object, name: str) -> str:
        """Return the value; raise `ProblemError` where it is off."""
        if value not in self.choices:
            raise off(name, f"it is {str(value)[:20]!r}; expected {' or '.join(self.choices)}")
        return str(value)

    def schema(self) -> Schema:
        """Return what `read` takes, as JSON Schema."""
        return {"type": "string", "enum": list(self.choices), "default": self.choices[0]}


@dataclass(frozen=True, slots=True)
class Several:
    """A list of at most so many things."""

    about: str
    each: Field
    most: int
    called: str

    def read(self, value: object, name: str) -> tuple[Any, ...]:
        """Return the value; raise `ProblemError` where it is off."""
        things = of_type(value, list, name, f"a list of {self.called}")
        if len(things) > self.most:
            raise off(name, f"it has {len(things)} {self.called}; send at most the last {self.most}")
        return tuple(self.each.read(thing, f"{name}[{number}]") for number, thing in enumerate(things))

    def schema(self) -> Schema:
        """Return what `read` takes, as JSON Schema."""
        return {"type": "array", "maxItems": self.most, "items": self.each.schema()}


@dataclass(frozen=True, slots=True)
class Fields:
    """An object of known fields, of which some must be there; what is null is left out."""

    about: str
    known: Mapping[str, Field]
    required: frozenset[str] = field(default=frozenset())

    def read(self, value: object, name: str = "") -> dict[str, Any]:
        """Return the value; raise `ProblemError` where it is off."""
        document = of_type(value, dict, name, "an object")
        prefix = f"{name}." if name else ""
        refuse_unknown(document, frozenset(self.known), prefix)
        return {
            key: known.read(document.get(key), f"{prefix}{key}")
            for key, known in self.known.items()
            if key in self.required or document.get(key) is not None
        }

    def schema(self) -> Schema:
        """Return what `read` takes, as JSON Schema."""
        return {
            "type": "object",
            "properties": {
                key: {
                    "description": known.about,
                    **(known.schema() if key in self.required else _or_null(known.schema())),
                }
                for key, known in self.known.items()
            },
            "required": sorted(self.required),
            "additionalProperties": False,
        }


def _or_null(schema: Schema) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}
