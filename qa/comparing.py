"""Compares two figures by arithmetic, and says the outcome in words; or says why they cannot be compared."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.figures.figure import Direction
from index.figures.indicators import known_in
from index.figures.statements import Measure
from index.figures.units import UNITS
from index.folding import folded
from index.times.periods import described

if TYPE_CHECKING:
    from fractions import Fraction

    from qa.finding import Told
    from qa.tongue import Tongue

# How the number before a unit is told: 350.6亿元, 2.46 million passengers.
MAGNITUDE = re.compile(
    r"(?P<magnitude>[十百千万亿]+|\s?(?:thousand|million|billion|trillion)(?![a-z]))\s?(?P<unit>[^\d十百千万亿\s].*)?$",
    re.IGNORECASE,
)
WORTH = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "亿": 10**8,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}


@dataclass(frozen=True, slots=True)
class Compared:
    """One side of a comparison: what it is called in the question, and what was found of it."""

    name: str
    told: Told


def verdict(first: Compared, second: Compared, tongue: Tongue, *, lower: bool) -> str:
    """Return which of two is more, and by how much; `lower` asks which is less.

    Both are to be comparable: `why_not` says so.
    """
    a, b = signed(first.told), signed(second.told)
    if a == b:
        return tongue.same.format(first.name, second.name, first.told.words)
    ahead, behind = (first, second) if (a > b) != lower else (second, first)
    gap = difference(abs(a - b), ahead.told, behind.told, tongue)
    words = tongue.less if lower else tongue.more
    return words.format(ahead.name, ahead.told.words, behind.name, behind.told.words, gap)


def why_not(first: Told, second: Told, names: tuple[str, str], tongue: Tongue, *, of_periods: bool) -> str:
    """Say why two figures cannot be compared; empty: they can."""
    one, other = first.statement, second.statement
    kinds = one.figure.dimension, other.figure.dimension
    if kinds[0] != kinds[1] or one.measure is not other.measure:
        return tongue.other_unit.format(names[0], first.words, names[1], second.words)
    periods = one.period, other.period
    if not of_periods and periods[0] and periods[1] and periods[0] != periods[1]:
        return tongue.other_period.format(names[0], described(periods[0]), names[1], described(periods[1]))
    if not _alike(one.indicator, other.indicator, names):
        return tongue.other_indicator.format(names[0], one.indicator, names[1], other.indicator)
    return ""


def signed(told: Told) -> Fraction:
    """Return the figure in the base unit of its dimension, below zero where a thing fell; the middle of a range."""
    low, high = told.statement.figure.ends
    middle = (low + high) / 2
    fell = told.statement.figure.direction is Direction.FALL and told.statement.measure in {
        Measure.RATE,
        Measure.CHANGE,
    }
    return -abs(middle) if fell else middle


def difference(gap: Fraction, ahead: Told, behind: Told, tongue: Tongue) -> str:
    """Return a difference as the figures themselves are written: in 亿元 where they are, in percentage points for shares."""
    figure = ahead.statement.figure
    if figure.dimension == "share":
        return tongue.points.format(_number(gap * 100, ahead, behind))
    number = _number(gap / UNITS[figure.unit][1] / _worth(ahead), ahead, behind)
    unit = unit_of(ahead)
    return f"{number} {unit}" if unit.isascii() else f"{number}{unit}"


def _number(value: Fraction, ahead: Told, behind: Told) -> str:
    """Return a number with as many decimals as the finer of both figures has."""
    decimals = max(
        len(found[1]) if (found := re.search(r"\.(\d+)", folded(one.words))) else 0 for one in (ahead, behind)
    )
    return f"{float(value):.{decimals}f}"


def _alike(one: str, other: str, names: tuple[str, str]) -> bool:
    """Return whether two indicators are the same, each without the name of its side: 滨河中学投资 and 北苑中学投资.

    So are two that were themselves named to be compared.
    """
    if (one, other) == tuple(next((known for *_, known in known_in(name)), "") for name in names):
        return True
    return one == other or _bare(one, names) == _bare(other, names) or one.endswith(other) or other.endswith(one)


def _bare(indicator: str, names: tuple[str, str]) -> str:
    for name in names:
        indicator = indicator.replace(name, "")
    return indicator


def unit_of(told: Told) -> str:
    """Return the unit that a figure is told in, with its magnitude: 亿元, %, million passengers."""
    magnitude, unit = _magnitude(told), told.statement.figure.unit
    return f"{magnitude} {unit}".strip() if magnitude.isascii() else f"{magnitude}{unit}"


def shown_number(told: Told) -> float:
    """Return the number before that unit, below zero where a thing fell."""
    return float(signed(told) / UNITS[told.statement.figure.unit][1] / _worth(told))


def _worth(told: Told) -> int:
    said = _magnitude(told)
    return WORTH[said] if said in WORTH else math.prod(WORTH[character] for character in said)


def _magnitude(told: Told) -> str:
    """Return what the number before the unit is told in: 亿 of 1.2亿元; empty for a share, whose 百分之 is its unit."""
    match = None if told.statement.figure.dimension == "share" else MAGNITUDE.search(folded(told.words))
    return match["magnitude"].strip().lower() if match else ""
