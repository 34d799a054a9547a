"""The periods that a text speaks of: years, quarters, halves and months, as numbers that can be compared."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from index.folding import folded
from index.times.period_words import PATTERN, YEARS, counted_months, months_of, years_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# 截至2025年6月底: the months are told up to that day, whether the year stands between or not.
UP_TO = re.compile(
    rf"(?:截至|截止到?|by the end of |at the end of )(?:(?:19|20)\d\d年|{'|'.join(YEARS)})?$", re.IGNORECASE
)
# A year and its months stand side by side, or have a little between them: 去年的一季度, 2024年全市一季度.
BESIDE = re.compile(r".?|[^，。；、,;]{2}", re.DOTALL)
# The first quarter of 2025 says its year behind it.
YEAR_BEHIND = re.compile(r"\s(?:of |in )?(?:the )?|年?の?")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of months, both ends included, 1 to 12; the year is `None` where it is not said.

    `months` is `None` where only years are said. `until` is the last year of several, as in “十四五”期间. `as_of` marks
    what stands at the end of the months, as in 截至6月底.
    """

    year: int | None
    months: tuple[int, int] | None
    until: int | None = None
    as_of: bool = False

    @property
    def years(self) -> range:
        """The years that it stretches over; none where no year is said."""
        return range(self.year, (self.until or self.year) + 1) if self.year else range(0)

    @property
    def is_month(self) -> bool:
        """Whether it is one month of one year."""
        return self.months is not None and self.months[0] == self.months[1] and not self.as_of


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]` names a period. A single month is `certain` to be a period in 5月份; in 5月 it often dates an event."""

    start: int
    end: int
    period: Period
    certain: bool = True


def periods_in(text: str, said: date | int | None) -> Iterator[tuple[int, Period]]:
    """Yield (offset, period) for each period that the text names; `said` is the day, or just the year, that 今年 is counted from."""
    for mention in mentions_in(text, said):
        yield mention.start, mention.period


def mentions_in(text: str, said: date | int | None) -> Iterator[Mention]:
    """Yield where the text names a period, in order.

    A year just before a quarter, half or months belongs to it: 2025年一季度 is one period. Without a day to count from,
    去年 names a period of no year, and 上月 none.
    """
    plain = folded(text)
    pending: Mention | None = None
    for match in PATTERN.finditer(plain):
        found = _read(match, plain, said)
        if found is None:
            continue
        if pending:
            joined = _joined(pending, found, plain[pending.end : found.start])
            if joined:
                found = joined
            else:
                yield pending
        pending = found
    if pending:
        yield pending


def contradicts(asked: Period, found: Period) -> bool:
    """Return whether words about `found` cannot answer a question about `asked`.

    Both must say a thing for it to contradict; but a question about a part of a year is not answered by a
    statement about the whole of one, nor one about a year by a part of one that no year is named for. What stands at
    the end of June answers for each stretch that ends there.
    """
    if asked.year and found.year and not _within(found, asked):
        return True
    if asked.months is None:
        of_a_part = found.months is not None and not found.is_month and not found.as_of
        return asked.year is not None and of_a_part and found.year is None
    if found.months is None:
        return found.year is not None
    if asked.as_of or found.as_of:
        return asked.months[1] != found.months[1]
    return asked.months != found.months


def described(period: Period) -> str:
    """Return the period in Chinese words, as a reply names it."""
    until = f"—{period.until}" if period.until else ""
    year = f"{period.year}{until}年" if period.year else ""
    if period.months is None:
        return year
    first, last = period.months
    if period.as_of:
        return f"截至{year}{last}月底"
    if first == last:
        return f"{year}{first}月"
    if last - first == 2 and first % 3 == 1:
        return f"{year}{'一二三四'[first // 3]}季度"
    if (first, last) in {(1, 6), (7, 12)}:
        return f"{year}{'上' if first == 1 else '下'}半年"
    return f"{year}{first}—{last}月"


def in_english(period: Period) -> str:
    """Return the period in English words, as a reply names it."""
    until = f"–{period.until}" if period.until else ""
    year = f"{period.year}{until}" if period.year else ""
    if period.months is None:
        return year
    first, last = period.months
    of_year = f" of {year}" if year else ""
    if period.as_of:
        return f"the end of {month_name[last]} {year}".rstrip()
    if first == last:
        return f"{month_name[first]} {year}".rstrip()
    if last - first == 2 and first % 3 == 1:
        return f"the {('first', 'second', 'third', 'fourth')[first // 3]} quarter{of_year}"
    if (first, last) in {(1, 6), (7, 12)}:
        return f"the {'first' if first == 1 else 'second'} half{of_year}"
    return f"{month_name[first]} to {month_name[last]} {year}".rstrip()


def _read(match: re.Match[str], plain: str, said: date | int | None) -> Mention | None:
    start, end = match.span()
    counted = counted_months(match, said) if isinstance(said, date) else None
    if counted:
        return Mention(start, end, Period(*counted))
    if match["relative_month"] or match["relative_quarter"]:
        return None
    months = months_of(match)
    if months is None:
        years = years_of(match, said) or (None, None)
        return Mention(start, end, Period(years[0], None, years[1] if years[1] != years[0] else None))
    if UP_TO.search(plain, max(0, start - 24), start) or plain[end : end + 1] == "末":
        return Mention(start, end, Period(None, (1, months[1]), as_of=True))
    return Mention(start, end, Period(None, months), certain=not match["month"] or bool(match["certain"]))


def _joined(first: Mention, second: Mention, between: str) -> Mention | None:
    """Return one period of a year and its months, whichever is said first; `None` where they are two."""
    if (
        first.period.months is None
        and second.period.months
        and second.period.year is None
        and BESIDE.fullmatch(between)
    ):
        year, months = first.period, second.period
    elif first.period.months and first.period.year is None and second.period.months is None:
        if not YEAR_BEHIND.fullmatch(between) or not between.isascii() or not between:
            return None
        months, year = first.period, second.period
    else:
        return None
    period = Period(year.year, months.months, year.until, months.as_of)
    return Mention(first.start, second.end, period, first.certain and second.certain)


def _within(inner: Period, outer: Period) -> bool:
    assert inner.year
    assert outer.year
    return outer.year <= inner.year and (inner.until or inner.year) <= (outer.until or outer.year)
