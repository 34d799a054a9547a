"""The stretches of time that a text names, each with the days it spans."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING

from index.folding import folded
from index.times.days import days_in
from index.times.periods import mentions_in
from index.times.rolling import rolling_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.times.days import Day
    from index.times.periods import Period

SINCE = re.compile(r"(?:\bsince |自从?)$", re.IGNORECASE)
SINCE_BEHIND = re.compile(r"以来|以後|以后|至今|以降|\s?(?:이후|이래)")


@dataclass(frozen=True, slots=True)
class Window:
    """`text[start:end]` names the days from `first` to `last`, both included; both are `None` where no year can be told."""

    start: int
    end: int
    first: date | None
    last: date | None


def windows_in(text: str, said: date) -> Iterator[Window]:
    """Yield the periods and days that a text names, in order; 去年, 上周, 近三年 and 昨天 are counted from `said`.

    今年以来 and since 2023 go on to that day.
    """
    found: list[Window] = [Window(*one) for one in rolling_in(text, said)]
    found += [one for one in map(_of_a_day, days_in(text, said)) if not _overlaps(one, found)]
    periods = (Window(one.start, one.end, *span_of(one.period)) for one in mentions_in(text, said))
    found += [_until_now(one, text, said) for one in periods if not _overlaps(one, found)]
    yield from sorted(found, key=lambda window: window.start)


def _until_now(window: Window, text: str, said: date) -> Window:
    since = SINCE.search(folded(text), 0, window.start)
    behind = SINCE_BEHIND.match(folded(text), window.end)
    if not (since or behind) or not window.first or window.first > said:
        return window
    return Window(since.start() if since else window.start, behind.end() if behind else window.end, window.first, said)


def _overlaps(one: Window, others: list[Window]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


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
