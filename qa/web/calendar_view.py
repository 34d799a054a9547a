"""The issues of a year as a calendar: months, weeks, and in each week the days, with how many pages each has."""

from __future__ import annotations

import calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DAYS_OF_A_WEEK = calendar.Calendar(calendar.MONDAY)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar and how many pages of its issues are in the archive."""

    day: date
    pages: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month as its weeks from Monday on; `None` stands for the days of the months beside it."""

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]


def years_of(days: Iterable[date]) -> tuple[int, ...]:
    """Return the years in which these days lie, newest first."""
    return tuple(sorted({day.year for day in days}, reverse=True))


def months_of(year: int, pages: Mapping[date, int]) -> tuple[Month, ...]:
    """Return the months of a year that have a page on some day, in order."""
    months = sorted({day.month for day in pages if day.year == year})
    return tuple(
        Month(
            date(year, month, 1),
            tuple(
                tuple(Day(day, pages.get(day, 0)) if day.month == month else None for day in week)
                for week in DAYS_OF_A_WEEK.monthdatescalendar(year, month)
            ),
        )
        for month in months
    )


def pages_by_day(listed: Sequence[Mapping[str, Any]]) -> Counter[date]:
    """Return how many of the listed pages each day has; those of an unknown day count for none."""
    return Counter(date.fromisoformat(one["issue_date"]) for one in listed if one["issue_date"])


def beside(day: date, days: Iterable[date]) -> tuple[date | None, date | None]:
    """Return the last of these days before one, and the first after it; `None` where there is none."""
    known = sorted(days)
    before = [one for one in known if one < day]
    after = [one for one in known if one > day]
    return (before[-1] if before else None, after[0] if after else None)
