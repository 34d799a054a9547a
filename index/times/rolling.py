"""Stretches of days that are counted back from a day: 近三年, 上周, 最近七天, the past two months, 先週, 최근 5년."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MINYEAR, date, timedelta
from typing import TYPE_CHECKING

from index.folding import folded
from index.times.period_words import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = r"\d{1,2}|[一二两三四五六七八九十]{1,3}|半|two|three|four|five|six|seven|eight|nine|ten"
UNITS = {
    "年": "year", "周年": "year", "year": "year", "years": "year", "年间": "year", "年間": "year", "か年": "year", "년": "year", "년간": "year",
    "个月": "month", "月": "month", "month": "month", "months": "month", "か月": "month", "ヶ月": "month", "か月间": "month", "か月間": "month", "개월": "month", "개월간": "month", "달": "month",
    "周": "week", "个星期": "week", "星期": "week", "week": "week", "weeks": "week", "周间": "week", "週間": "week", "주": "week", "주간": "week",
    "天": "day", "日": "day", "day": "day", "days": "day", "日间": "day", "日間": "day", "일": "day", "일간": "day",
}  # fmt: skip
WEEKS = {
    "上上周": -2, "上周": -1, "上星期": -1, "上个星期": -1, "上一周": -1, "last week": -1, "先周": -1, "先週": -1, "지난주": -1, "지난 주": -1,
    "本周": 0, "这周": 0, "这一周": 0, "本星期": 0, "这个星期": 0, "this week": 0, "今周": 0, "今週": 0, "이번 주": 0, "이번주": 0, "금주": 0,
    "下周": 1, "下星期": 1, "下个星期": 1, "next week": 1, "来周": 1, "来週": 1, "다음 주": 1, "다음주": 1,
}  # fmt: skip
WEEKDAYS = {one: number for number, one in enumerate("一二三四五六日")} | {"天": 6}
ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS_OF = {"week": 7, "day": 1}


def _any(words: dict[str, int] | dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


PATTERN = re.compile(
    rf"(?P<back>(?:最近的?|近|过去的?|这|ここ|直近|過去の?|最近の?|최근\s?|지난\s?|(?:the |in the |over the )?(?:past|last|previous) )(?P<count>{COUNT})\s?来?(?P<unit>{_any(UNITS)})(?![a-z前])(?:以?来|里|内|间|中)?)"
    rf"|(?P<one>\b(?:the |over the |in the )?past (?P<one_unit>year|month|week)\b)"
    rf"|(?P<week>{_any(WEEKS)})(?:的)?(?P<weekday>[一二三四五六日天](?![个些间周气]))?"
    rf"|\b(?P<which>last|this|on) (?P<named>{'|'.join(ENGLISH_WEEKDAYS)})\b",
    re.IGNORECASE,
)


def rolling_in(text: str, said: date) -> Iterator[tuple[int, int, date, date]]:
    """Yield (start, end, first day, last day) of each stretch that a text counts from the day on which it was said."""
    for match in PATTERN.finditer(folded(text)):
        try:
            span = _span(match, said)
        except (OverflowError, ValueError):  # before the first day there is, or after the last
            continue
        if span:
            yield match.start(), match.end(), *span


def _span(match: re.Match[str], said: date) -> tuple[date, date] | None:
    if match["week"]:
        monday = said + timedelta(days=7 * WEEKS[match["week"].lower()] - said.weekday())
        if match["weekday"]:
            day = monday + timedelta(days=WEEKDAYS[match["weekday"]])
            return day, day
        return monday, monday + timedelta(days=6)
    if match["named"]:
        back = (said.weekday() - ENGLISH_WEEKDAYS.index(match["named"].lower())) % 7
        day = said - timedelta(days=back or (7 if match["which"].lower() == "last" else 0))
        return day, day
    if match["one"]:
        return _before(said, 1, match["one_unit"].lower()), said
    unit = UNITS[match["unit"].lower()]
    if match["count"] == "半":
        return (_before(said, 6, "month"), said) if unit == "year" else None
    return _before(said, number_of(match["count"]), unit), said


def _before(said: date, count: int, unit: str) -> date:
    """Return the first of so many days, weeks, months or years that end with this day."""
    if unit in DAYS_OF:
        return said - timedelta(days=count * DAYS_OF[unit] - 1)
    year, month = divmod(said.year * 12 + said.month - 1 - count * (12 if unit == "year" else 1), 12)
    if year < MINYEAR:
        raise ValueError(year)
    return date(year, month + 1, min(said.day, monthrange(year, month + 1)[1])) + timedelta(days=1)
