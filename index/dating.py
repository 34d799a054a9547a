"""Reads the issue date and the page number that a file's name says."""

from __future__ import annotations

import re
from datetime import date

# 2026-02-03_A01, 20260203-01, 2026/02/03/A01: a day, then perhaps a page number.
DAY_AND_PAGE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<gap>[-_/.年]?)(?P<month>0[1-9]|1[0-2])(?:(?P=gap)|月)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
    r"日?(?:[-_/. ]*(?P<page>[A-Za-z]?\d{1,3}))?(?=\D|$)"
)
SUFFIX = re.compile(r"\.[A-Za-z]{1,6}$")


def day_and_page(source: str) -> tuple[date | None, str | None]:
    """Read the issue date and the page number from a file's path; what it does not say is `None`."""
    match = DAY_AND_PAGE.search(SUFFIX.sub("", source))
    if not match:
        return None, None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None, None
    return day, match["page"]
