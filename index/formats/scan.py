"""Scanned pages (PNG, JPEG): text is recognised line by line, then put in order as that of a PDF is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.formats.ink import trimmed
from index.formats.measuring import strips_of_lines
from index.formats.picture import picture_of
from index.formats.recognising import recognised_lines
from index.formats.typeset import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from index.formats.glyphs import Strip
    from index.formats.recognising import Picture
    from index.page import Page


def read_scan(source: str, data: bytes, day: date | None, page_number: str | None) -> Iterator[Page]:
    """Yield the one page of the picture; raise `ValueError` where it is none or no text is recognised."""
    strips = scanned_strips(picture_of(data))
    if not strips:
        raise ValueError("no text is recognised in it; scan the page upright, with 200 dpi or more")
    yield page_of(source, strips, day, page_number)


def scanned_strips(picture: Picture) -> list[Strip]:
    """Return the strips of text that are recognised in a picture."""
    return strips_of_lines([trimmed(line, picture) for line in recognised_lines(picture)])
