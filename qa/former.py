"""The old figure of a change, which no question asks for but one that says so: the 350张 of 由350张增至800张."""

from __future__ import annotations

import re

from index.figures.aims import OF_YEAR

# 由48.1%提高到56.9%, and the same without 由.
CHANGED_TO = re.compile(
    r"\s?(?:增至|增加到|增加至|增长到|提高到|提高至|提升到|提升至|升至|上升到|降至|下降到|降到|减至|缩短至|缩短到|扩大到|扩为|调整为)"
)
FROM = re.compile(r"[从由](?:原来的?|20\d\d年的?|约)?\s?$")
TO = re.compile(r"[^，。；、\d]{0,6}[到至为]")
# 突破3000亿元、达到3120亿元: the first is a mark that was passed.
PASSED = re.compile(r"(?:突破|超过|跨[上过越]|迈上|站上|跃上|首超)[^，。；、\d]{0,4}$")
COME_TO = re.compile(r"(?:大关|关口|新?台阶)?[、，,]\s?(?:达到?|实现|为)了?\s?\d")
CALENDAR = re.compile(r"(?<!\d)\d{4}年|\d[月日号]")
FORMER = re.compile(
    r"原来|原先|以前|之前|过去|原本|从多少|由多少|(?:提高|提升|调整|上调|下调|改造|增加|扩建|涨价|降价)[之以]?前"
)


def is_former(text: str, start: int, end: int, question: str) -> bool:
    """Return whether the figure `text[start:end]` is what a thing was before it changed, or a mark that it passed.

    A day of the calendar is no figure: 从1998年起为大学. Not where the question asks for that, by a word or by its year.
    """
    year = OF_YEAR.search(text, max(0, start - 10), start)
    if CALENDAR.search(text, start, end):
        return False
    if FORMER.search(question) or (year and year[1] in question):
        return False
    if PASSED.search(text, max(0, start - 10), start) and COME_TO.match(text, end):
        return True
    return bool(CHANGED_TO.match(text, end) or (FROM.search(text, max(0, start - 10), start) and TO.match(text, end)))
