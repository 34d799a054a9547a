"""Which period a place in an article speaks of: the one that was named last before it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from index.sentences import sentence_spans
from index.times.periods import Period, mentions_in

if TYPE_CHECKING:
    from datetime import date

    from index.article import Article


COMPARING = frozenset("比较")
# 是去年全年的1.6倍: what stands before is compared with that period.
COMPARED = re.compile(r"(?:全年|同期|[年月]?[末底]|水平|总量)*的\s?[\d.]+\s?(?:[%倍]|成)")
# What stands behind one is told of another period: 平均值为5.6%；3月份为5.3%.
PART_END = re.compile("[；;]")
# 今年，… after a paragraph on a quarter is of the year again; 2021年为…, 增长… is what the quarter is compared with.
OPENING_YEAR = re.compile(r"(?:今年|(?:19|20)\d\d年)(?:以来|全年)?[，,全]")
# A year that opens a clause is what the sentence is about: 2022年，… but not 创办于2022年.
OPENS = re.compile(r"(?:^|[，,：:。\s”])$")
# Words for a whole year that do not say which: they end what a quarter stood for.
WHOLE_YEAR = Period(None, None)
OF_THE_WHOLE_YEAR = re.compile(r"全年|一年来|[过刚][去刚]的一年|过去一年|\b(?:whole|full) year\b", re.IGNORECASE)

# 完成全年目标4.2万人的103.8%: what stands before is not of the whole year.
OF_THE_PLAN = re.compile(r"全年(?:目标|任务|计划|预期)")
# 2026年松溪市政府工作报告 is the name of a report, which tells of the year before.
OF_A_REPORT = re.compile(r"度?的?(?:[\u4e00-\u9fff]{0,10}政府)?工作报告")


def period_at(article: Article, sentence: tuple[int, int], at: int, *, of_a_month: bool = False) -> Period | None:
    """Return the period that `article.text[at]` speaks of, or `None` where none is named.

    The nearest one named before it in its sentence counts, else the first one after it there. A quarter, a half or
    months stand for the sentences that follow, too, as newspapers write, up to where the whole year is spoken of; a year
    does not: a report names several in a row, and the last one named is often not the one meant. A bare 5月 most often
    dates an event, so it counts only where the question is `of_a_month`; 5月份 always does.
    """
    start, end = sentence
    inside = _named(article.text[start:end], article.issue_date, of_a_month=of_a_month)
    before = [period for offset, period in inside if start + offset < at]
    behind = [period for offset, period in inside if not PART_END.search(article.text, at, start + offset)]
    here = before[-1] if before else behind[0] if behind else None
    if here == WHOLE_YEAR:
        years = [period for period in before if period.year and not period.months]
        return years[-1] if years else None
    if here is not None and (here.months or (inside[0][0] == 0 and before and OPENING_YEAR.match(article.text, start))):
        return here
    carried = _carried(article, start)
    return replace(carried, year=here.year if here else None) if carried else here


def _carried(article: Article, start: int) -> Period | None:
    """Return the part of a year that a sentence beginning at `start` goes on speaking of: the one that opened the last that names one.

    一季度，失业率平均值为5.6%；3月份为5.3%: what follows is of the quarter.
    """
    earlier = [one for one in _named(article.text, article.issue_date) if one[0] < start]
    telling = [one for one in earlier if one[1].months or one[1] == WHOLE_YEAR]
    if not telling or not telling[-1][1].months:
        return None
    begins = max(article.text.rfind(mark, 0, telling[-1][0]) for mark in "。\n") + 1
    same = [one for one in telling if one[0] >= begins]
    return same[0][1] if same[0][1].months else telling[-1][1]


def year_in_force(article: Article, start: int) -> int | None:
    """Return the year that a sentence beginning at `start` goes on speaking of: the first that opens a clause in the nearest sentence before.

    Only its paragraph counts; `None` where that names none. Later years of a sentence are those that it compares with.
    """
    text = article.text
    paragraph = text.rfind("\n", 0, start) + 1
    for begin, end in reversed(tuple(sentence_spans(text, paragraph, start))):
        named = [(offset, period) for offset, period in _named(text[begin:end], article.issue_date) if period.year]
        opening = [period.year for offset, period in named if OPENS.search(text[begin : begin + offset])]
        if opening:
            return opening[0]
        if named:
            return None
    return None


@lru_cache(maxsize=256)  # an article and a sentence of it are asked about once for each of their figures
def _named(text: str, said: date | None, *, of_a_month: bool = False) -> tuple[tuple[int, Period], ...]:
    """Return the periods that the text speaks of, not those that it only compares with: 比一季度加快."""
    found = [
        (match.start(), WHOLE_YEAR)
        for match in OF_THE_WHOLE_YEAR.finditer(text)
        if not COMPARED.match(text, match.end()) and not OF_THE_PLAN.match(text, match.start())
    ]
    for one in mentions_in(text, said):
        compared = text[max(0, one.start - 1) : one.start] in COMPARING or COMPARED.match(text, one.end)
        if compared or OF_A_REPORT.match(text, one.end):
            continue
        if one.certain or of_a_month:
            found.append((one.start, one.period))
        elif one.period.year:
            found.append((one.start, Period(one.period.year, None)))
    return tuple(sorted(found, key=lambda one: one[0]))
