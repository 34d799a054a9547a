"""Types of documents as JSON Schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypedDict

import pytest

from qa.shape import Day, Span, schema_of


class Leaf(TypedDict):
    """A leaf."""

    size: Annotated[int, "in millimetres"]


class _Optional(TypedDict, total=False):
    fallen_on: Day


class TreeDocument(_Optional):
    """A tree."""

    leaves: list[Leaf]
    parent: TreeDocument | None


@dataclass(frozen=True)
class Branch:
    """A branch."""

    forks: tuple[int, ...]


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        (str, {"type": "string"}),
        (int | None, {"type": ["integer", "null"]}),
        (None, {"type": "null"}),
        (Literal["a"], {"const": "a"}),
        (Literal["a", "b"], {"enum": ["a", "b"]}),
        (list[float], {"type": "array", "items": {"type": "number"}}),
        (Day, {"type": "string", "format": "date"}),
        (Day | None, {"type": ["string", "null"], "format": "date"}),
        (Annotated[bool, "true on Sundays"], {"type": "boolean", "description": "true on Sundays"}),
        (int | str, {"anyOf": [{"type": "integer"}, {"type": "string"}]}),
    ],
)
def test_a_type_becomes_its_schema(kind: object, schema: dict[str, Any]) -> None:
    assert schema_of(kind, {}) == schema


def test_a_span_is_two_whole_numbers() -> None:
    assert schema_of(Span, {})["minItems"] == schema_of(Span, {})["maxItems"] == 2


def test_a_document_is_named_once_and_referred_to_also_by_itself() -> None:
    named: dict[str, dict[str, Any]] = {}
    assert schema_of(list[TreeDocument], named)["items"] == {"$ref": "#/components/schemas/Tree"}
    assert named.keys() == {"Tree", "Leaf"}
    assert named["Tree"]["required"] == ["leaves", "parent"]
    assert named["Tree"]["properties"]["fallen_on"] == {"type": "string", "format": "date"}
    assert named["Tree"]["properties"]["parent"] == {"anyOf": [{"$ref": "#/components/schemas/Tree"}, {"type": "null"}]}
    assert named["Leaf"]["description"] == "A leaf."


def test_a_dataclass_is_a_document_too_and_a_tuple_is_a_list() -> None:
    named: dict[str, dict[str, Any]] = {}
    assert schema_of(Branch, named) == {"$ref": "#/components/schemas/Branch"}
    assert named["Branch"]["properties"] == {"forks": {"type": "array", "items": {"type": "integer"}}}
    assert named["Branch"]["required"] == ["forks"]


def test_a_type_that_no_document_is_made_of_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        schema_of(set[int], {})
