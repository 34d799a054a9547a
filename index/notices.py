"""Correction notices: articles such as 更正 and Corrections, and what each of their paragraphs names of what it corrects.

Traditional characters are read as simplified ones, each in its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from index.article import HEADING, Role
from index.dating import page_in
from index.paper_names import paper_in
from index.simplified import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article

_WITH = r"(?:[与和及]?(?:致歉|道歉|说明|启事|声明|公告))?"
_HEADED = re.compile(
    rf"[【\[■●◆▲\s]*(?:本报|特此)?(?:更正{_WITH}|勘误(?:表|{_WITH})|致歉[与和及]?更正|(?:お[诧詫]びと)?[订訂]正|정정 ?보도문?|바로잡습니다"
    r"|corrections?(?: (?:and|&) (?:clarifications?|apolog(?:y|ies)))?)(?:[】\]：:\s].*)?",
    re.IGNORECASE | re.DOTALL,
)
_SAID_LAST = re.compile(r"特此(?:更正|勘误)(?:[，、]?并?(?:致歉|道歉|说明))?[。！]?$")
_LONGEST_NOTICE = 1000  # characters of one that says only at its end that it is one
_LONGEST_LABEL = 40  # characters in which a notice says that it is one
_MOST_PARAGRAPHS, _LONGEST_PARAGRAPH = 100, 2000  # and characters; what comes after them is not looked at

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_CHINESE_DAY = r"(?:(?P<y>\d{4})[年-])?(?P<m>\d{1,2})[月-](?P<d>\d{1,2})日?"
# Only a day on which something was printed counts: the news itself names days as well.
_PRINTED = re.compile(
    rf"本[报刊][^。；“”]{{0,8}}?{_CHINESE_DAY}|{_CHINESE_DAY.replace('?P<', '?P<b')}[^。；，“”]{{0,12}}?(?:版|《|刊|见报|报道)"
    rf"|{_CHINESE_DAY.replace('?P<', '?P<c')}付(?=[けのA-Z\d])"
)
_YESTERDAY = re.compile(r"本[报刊]昨[日天]|昨[日天](?:本[报刊]|[^。；，“”]{0,6}版)|[Yy]esterday[’']s")
_ENGLISH_DAY = re.compile(
    rf"\b(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.? (?P<d>\d{{1,2}})(?:, (?P<y>\d{{4}}))?(?![\d,]*\d)"
)
_WEEKDAY = re.compile(rf"\b(?P<day>{'|'.join(_WEEKDAYS)})day[’']s\b")
_PAGES = re.compile(r"[A-Z]?\d{1,3}\s?版|[Pp]age [A-Z]?\d{1,3}")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|\"[^\"]*\"")
_TITLE = re.compile(r"《([^》]{2,80})》")
_ENGLISH_TITLE = re.compile(
    r"(?:article|story|report|headline|headlined|titled|entitled|item)[\s,:]{1,3}[“\"]([^”\"]{4,150})[”\"]"
    r"|[“\"]([^”\"]{4,150})[”\"] \((?:on )?[Pp]age"
)
_WRONG = re.compile(
    r"[“「]([^”」]{1,80})[”」][^“”「」。；]{0,12}?(?:应为|应是|应作|应改为|更正为|有误|系误)"
    r"|[“「]([^”」]{1,80})[”」](?:系|为|是|乃)[“「][^”」]{1,80}[”」]之误|[“「]([^”」]{1,80})[”」]とあるのは"
    r"|误(?:写|作|植|刊|登|印|排|记|称)?(?:为|成|作)?[“「]([^”」]{1,80})[”」]"
    r"|[“\"]([^”\"]{1,120})[”\"],? (?:which )?should (?:be|read|have)|instead of [“\"]([^”\"]{1,120})[”\"]"
)


@dataclass(frozen=True, slots=True)
class PrintedOn:
    """A day on which something was printed; the year is `None` where neither the notice nor its own issue says it."""

    year: int | None
    month: int
    day: int

    def is_day(self, day: date) -> bool:
        """Tell whether it is this day."""
        return (self.month, self.day) == (day.month, day.day) and self.year in (None, day.year)


@dataclass(frozen=True, slots=True)
class Notice:
    """What one paragraph of a correction names: days and pages of printing, titles of articles, the words that were wrong."""

    days: tuple[PrintedOn, ...]
    pages: tuple[str, ...]
    titles: tuple[str, ...]
    wrong: tuple[str, ...]


def is_correction(article: Article) -> bool:
    """Tell whether an article is a correction notice, by a heading or by the words that it begins or ends with."""
    first = article.parts[0]
    texts = [article.text[part.start : part.end] for part in article.parts if part.role in HEADING]
    texts.append(article.text[first.start : first.end])
    if len(article.text) <= _LONGEST_NOTICE and _SAID_LAST.search(simplified(article.text[-_LONGEST_LABEL:].rstrip())):
        return True
    return any(_HEADED.fullmatch(simplified(text[:_LONGEST_LABEL]).strip()) for text in texts)


def is_said_to_be_wrong(article: Article, at: int) -> bool:
    """Tell whether the character at this place stands in words that a correction quotes as wrong."""
    start, end = max(0, at - _LONGEST_PARAGRAPH), at + _LONGEST_PARAGRAPH
    spans = (
        match.span(number)
        for match in _WRONG.finditer(simplified(article.text[:end]), start)
        for number in range(1, _WRONG.groups + 1)
    )
    return any(first <= at < last for first, last in spans) and is_correction(article)


def notices_of(correction: Article) -> tuple[Notice, ...]:
    """Return what the paragraphs and headings of a correction name; one that names neither title nor words is left out."""
    parts = (
        correction.text[p.start : min(p.end, p.start + _LONGEST_PARAGRAPH)]
        for p in correction.parts
        if p.role is not Role.BYLINE
    )
    notices = (_notice(simplified(text), correction.issue_date) for text in islice(parts, _MOST_PARAGRAPHS))
    return tuple(notice for notice in notices if notice.titles or notice.wrong)


def _notice(text: str, said_on: date | None) -> Notice:
    wrong = tuple(word for match in _WRONG.finditer(text) for word in match.groups() if word)
    plain = _QUOTED.sub("“”", text)
    titles = [title for title in _TITLE.findall(plain) if paper_in(title) != title]
    titles += [title for match in _ENGLISH_TITLE.finditer(text) for title in match.groups() if title]
    pages = tuple(page for found in _PAGES.findall(plain) for page in [page_in(found)] if page)
    return Notice(tuple(dict.fromkeys(_days(plain, said_on))), pages, tuple(titles), wrong)


def _days(text: str, said_on: date | None) -> Iterator[PrintedOn]:
    for match in _PRINTED.finditer(text):
        year, month, day = (match[name] or match[f"b{name}"] or match[f"c{name}"] for name in ("y", "m", "d"))
        yield _in_year(year, int(month), int(day), said_on)
    for match in _ENGLISH_DAY.finditer(text):
        yield _in_year(match["y"], _MONTHS.index(match["month"]) + 1, int(match["d"]), said_on)
    if said_on:
        back = [1] if _YESTERDAY.search(text) else []
        weekdays = (_WEEKDAYS.index(match["day"]) for match in _WEEKDAY.finditer(text))
        back += [(said_on.weekday() - weekday - 1) % 7 + 1 for weekday in weekdays]
        for before in (said_on - timedelta(days=days) for days in back):
            yield PrintedOn(before.year, before.month, before.day)


def _in_year(year: str | None, month: int, day: int, said_on: date | None) -> PrintedOn:
    """Return the day; without a year it is the last such one up to the day of the notice."""
    if year:
        return PrintedOn(int(year), month, day)
    if said_on is None:
        return PrintedOn(None, month, day)
    return PrintedOn(said_on.year - ((month, day) > (said_on.month, said_on.day)), month, day)
