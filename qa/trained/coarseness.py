"""No finer than asked: asked in which year, 1949年12月 is 1949年; the sentence around it is cited whole."""

from __future__ import annotations

import re

YEAR_ASKED = re.compile(
    r"哪一?个?年(?![级代龄纪])|何年|西元[几多]|公元[几多]|(?<![好十多若])几年(?=[^级来后前的时间内制]|$)"
)
CENTURY_ASKED = re.compile(r"(?:哪一?个?|何|几|第几个?)世纪")
YEAR = re.compile(
    r"[0-9０-９〇零一二三四五六七八九十]{2,4}\s?年(?=(?:[0-9０-９一二三四五六七八九十]{1,2}\s?月|年?[底初末中]|前后|开始|起).*$)"
)
CENTURY = re.compile(
    r"[0-9０-９一二三四五六七八九十]{1,2}\s?世纪(?=(?:[0-9０-９一二三四五六七八九十]{1,2}\s?年代|初|末|中叶|前期|中期|后期|末期|早期|晚期|上半叶|下半叶).*$)"
)
# 开始 behind a day is the verb of the question once more; and so is 之久 behind a time that something took.
BEHIND = re.compile(r"(?<=[年月日号代纪天周时])(?:开始|之久)$")


def as_coarse_as_asked(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return the span without what is finer than a year or a century where that was asked for; all in simplified characters."""
    if behind := BEHIND.search(text, start, end):
        end = behind.start()
    for asked, told in ((YEAR_ASKED, YEAR), (CENTURY_ASKED, CENTURY)):
        if asked.search(question) and (found := told.match(text, start, end)):
            return start, found.end()
    return start, end
