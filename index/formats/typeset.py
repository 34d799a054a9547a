"""From the strips of a typeset or scanned page to the page: head, columns in reading order, foot."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from index.dating import day_in, page_in
from index.formats.outline import is_page_head
from index.formats.paragraphs import paragraphs_of, words_of
from index.formats.reading_order import blocks_in_order, head_and_foot
from index.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from index.formats.glyphs import Strip


def page_of(source: str, strips: Sequence[Strip], day: date | None, page_number: str | None) -> Page:
    """Make a page of its strips, columns parted by an empty line.

    The page head gives the day and the page number; where it gives none, `day` and `page_number` hold.
    """
    lines = tuple(_lines(strips))
    heads = [line for line in (*lines[:8], *lines[-4:]) if is_page_head(line)]
    return Page(
        source,
        lines,
        next((told for told in map(day_in, heads) if told), day),
        next((told for told in map(page_in, heads) if told), page_number),
    )


def _lines(strips: Sequence[Strip]) -> Iterator[str]:
    head, rest, foot = head_and_foot(strips)
    text_size = median(strip.size for strip in strips for _ in strip.text[:40]) if strips else 0.0
    words = words_of(strip.text for strip in strips)
    yield from head
    for block in blocks_in_order(rest):
        yield ""
        yield from paragraphs_of(block, text_size, words)
    if foot:
        yield from ("", *foot)
