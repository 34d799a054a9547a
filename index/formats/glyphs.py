"""Typeset text: glyphs with their boxes, the strips of them that stand side by side, and what a strip says."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NEAR = 0.8  # em: glyphs further apart are not of one strip
_SPACE_IN_WORDS, _SPACE = 0.16, 0.6  # em: as wide is a space between Latin letters, between others


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character that shows, its box (y grows upwards), the edges of its ink, its size, and whether a space precedes it."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    ink: tuple[float, float]
    size: float
    spaced: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """Glyphs on one baseline without a wide gap; left and right are where the ink begins and ends."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float

    @property
    def middle(self) -> float:
        """The height of its middle line."""
        return (self.bottom + self.top) / 2


def strips_of(glyphs: Iterable[Glyph]) -> list[Strip]:
    """Put glyphs, in the order in which they were set, into strips."""
    strips: list[Strip] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            strips.append(_strip(run))
            run = []
        run.append(glyph)
    if run:
        strips.append(_strip(run))
    return strips


def on_one_line(strips: Sequence[Strip]) -> Strip:
    """Join strips on one baseline, from left to right."""
    ordered = sorted(strips, key=lambda strip: strip.left)
    text = ordered[0].text
    for before, strip in itertools.pairwise(ordered):
        wide = strip.left - before.right > _SPACE * min(before.size, strip.size)
        text += (" " if wide or _latin(before.text[-1], strip.text[0]) else "") + strip.text
    return Strip(
        text,
        ordered[0].left,
        min(strip.bottom for strip in ordered),
        max(strip.right for strip in ordered),
        max(strip.top for strip in ordered),
        max(ordered, key=lambda strip: len(strip.text)).size,
    )


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    low, high = sorted((before.size, glyph.size))
    level = abs((before.bottom + before.top) - (glyph.bottom + glyph.top)) < 0.8 * low
    near = -0.5 * high < glyph.left - before.right < _NEAR * high or glyph.left == before.left  # —— may be one drawing
    return level and near and high < 1.6 * low


def _strip(run: Sequence[Glyph]) -> Strip:
    text = run[0].char
    for before, glyph in itertools.pairwise(run):
        gap = glyph.left - before.right
        wide = _SPACE_IN_WORDS if _latin(before.char, glyph.char) else _SPACE
        spaced = glyph.spaced or gap > wide * glyph.size
        text += (" " if spaced else "") + glyph.char
    return Strip(
        text,
        min(glyph.ink[0] for glyph in run),
        min(glyph.bottom for glyph in run),
        max(glyph.ink[1] for glyph in run),
        max(glyph.top for glyph in run),
        sorted(glyph.size for glyph in run)[len(run) // 2],
    )


def _latin(before: str, after: str) -> bool:
    return before.isascii() and after.isascii()
