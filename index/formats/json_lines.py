"""JSON lines: one document a line, each a story of its own, cited as `<file>#<id>`."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from index.article import Role
from index.formats.plain_text import decoded
from index.story import Line, Story

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 256 * 1024 * 1024  # bytes
_LONGEST = 2_000_000  # characters of a document; a thick book has a million


def read_json_lines(source: str, data: bytes, day: date | None, page_number: str | None) -> Iterator[Story]:
    """Yield the document of each line: `id` or `context_id`, `title`, `text`, and perhaps `date`, `page`, `paper`, `issue`, `byline`.

    `day` and `page_number` hold where a document says neither. Raises `ValueError` naming the line that is off.
    """
    if len(data) > _LARGEST:
        raise ValueError(f"it has {len(data):,} bytes; a file of JSON lines has at most {_LARGEST:,}; split it")
    seen: set[str] = set()
    for number, line in enumerate(decoded(data).split("\n"), start=1):
        if not line.strip():
            continue
        if len(line) > _LONGEST:
            raise ValueError(
                f"line {number} has {len(line):,} characters; a document has at most {_LONGEST:,}; split it"
            )
        try:
            document = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"line {number} is no JSON ({error})") from None
        if not isinstance(document, dict):
            raise ValueError(f"line {number} is JSON, but no object with title and text")  # noqa: TRY004  one error for bad files
        identity = _text(document, "id", number) or _text(document, "context_id", number) or str(number)
        if identity in seen:
            raise ValueError(f"line {number} has the id {identity!r} of an earlier line; an id must be the only one")
        seen.add(identity)
        stated = _text(document, "date", number)
        yield Story(
            f"{source}#{identity}",
            _day(stated, number) if stated else day,
            _text(document, "page", number) or page_number,
            tuple(_lines(document, number)),
            _text(document, "paper", number).strip() or None,
            _text(document, "issue", number).strip() or None,
        )


def _lines(document: dict[str, Any], number: int) -> Iterator[Line]:
    for name, role in (("title", Role.HEADLINE), ("text", Role.PARAGRAPH), ("byline", Role.BYLINE)):
        for line in _text(document, name, number).splitlines():
            yield Line(role, line)


def _text(document: dict[str, Any], name: str, number: int) -> str:
    value = document.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"line {number}: {name} is no text")
    return (value or "").encode("utf-8", "replace").decode()  # a lone surrogate is no character


def _day(text: str, number: int) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError(f"line {number}: date is {text[:20]!r}, expected YYYY-MM-DD") from None
