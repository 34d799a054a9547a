"""Lets through only what the cited lines say: every figure, day, period and quoted name of an answer must stand in them.

An answer that is copied passes, unless it was cut in the middle of a figure. One in words of its own, as a language
model writes it, passes if its figures are worth the same, of the same thing, and go the same way: 12000万元 for
1.2亿元, but not 8.5% for 8.5个百分点, nor 下降8.5% for 增长8.5%.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.figures.figure import same_value
from index.figures.numerals import HAN
from index.figures.parsing import figures_in
from index.folding import folded
from index.times.days import TOLD, days_in
from index.times.period_words import MONTHS, QUARTERS, YEARS
from index.times.periods import Period, mentions_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from index.figures.figure import Figure

NUMERALS = frozenset(f"0123456789{HAN}")
DIGITS = re.compile(r"[A-Za-z]*\d+(?:[.,:/-]\d+)*|[零一二三四五六七八九十]+(?=号[线楼院馆机])")
# Digits that are no figure: of a line, a flight, a telephone, a clock; with the word that says of what.
NUMBERED = re.compile(rf"(?:{DIGITS.pattern})(?:[A-Za-z]+|[号路楼室时点分版线])?")
DATED = re.compile(r"[零〇一二三四五六七八九十]+(?=[年月日号])")
QUOTED = re.compile(r"[“《「『〈](?P<name>[^“”《》「」『』〈〉]+)[”》」』〉]|\"(?P<plain>[^\"]+)\"")
# 一个 is a figure by its form, and an article by its sense.
ARTICLES = frozenset({"一个", "一种"})
RELATIVE = re.compile("|".join(sorted({*YEARS, *MONTHS, *QUARTERS, *TOLD}, key=len, reverse=True)), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """The text of cited lines, and the day of their issue, which 今年 in them is counted from."""

    text: str
    said: date | None


def unsupported(answer: str, cited: Sequence[Cited]) -> tuple[str, ...]:
    """Return the words of an answer that no cited text supports, in order; empty where it may leave."""
    if any(_stands(answer, one.text) for one in cited):
        return ()
    claims = [*_names(answer, cited), *_times(answer, cited), *_figures(answer, cited), *_other_digits(answer, cited)]
    wrong = sorted({(start, end) for start, end, supported in claims if not supported})
    return tuple(answer[start:end] for start, end in wrong)


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span widened to the whole of each figure and number that it cuts: 2000万元 of 1亿2000万元 is another sum."""
    plain = folded(text)
    pieces = [(figure.start, figure.end) for figure in figures_in(text)]
    pieces += [match.span() for pattern in (DIGITS, DATED) for match in pattern.finditer(plain)]
    before = (-1, -1)
    while before != (start, end):
        before = start, end
        for first, last in pieces:
            if NUMERALS.intersection(plain[max(first, start) : min(last, end)]):
                start, end = min(start, first), max(end, last)
    return start, end


def _stands(words: str, text: str) -> bool:
    """Return whether words stand in a text as they are, widths aside, and not as a part of a figure or number there."""
    for plain, sought in ((text, words), (folded(text), folded(words))):
        at = plain.find(sought)
        while at >= 0:
            if whole(text, at, at + len(sought)) == (at, at + len(sought)):
                return True
            at = plain.find(sought, at + 1)
    return False


Claim = tuple[int, int, bool]


def _copied(answer: str, start: int, end: int, cited: Sequence[Cited]) -> bool:
    return any(_stands(answer[start:end], one.text) for one in cited)


def _names(answer: str, cited: Sequence[Cited]) -> Iterator[Claim]:
    for match in QUOTED.finditer(answer):
        start, end = match.span("name" if match["name"] else "plain")
        yield start, end, _copied(answer, start, end, cited)


def _figures(answer: str, cited: Sequence[Cited]) -> Iterator[Claim]:
    dated = [(start, end) for start, end, _ in _times(answer, cited)]
    known = [figure for one in cited for figure in figures_in(one.text)]
    for figure in figures_in(answer):
        start, end = figure.start, figure.end
        if not _overlaps(start, end, dated) and answer[start:end] not in ARTICLES:
            yield start, end, any(_says(figure, other) for other in known)


def _says(figure: Figure, other: Figure) -> bool:
    """Return whether a cited figure supports one of the answer; what either leaves open does not matter."""
    return (
        same_value(figure, other)
        and (figure.direction is None or other.direction is None or figure.direction is other.direction)
        and (figure.base is None or other.base is None or figure.base is other.base)
    )


def _times(answer: str, cited: Sequence[Cited]) -> Iterator[Claim]:
    """Yield the days and periods of the answer; 今年 in it is counted from the day of the lines that are to support it."""
    days = list(days_in(answer, None))
    for day in days:
        named = any(_names_the_day(day.start, answer, one) for one in cited)
        yield day.start, day.end, named or _copied(answer, day.start, day.end, cited)
    spans = [(day.start, day.end) for day in days]
    periods = [(one.start, one.end) for one in mentions_in(answer, None)]
    relative = [match.span() for match in RELATIVE.finditer(answer)]
    for start, end in {*periods, *(span for span in relative if not _overlaps(*span, periods))}:
        if not _overlaps(start, end, spans):
            named = any(_names_the_period(start, answer, one) for one in cited)
            yield start, end, named or _copied(answer, start, end, cited)


def _names_the_day(start: int, answer: str, cited: Cited) -> bool:
    day = next(one for one in days_in(answer, cited.said) if one.start <= start < one.end)
    if day.year is None and RELATIVE.match(answer, day.start):
        return False
    for other in days_in(cited.text, cited.said):
        year = other.year or (cited.said.year if cited.said else None)
        if day.day == other.day and day.month in {None, other.month} and day.year in {None, year}:
            return True
    return False


def _names_the_period(start: int, answer: str, cited: Cited) -> bool:
    """Return whether the period at this place of the answer is named in a cited text, as it is or with more than it says."""
    sought = next((one.period for one in mentions_in(answer, cited.said) if one.start <= start < one.end), None)
    if sought is None or (sought.year is None and RELATIVE.match(answer, start)):
        return False
    issued = cited.said.year if cited.said else None
    days = [Period(day.year, (day.month, day.month)) for day in days_in(cited.text, cited.said) if day.month]
    return any(
        sought.months in ({None, found.months} if sought.year else {found.months})
        and sought.year in {None, found.year or issued}
        and (sought.months is None or sought.as_of == found.as_of)
        and sought.until == found.until
        for found in [*(one.period for one in mentions_in(cited.text, cited.said)), *days]
    )


def _other_digits(answer: str, cited: Sequence[Cited]) -> Iterator[Claim]:
    known = [(figure.start, figure.end) for figure in figures_in(answer)]
    known += [(start, end) for start, end, _ in _times(answer, cited)]
    for match in NUMBERED.finditer(folded(answer)):
        if not _overlaps(*match.span(), known):
            yield *match.span(), _copied(answer, *match.span(), cited)


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)
