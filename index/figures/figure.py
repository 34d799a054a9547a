"""A figure: a number with its unit as a text names it, and what its clause says of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from index.figures.units import UNITS

if TYPE_CHECKING:
    from decimal import Decimal


class Direction(Enum):
    """Which way a thing went by this figure."""

    RISE = "rise"
    FALL = "fall"


class Base(Enum):
    """What a figure is measured against."""

    SAME_PERIOD = "同比"
    PERIOD_BEFORE = "环比"
    YEAR_BEFORE = "比上年"
    WHOLE = "占比"


class Bound(Enum):
    """On which side of the figure the true value lies."""

    ABOUT = "约"
    ABOVE = "超"
    BELOW = "近"
    AT_LEAST = "不低于"
    AT_MOST = "不超过"


@dataclass(frozen=True, slots=True)
class Figure:
    """`text[start:end]` says `low` to `high` of `unit`; the two are one number unless it is a range.

    Magnitudes belong to the numbers, not to the unit: 1.2亿元 is 120000000 of 元. The unit is empty for a bare number,
    第 for an ordinal, 分之 for a fraction and 番 where a thing doubled. Direction, base and bound are `None` where the
    clause does not say them.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    direction: Direction | None = None
    base: Base | None = None
    bound: Bound | None = None

    @property
    def value(self) -> Decimal | None:
        """The one number; `None` for a range."""
        return self.low if self.low == self.high else None

    @property
    def dimension(self) -> str:
        """What is measured: share (for %), point (for 个百分点), yuan, gram, person, a counter such as 家, number, ordinal."""
        return UNITS[self.unit][0]

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """Both numbers in the base unit of the dimension, exactly."""
        factor = UNITS[self.unit][1]
        return Fraction(self.low) * factor, Fraction(self.high) * factor


def same_value(a: Figure, b: Figure) -> bool:
    """Return whether two figures say as much of the same thing: 1.2亿元 and 12000万元, but not 8.5% and 8.5个百分点."""
    return a.dimension == b.dimension and a.ends == b.ends
