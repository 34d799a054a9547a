"""The days that a text names: 5月9日, 五月九日, 9日, 2025-05-09, May 9."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from index.folding import folded
from index.times.period_words import ALONE, ENGLISH_MONTH, MONTH, YEAR, YEARS, english_month, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
TOLD = {
    "今天": 0,
    "今日": 0,
    "昨天": -1,
    "昨日": -1,
    "明天": 1,
    "明日": 1,
    "前天": -2,
    "后天": 2,
    "大前天": -3,
    "大后天": 3,
    "一昨日": -2,
    "おととい": -2,
    "明后日": 2,
    "あさって": 2,
    "きのう": -1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "tomorrow": 1,
    "그저께": -2,
    "그제": -2,
    "내일": 1,
    "모레": 2,
    "today": 0,
    "yesterday": -1,
    "오늘": 0,
    "어제": -1,
}
# What a day can begin with; nothing else is tried.
FIRST = r"(?=[\dA-Za-z가-힣大おあき今本当去上昨前明后来一二三四五六七八九十])"
PATTERN = re.compile(
    rf"{FIRST}(?:(?:(?P<year>(?<!\d){YEAR})[年년]\s?|(?P<relative>{'|'.join(sorted(YEARS, key=len, reverse=True))})\s?)?{ALONE}(?P<month>{MONTH})\s?[月월]\s?(?P<day>{DAY})[日号일]"
    rf"|(?<![\d.-])(?P<y2>{YEAR})(?P<mark>[-./])(?P<m2>1[0-2]|0?[1-9])(?P=mark)(?P<d2>3[01]|[12]\d|0?[1-9])(?![\d.-])"
    rf"|\b(?P<m3>{ENGLISH_MONTH}) (?P<d3>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?:,? (?P<y3>{YEAR}))?"
    rf"|\b(?P<d4>3[01]|[12]\d|0?[1-9]) (?P<m4>{ENGLISH_MONTH})(?: (?P<y4>{YEAR}))?"
    rf"|{ALONE}(?<![/第])(?P<bare>{DAY})[日号일](?![线楼馆院店机门令均报本元])"
    rf"|(?P<told>{'|'.join(sorted(TOLD, key=len, reverse=True))}))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """`text[start:end]` names a day; the year and the month are `None` where they are not said."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int


def days_in(text: str, said: date | int | None) -> Iterator[Day]:
    """Yield the days that a text names, in order; 今天, 9日 and 去年5月9日 are counted from `said`, a day or just a year."""
    for match in PATTERN.finditer(folded(text)):
        found = _read(match, said)
        if found:
            yield Day(match.start(), match.end(), *found)


def may_be_the_same(a: Day, b: Day) -> bool:
    """Return whether nothing that both say tells two days apart."""
    return a.day == b.day and _agree(a.month, b.month) and _agree(a.year, b.year)


def _agree(a: int | None, b: int | None) -> bool:
    return a is None or b is None or a == b


def _read(match: re.Match[str], said: date | int | None) -> tuple[int | None, int | None, int] | None:
    if match["told"]:
        if not isinstance(said, date):
            return None
        day = _away(said, TOLD[match["told"].lower()])
        return (day.year, day.month, day.day) if day else None
    if match["bare"]:
        return (
            _nearest(number_of(match["bare"]), said)
            if isinstance(said, date)
            else (None, None, number_of(match["bare"]))
        )
    if match["month"]:
        year = int(match["year"]) if match["year"] else None
        if match["relative"] and said is not None:
            year = (said.year if isinstance(said, date) else said) + YEARS[match["relative"].lower()]
        return year, number_of(match["month"]), number_of(match["day"])
    year_said = match["y2"] or match["y3"] or match["y4"]
    month = int(match["m2"]) if match["m2"] else english_month(match["m3"] or match["m4"])
    return int(year_said) if year_said else None, month, int(match["d2"] or match["d3"] or match["d4"])


def _nearest(day: int, said: date) -> tuple[int | None, int | None, int]:
    """Return the day of this number that is nearest: 31日 in a paper of 2 June is 31 May."""
    near = (_away(said, away * side) for away in range(31) for side in (-1, 1))
    found = next((one for one in near if one and one.day == day), None)
    return (found.year, found.month, day) if found else (None, None, day)


def _away(said: date, days: int) -> date | None:
    """Return the day so many days later; `None` before the first and after the last day there is."""
    try:
        return said + timedelta(days=days)
    except OverflowError:
        return None
