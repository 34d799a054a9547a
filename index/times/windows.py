"""The stretches of time that a text names, each with the days it spans."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING

from index.times.days import days_in
from index.times.periods import mentions_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.times.days import Day
    from index.times.periods import Period


@dataclass(frozen=True, slots=True)
class Window:
    """`text[start:end]` names the days from `first` to `last`, both included; both are `None` where no year can be told."""

    start: int
    end: int
    first: date | None
    last: date | None


def windows_in(text: str, said: date) -> Iterator[Window]:
    """Yield the periods and days that a text names, in order; 去年, 上月 and 昨天 are counted from `said`."""
    days = [_of_a_day(day) for day in days_in(text, said)]
    periods = [Window(one.start, one.end, *span_of(one.period)) for one in mentions_in(text, said)]
    apart = [one for one in periods if not any(one.start < day.end and day.start < one.end for day in days)]
    yield from sorted([*days, *apart], key=lambda window: window.start)


def span_of(period: Period) -> tuple[date, date] | tuple[None, None]:
    """Return the first and the last day of a period; a part of a year that is not named has none.

    11月至2月 ends in the next year.
    """
    first, last = period.months or (1, 12)
    until = period.until or (period.year or 0) + (first > last)
    if period.year is None or not MINYEAR <= period.year <= until <= MAXYEAR:
        return None, None
    return date(period.year, first, 1), date(until, last, monthrange(until, last)[1])


def _of_a_day(day: Day) -> Window:
    known = day.year and day.month and day.day <= monthrange(day.year, day.month)[1]
    one = date(day.year, day.month, day.day) if known and day.year and day.month else None
    return Window(day.start, day.end, one, one)
