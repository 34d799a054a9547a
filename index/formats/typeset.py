"""From the strips of a typeset or scanned page to the page: head, columns in reading order, foot."""

from __future__ import annotations

import itertools
from statistics import median
from typing import TYPE_CHECKING

from index.dating import day_in, page_in
from index.formats.hyphens import SOFT_HYPHEN, Hyphens
from index.formats.outline import is_page_head
from index.formats.paragraphs import lines_of, paragraphs_of
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
    columns = [list(paragraphs_of(lines, width, text_size, hyphens)) for width, lines in blocks]
    yield from head
    for column in _with_whole_words(columns, hyphens, text_size):
        yield from ("", *column)
    if foot:
        yield from ("", *foot)


def _with_whole_words(columns: Sequence[list[str]], hyphens: Hyphens, text_size: float) -> Sequence[list[str]]:
    """Put together the words that the end of a column cuts: the rest of one comes up from the next column."""
    for column, following in itertools.pairwise(columns):
        rest, _, others = following[0].partition(" ")
        if column[-1].endswith(("-", SOFT_HYPHEN)) and rest[:1].islower() and others:
            column[-1] = hyphens.joined(column[-1], rest, text_size)
            following[0] = others
    return [[text.replace(SOFT_HYPHEN, "-") for text in column] for column in columns]
