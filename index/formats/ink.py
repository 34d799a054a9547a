"""Where the ink of a recognised line begins and ends: the boxes that come with the text are wider than it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from index.formats.recognising import Picture, RecognisedLine

_MARKED = 0.06  # of the rows: a column with less ink is white


def trimmed(line: RecognisedLine, picture: Picture) -> RecognisedLine:
    """Return the line without the white at its left and right; as it was, where its box holds no two shades."""
    rise = line.width / 2 * abs(math.sin(line.slope)) + line.height / 2
    top, left = max(0, round(line.y - rise)), max(0, round(line.x - line.width / 2))
    gray = picture[top : round(line.y + rise), left : round(line.x + line.width / 2), 1]
    if not gray.size or int(np.ptp(gray)) < 32:
        return line
    dark = gray < (int(gray.min()) + int(gray.max())) / 2
    ink = dark if dark.mean() < 0.5 else ~dark
    (columns,) = np.nonzero(ink.sum(axis=0) > _MARKED * line.height)
    if not columns.size:
        return line
    first, last = left + int(columns[0]), left + int(columns[-1]) + 1
    return replace(line, x=(first + last) / 2, width=float(last - first))
