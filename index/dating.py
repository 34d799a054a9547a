"""Reads the issue date and the page number that a file's name or a page's own words say."""

from __future__ import annotations

import re
from datetime import date

# 2026-02-03_A01, 20260203-01, 2026/02/03/A01, 2026-02/03/…: a day, then perhaps a page number.
DAY_AND_PAGE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<gap>[-_/.年]?)(?P<month>0[1-9]|1[0-2])(?:(?P=gap)|月|(?<=-\d\d)/(?=\d\d/))"
    r"(?P<day>0[1-9]|[12]\d|3[01])(?!\d)日?(?:[-_/. ]*(?P<page>[A-Za-z]?\d{1,3}))?(?=\D|$)"
)
# 2026年2月3日A01版: written out, so that one digit is enough.
CHINESE_DAY_AND_PAGE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:[-_/. 第]*(?P<page>[A-Za-z]?\d{1,3}))?(?=\D|$)"
)
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SUFFIX = re.compile(r"\.[A-Za-z]{1,6}$")

_SAID_DAYS = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<gap>[-/.])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
    re.compile(
        r"\b(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (?P<day>\d{1,2}), (?P<year>\d{4})"
    ),
    re.compile(
        r"(?P<year>[〇○零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
    ),
)
_SAID_PAGE = re.compile(
    r"(?<![A-Za-z0-9.])(?<!今日)(?<!今日 )(?<!本期)(?<!共)(?<!开)第?\s?(?P<before>[A-Z]?\d{1,3})\s?版(?!本|次|号|权|面|图|税|块|画|主)|(?:版次|版号|Page|page)\s?[：:]?\s?(?P<after>[A-Z]?\d{1,3})(?!\d)"
    r"|第\s?(?P<face>\d{1,3})\s?面(?![\u3041-\u9fff])|(?<![A-Za-z0-9])(?P<side>[A-Z]?\d{1,3})\s?면(?![\uac00-\ud7a3])"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DIGITS = {char: digit for digit, chars in enumerate(("〇○零", *"一二三四五六七八九")) for char in chars}


def day_and_page(source: str) -> tuple[date | None, str | None]:
    """Read the issue date and the page number from a file's path; what it does not say is `None`."""
    name = SUFFIX.sub("", source)
    match = DAY_AND_PAGE.search(name) or CHINESE_DAY_AND_PAGE.search(name)
    day = _day(match) if match else None
    return (day, match["page"]) if match and day else (None, None)


def iso_day(text: str) -> date:
    """Return the day of a text that is YYYY-MM-DD and nothing else; raise `ValueError` where it is not."""
    if not _ISO_DAY.fullmatch(text):  # from Python 3.11 on, fromisoformat reads weeks as well
        raise ValueError(f"{text[:40]!r} is no day; expected YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no day that there is; expected YYYY-MM-DD") from None


def day_in(text: str) -> date | None:
    """Read the first day that a short text says: 2026-02-03, 2026年2月3日, 二〇二六年二月三日, Feb 3, 2026."""
    found = (day for pattern in _SAID_DAYS for match in [pattern.search(text)] if match for day in [_day(match)] if day)
    return next(found, None)


def page_in(text: str) -> str | None:
    """Read the page number that a short text says: 第01版, A01版：要闻, 版次：5."""
    match = _SAID_PAGE.search(text)
    return next((said for said in match.groups() if said), None) if match else None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(*(_number(match[name]) for name in ("year", "month", "day")))
    except (ValueError, KeyError):
        return None


def _number(text: str) -> int:
    if text in _MONTHS:
        return _MONTHS.index(text) + 1
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if ten:
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[char]) for char in text))
