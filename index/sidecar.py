"""A sidecar: a small JSON file beside a page, or one for its whole folder, that states paper, issue and page.

`<file>.json` speaks for the page file of that name, `issue.json` for every page in its folder; the page's own goes first.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from index.dating import iso_day
from index.imprint import UNKNOWN, Imprint
from index.unreadable import Unreadable

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

SUFFIX = ".json"
OF_FOLDER = "issue.json"
_LARGEST = 64 * 1024  # bytes
_LONGEST = 100  # characters of a value
_KEYS = ("date", "paper", "issue", "page")


def sidecars_of(page: Path) -> tuple[Path, ...]:
    """Return the sidecars of a page file that are there, its own before its folder's."""
    return tuple(path for path in (own_sidecar(page), page.with_name(OF_FOLDER)) if path.is_file())


def own_sidecar(page: Path) -> Path:
    """Return where the sidecar of this one page file is or would be."""
    return page.with_name(page.name + SUFFIX)


def stated_beside(page: Path, source: str) -> tuple[Imprint, tuple[Unreadable, ...]]:
    """Return what the sidecars of a page file state, and those that are wrong; `source` is the page's."""
    folder = source.removesuffix(page.name)
    read = [_read(path, f"{folder}{path.name}") for path in sidecars_of(page)]
    stated = UNKNOWN
    for one in read:
        stated = stated.or_else(one) if isinstance(one, Imprint) else stated
    return stated, tuple(one for one in read if isinstance(one, Unreadable))


def _read(path: Path, source: str) -> Imprint | Unreadable:
    try:
        return imprint_in(path.read_bytes())
    except (OSError, ValueError) as error:
        return Unreadable(source, f"as a sidecar of a page {error}")


def imprint_in(data: bytes) -> Imprint:
    """Return what a sidecar states; raise `ValueError` with what was found and expected where it is none."""
    fields = fields_in(data)
    said = {key: _text(key, fields.get(key)) for key in _KEYS}
    return Imprint(_day(said["date"]), said["page"], said["paper"], said["issue"])


def fields_in(data: bytes) -> dict[str, Any]:
    """Return the fields of a sidecar, whatever their values; raise `ValueError` where it is no object of known keys."""
    if len(data) > _LARGEST:
        raise ValueError(f"it has {len(data):,} bytes; expected at most {_LARGEST:,}")
    try:
        fields = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"it is no JSON in UTF-8 ({error})") from None
    if not isinstance(fields, dict):
        raise ValueError('it is JSON, but no object; expected {"date": "2026-02-03", "paper": "…"}')  # noqa: TRY004  one error for bad files
    unknown = next((key for key in fields if key not in _KEYS), None)
    if unknown is not None:
        raise ValueError(f"its key {unknown[:40]!r} is unknown; known are {', '.join(_KEYS)}")
    return fields


def _text(key: str, value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool) and key in ("issue", "page"):
        value = str(value)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST or not value.isprintable():
        raise ValueError(f"its {key} is {str(value)[:40]!r}; expected a text of 1 to {_LONGEST} characters")
    return value.strip()


def _day(text: str | None) -> date | None:
    try:
        return iso_day(text) if text is not None else None
    except ValueError as error:
        raise ValueError(f"its date is off: {error}") from None
