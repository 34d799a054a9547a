"""From the strips of a typeset or scanned page to the page: head, columns in reading order, foot."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from index.dating import day_in, page_in
from index.formats.hyphens import SOFT_HYPHEN, Hyphens
from index.formats.outline import is_page_head
from index.formats.paragraphs import continues_in, joined, lines_of, paragraphs_of
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
    blocks = [(block.right - block.left, lines_of(block)) for block in blocks_in_order(rest)]
    hyphens = Hyphens(line for _, lines in blocks for line in lines)
    yield from head
    for column in _columns(blocks, text_size, hyphens):
        yield from ("", *column)
    if foot:
        yield from ("", *foot)


def _columns(
    blocks: Sequence[tuple[float, list[Strip]]], text_size: float, hyphens: Hyphens
) -> Iterator[Sequence[str]]:
    """Yield the paragraphs of each column, given its width and lines; one that a column cuts stands where it begins."""
    column: list[str] = []
    cut = False
    for at, (width, lines) in enumerate(blocks):
        first, *others = paragraphs_of(lines, width, text_size, hyphens)
        if cut:
            column[-1] = joined(column[-1], replace(lines[0], text=first), hyphens)
        else:
            others = [first, *others]
        if others and column:
            yield _shown(column)
        column = others or column
        cut = at + 1 < len(blocks) and continues_in(blocks[at + 1][1], lines, text_size)
    if column:
        yield _shown(column)


def _shown(column: Sequence[str]) -> list[str]:
    return [text.replace(SOFT_HYPHEN, "-") for text in column]
