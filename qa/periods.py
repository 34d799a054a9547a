"""The periods that a text speaks of: years, quarters, halves and months, as numbers that can be compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"首": 1, "〇": 0, "上": 1, "下": 2}
# Years counted from the year in which it is said.
RELATIVE = {
    "今年": 0, "本年": 0, "当年": 0, "this year": 0, "今年度": 0, "올해": 0, "금년": 0,
    "去年": -1, "上年": -1, "last year": -1, "昨年": -1, "작년": -1, "지난해": -1,
    "前年": -2, "明年": 1, "next year": 1, "来年": 1, "내년": 1,
}  # fmt: skip
PATTERN = re.compile(
    r"(?P<relative>" + "|".join(sorted(RELATIVE, key=len, reverse=True)) + r")"
    r"|(?<![\d.])(?P<year>(?:19|20)\d\d)(?=年|年度|\s|[^\d.%\w]|년|$)"
    r"|(?P<quarter>(?:(?<!前)(?:第?(?P<q1>[一二三四1-4首])季度?)|\bQ(?P<q2>[1-4])|第(?P<q3>[1-4一二三四])四半期|(?P<q4>[1-4])\s?분기"
    r"|(?P<q5>first|second|third|fourth)[ -]quarter))"
    r"|(?P<half>(?:(?P<h1>[上下])半年|(?P<h2>first|second) half|(?P<h3>[上下])半期|(?P<h4>[상하])반기))"
    r"|(?P<months>(?<![\d.])(?P<m1>1[0-2]|[1-9])\s?(?:月)?[-—－~至到]+(?P<m2>1[0-2]|[1-9])月(?:份)?|前(?P<m3>[二三四五六七八九十]+)个?月|(?P<m4>前三季度))",
    re.IGNORECASE,
)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of months, both ends included, 1 to 12; the year is `None` where it is not said.

    `months` is `None` where only a year is said.
    """

    year: int | None
    months: tuple[int, int] | None


def periods_in(text: str, said_in: int | None) -> Iterator[tuple[int, Period]]:
    """Yield (offset, period) for each period that the text names; `said_in` is the year that 今年 means.

    A year just before a quarter, half or months belongs to it: 2025年一季度 is one period.
    """
    pending: tuple[int, int | None, int] | None = None
    for match in PATTERN.finditer(_narrowed(text)):
        year, months = _year(match, said_in), _months(match)
        if months is None:
            if pending:
                yield pending[0], Period(pending[1], None)
            pending = match.start(), year, match.end()
            continue
        if pending and match.start() - pending[2] <= 2:
            yield pending[0], Period(pending[1], months)
        else:
            if pending:
                yield pending[0], Period(pending[1], None)
            yield match.start(), Period(None, months)
        pending = None
    if pending:
        yield pending[0], Period(pending[1], None)


def contradicts(asked: Period, found: Period) -> bool:
    """Return whether words about `found` cannot answer a question about `asked`.

    Both must say a thing for it to contradict; but a question about a part of a year is not answered by a
    statement about the whole of one, nor one about a year by a part of one that no year is named for.
    """
    if asked.year and found.year and asked.year != found.year:
        return True
    if asked.months is None:
        return asked.year is not None and found.months is not None and found.year is None
    if found.months is None:
        return found.year is not None
    return asked.months != found.months


def described(period: Period) -> str:
    """Return the period in Chinese words, as a reply names it."""
    year = f"{period.year}年" if period.year else ""
    if period.months is None:
        return year
    first, last = period.months
    if last - first == 2 and first % 3 == 1:
        return f"{year}{'一二三四'[first // 3]}季度"
    if (first, last) in {(1, 6), (7, 12)}:
        return f"{year}{'上' if first == 1 else '下'}半年"
    return f"{year}{first}—{last}月"


def _year(match: re.Match[str], said_in: int | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["relative"] and said_in is not None:
        return said_in + RELATIVE[match["relative"].lower()]
    return None


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    if match["quarter"]:
        number = _number(next(match[name] for name in ("q1", "q2", "q3", "q4", "q5") if match[name]))
        return 3 * number - 2, 3 * number
    if match["half"]:
        said = next(match[name] for name in ("h1", "h2", "h3", "h4") if match[name]).lower()
        return (1, 6) if said in {"上", "first", "상"} else (7, 12)
    if match["m4"]:
        return 1, 9
    if match["m3"]:
        return 1, _number(match["m3"])
    if match["months"]:
        return int(match["m1"]), int(match["m2"])
    return None


def _number(said: str) -> int:
    return int(said) if said.isdigit() else ORDINALS.get(said.lower()) or DIGITS.get(said[-1], 1)


def _narrowed(text: str) -> str:
    """Full-width digits and letters to plain ones, each character staying in its place."""
    return "".join(c if len(n := unicodedata.normalize("NFKC", c)) != 1 else n for c in text)
