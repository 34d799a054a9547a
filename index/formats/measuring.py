"""From recognised lines to strips: the page is put straight, and the sizes of type are told from text and boxes."""

from __future__ import annotations

import math
from statistics import median, median_high
from typing import TYPE_CHECKING

from index.formats.glyphs import Strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.formats.recognising import RecognisedLine

_STRAIGHT = 0.35  # radians: text that leans more stands in a picture
_WIDE = 8  # times its height: a line that tells how the page leans
_ENOUGH = 5  # Chinese characters that tell the size by the width of their line
_SAME, _NEAR = math.log(1.15), math.log(1.4)  # a size so near another is that one; the second, where it is only guessed
_IN_HEIGHT = 0.83  # the size of the type as part of its box's height
_WHITE_AT_START, _WHITE_AT_END = "“‘（《〈【「『", "”’）》〉】」』，。、；：！？"  # half of their em is white


def strips_of_lines(lines: Sequence[RecognisedLine]) -> list[Strip]:
    """Return a strip for each line that is level on the page once that is put straight; lengths are pixels, y grows upwards."""
    wide = [line.slope for line in lines if line.width > _WIDE * line.height]
    lean = median(wide) if wide else 0.0
    if abs(lean) > _STRAIGHT:
        lean = 0.0
    level = [line for line in lines if abs(line.slope - lean) <= _STRAIGHT]
    return [_strip(line, lean, size) for line, size in zip(level, _sizes(level), strict=True)]


def _strip(line: RecognisedLine, lean: float, size: float) -> Strip:
    x = line.x * math.cos(lean) + line.y * math.sin(lean)
    y = line.x * math.sin(lean) - line.y * math.cos(lean)
    return Strip(line.text, x - line.width / 2, y - size / 2, x + line.width / 2, y + size / 2, size)


def _sizes(lines: Sequence[RecognisedLine]) -> Iterator[float]:
    """Yield the size of each line: one of the few that the page is set in, where it is near one."""
    measured = [_by_width(line) for line in lines]
    guessed = [_IN_HEIGHT * line.height for line in lines]
    sure = [size for size, line in zip(measured, lines, strict=True) if size for _ in line.text]
    few = list(_few(sorted(sure or [size for size, line in zip(guessed, lines, strict=True) for _ in line.text])))
    for by_width, by_height in zip(measured, guessed, strict=True):
        size = by_width or by_height
        nearest = min(few, key=lambda one: abs(math.log(one / size)))
        yield nearest if abs(math.log(nearest / size)) < (_SAME if by_width else _NEAR) else size


def _few(sizes: Sequence[float]) -> Iterator[float]:
    """Yield what many sizes come down to: their median, and again that of those which are not near it."""
    while sizes:
        middle = median_high(sizes)
        yield middle
        sizes = [size for size in sizes if abs(math.log(size / middle)) >= _SAME]


def _by_width(line: RecognisedLine) -> float | None:
    """Tell the size by the width, as Chinese characters are as wide as high; `None` where there are too few."""
    full = sum(not char.isascii() for char in line.text)
    if full < max(_ENOUGH, len(line.text) / 2):
        return None
    ems = full + (len(line.text) - full) / 2 - 0.1
    ems -= (line.text[0] in _WHITE_AT_START) / 2 + (line.text[-1] in _WHITE_AT_END) / 2
    size = line.width / ems
    return size if 0.6 * line.height < size < 1.3 * line.height else None
