"""Types of JSON values that documents are made of, as JSON Schema; the names of documents go into `$defs` of their own."""

from __future__ import annotations

import inspect
import types
from dataclasses import dataclass, is_dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Keyword:
    """What the schema says beside a type; stands in `Annotated`, where bare words are its description."""

    name: str
    value: str | int


Day = Annotated[str, Keyword("format", "date")]
Span = Annotated[list[int], "[start, end)", Keyword("minItems", 2), Keyword("maxItems", 2)]
REF = "#/components/schemas/"
_PLAIN: dict[object, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    type(None): "null",
    None: "null",
}


def schema_of(kind: Any, named: dict[str, Schema]) -> Schema:  # noqa: ANN401  any type of a document
    """Return the schema of a type; each `TypedDict` or dataclass below it is put into `named` once, and referred to.

    Raises `TypeError` for a type that no document is made of.
    """
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _annotated(inner, named)
    if origin in {Union, types.UnionType}:
        return _union(inner, named)
    if origin is Literal:
        return {"enum": list(inner)} if len(inner) > 1 else {"const": inner[0]}
    if origin is list or (origin is tuple and inner[1:] == (...,)):
        return {"type": "array", "items": schema_of(inner[0], named)}
    if is_typeddict(kind) or is_dataclass(kind):
        return _referred(kind, named)
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    raise TypeError(f"{kind!r} is no type of a document")


def _annotated(inner: tuple[Any, ...], named: dict[str, Schema]) -> Schema:
    schema = dict(schema_of(inner[0], named))
    for said in inner[1:]:
        schema |= {said.name: said.value} if isinstance(said, Keyword) else {"description": said}
    return schema


def _union(inner: tuple[Any, ...], named: dict[str, Schema]) -> Schema:
    schemas = [schema_of(one, named) for one in inner]
    if len(schemas) == 2 and schemas[1] == {"type": "null"} and isinstance(schemas[0].get("type"), str):
        return schemas[0] | {"type": [schemas[0]["type"], "null"]}
    return {"anyOf": schemas}


def _referred(kind: Any, named: dict[str, Schema]) -> Schema:  # noqa: ANN401  a TypedDict is no type to the checker
    name = kind.__name__.removesuffix("Document")
    if name not in named:
        named[name] = {}  # one that holds itself is referred to as well
        hints = get_type_hints(kind, include_extras=True)
        named[name] |= {
            "type": "object",
            "description": inspect.getdoc(kind) or "",
            "properties": {field: schema_of(hint, named) for field, hint in hints.items()},
            "required": sorted(hints if is_dataclass(kind) else kind.__required_keys__),
        }
    return {"$ref": REF + name}
