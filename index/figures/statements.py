"""Statements: each figure of an article with what it says, so that a series or a comparison needs no reading of articles.

What a figure measures stands before it in its clause, or else before the last figure of the sentence that had such words:
社会消费品零售总额128.9亿元，增长5.3% states two things of the same statistic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING

from index.article import Role
from index.figures.aims import Aim, aim_at, aim_told
from index.figures.clauses import CLAUSE_END
from index.figures.figure import Base
from index.figures.indicators import WHOLE_ECONOMY, growth_of_whole, known_in, measured_in
from index.figures.parsing import figures_in
from index.figures.units import COUNTERS
from index.folding import folded
from index.sentences import sentence_spans
from index.times.periods import Period, periods_in
from index.times.timeline import OF_A_REPORT, period_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article
    from index.figures.figure import Figure

EACH = "分别"
# A sentence without any of these states no figure worth keeping.
NUMERAL = re.compile(r"[0-9０-９]|分之|[零〇一二两三四五六七八九十百千][百千万亿萬億]|[一二两三四五六七八九][成倍]")
DIGIT = re.compile(r"[0-9０-９]")
FROM = re.compile(r"[从由]\s?$|\bfrom\s$")
TO = re.compile(r"[^，。；\d]{0,4}(?:到|至|为)|\sto\s")
# 新增就业2.9万人 is how much of it there was, not by how much it grew.
NEW = "新增"
RATES = frozenset({"share", "point", "multiple"})
# The figure behind these is what a thing came to, not by how much it changed.
CAME_TO = re.compile(r"(?:[增升降减]至|(?:增加|增长|提高|提升|上升|下降|减少|扩大)[到至为]|达到?|\bto)\s?$")
# 年均增长6.8% is of all years of a stretch and of none of them.
AVERAGED = re.compile(r"年均|年平均|平均每年|average annual|annual average|annualized", re.IGNORECASE)
# A place by its ending; 城市, 全市 and 本县 name none.
PLACE = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[的年月日期度季在和与及到从向对由是将为于近省市县州])"
    r"(?P<name>(?:(?![的年月日期度季在和与])[\u4e00-\u9fff]){2,4}?(?<![全我本该各两城超上门股都地外超级容立以居点整互])[市县])"
    r"(?!场|民|政|委|长|级|内|区|域|人|（|直)"
)
WHOLE_YEAR = re.compile(r"全年|全年度|\b(?:full|whole) year\b", re.IGNORECASE)
# How far from its beginning a story still says what all of it is of.
OPENING = 200
PAST_YEAR = re.compile(r"[过刚][去刚]的?一年|刚刚过去|一年来|回顾了?(?:20\d\d|去)年")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")


class Measure(Enum):
    """What kind of thing a figure says of a statistic: how much it is, how fast it grew, by how much it changed, what part it makes."""

    LEVEL = "level"
    RATE = "rate"
    CHANGE = "change"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure of an article, its offsets those of `article.text`, and what it states.

    `indicator` is a statistic of the table by its first name, or the words that name another; `place` the name with its
    ending that stands nearest before, empty where none does; the period's year is that of the issue where the text
    leaves it out; `aim` is `None` where neither a result nor a target is told.
    """

    figure: Figure
    indicator: str
    measure: Measure
    place: str
    period: Period | None
    aim: Aim | None


def statements_in(article: Article) -> Iterator[Statement]:
    """Yield what the figures of an article state, in order; a figure that nothing is said to be measured by is left out."""
    for start, end in sentence_spans(article.text, 0, len(article.text)):
        text = article.text[start:end]
        if not NUMERAL.search(text):
            continue
        plain, before = folded(text), 0
        whole = growth_of_whole(plain)
        indicator = ""
        for figure in figures_in(text):
            if figure.unit == "第":
                continue  # 第二产业 is the name of what the next figure measures
            clause = _clause(plain, before, figure.start)
            named = measured_in(clause)
            if clause.startswith(EACH):
                named = ""  # 分别增长38%和45%: which is of what is not told here
                indicator = ""
            indicator = WHOLE_ECONOMY if figure.start in whole else named or indicator
            before = figure.end
            if indicator and _is_measured(plain, figure) and not AVERAGED.search(clause):
                at = start + figure.start
                period = _period_of(article, (start, end), at)
                aim = _aim_of(article, (start, end), at, period)
                yield Statement(
                    replace(figure, start=at, end=start + figure.end),
                    indicator,
                    measure_of(figure, indicator, plain),
                    place_before(plain[: figure.start], article),
                    period or period_of_whole(article, aim),
                    aim,
                )


def _clause(plain: str, before: int, start: int) -> str:
    """Return the words between the last figure or the begin of the clause and a figure."""
    begins = [match.end() for match in CLAUSE_END.finditer(plain, before, start)]
    return plain[begins[-1] if begins else before : start]


def _is_measured(plain: str, figure: Figure) -> bool:
    """Return whether a figure could stand in a series.

    三件 and 二期 number the parts of a text or of a thing, 超千亿元 says no number, and the 9万元 of 从9万元提高到11万元 is over.
    """
    words = plain[figure.start : figure.end]
    counts = figure.dimension not in COUNTERS or bool(DIGIT.search(words))
    over = FROM.search(plain, 0, figure.start) and TO.match(plain, figure.end)
    return figure.unit not in {"期", "届"} and counts and words[0] not in "近逾超过上" and not over


def measure_of(figure: Figure, indicator: str, plain: str) -> Measure:
    """Return what kind of thing a figure of a folded sentence says of an indicator."""
    if NEW in indicator and figure.dimension not in RATES and figure.base is None:
        return Measure.LEVEL
    if figure.base is Base.WHOLE:
        return Measure.PART
    if figure.dimension == "point":
        return Measure.CHANGE
    if CAME_TO.search(plain, 0, figure.start) and figure.base is None:
        return Measure.LEVEL
    changes = figure.direction is not None or figure.base is not None
    if figure.dimension in RATES:
        return Measure.RATE if changes else Measure.PART
    return Measure.CHANGE if changes else Measure.LEVEL


def place_before(before: str, article: Article) -> str:
    """Return the name of a place that stands nearest before, in the sentence, else in the headline, else where the story opens.

    It counts where it is named more than once, or just before what is measured: 制定市 is none.
    """
    for text in (before, article.headline, article.text[:OPENING]):
        found = [
            match["name"]
            for match in PLACE.finditer(text)
            if article.text.count(match["name"]) > 1 or any(start < 3 for start, *_ in known_in(text[match.end() :]))
        ]
        if found:
            return found[-1] if text is before else found[0]
    return ""


def _period_of(article: Article, sentence: tuple[int, int], at: int) -> Period | None:
    """Return the period that a figure is of: 四季度 in a paper of January is the one that is over.

    A year that the sentence spells out stands for itself; 全年 is the year named last before.
    """
    period = period_at(article, sentence, at)
    issued = article.issue_date
    spelled = [
        one[1] for one in YEAR.finditer(article.text, sentence[0], at) if not OF_A_REPORT.match(article.text, one.end())
    ]
    if spelled and (period is None or period.year == int(spelled[-1])) and not _months_named(article, sentence[0], at):
        return period if period and period.until else Period(int(spelled[-1]), None)
    if period is None or not (period.year or period.months):
        year = _whole_year(article, sentence, at)
        return Period(year, None) if year else None
    if period.year is None and period.months and issued:
        return replace(period, year=issued.year - (period.months[0] > issued.month))
    return period


def _aim_of(article: Article, sentence: tuple[int, int], at: int, period: Period | None) -> Aim | None:
    """Return whether a result or a target is stated: what is of a year that is over is a result, whatever the headline announces."""
    told = aim_told(article, sentence, at)
    if told or not period or not period.year or not article.issue_date:
        return told or aim_at(article, sentence, at)
    return Aim.RESULT if period.year < article.issue_date.year else aim_at(article, sentence, at)


def period_of_whole(article: Article, aim: Aim | None) -> Period | None:
    """Return the year that a whole article is of, where a sentence names no period: that of its headline, else the year past or begun."""
    issued = article.issue_date
    years = {int(year) for year in YEAR.findall(folded(article.headline))}
    # What a report of this year tells of results is not of this year: 2021年政府工作报告.
    over = {year for year in years if not issued or year < issued.year or aim is Aim.TARGET}
    if len(over) == 1 == len(years):
        return Period(over.pop(), None)
    if not issued or over:
        return None
    if aim is Aim.TARGET:
        return Period(issued.year, None)
    body = "".join(islice(article.texts(Role.PARAGRAPH), 2))
    return Period(issued.year - (issued.month < 12), None) if PAST_YEAR.search(body[:OPENING]) else None


def _months_named(article: Article, start: int, at: int) -> bool:
    return any(period.months for _, period in periods_in(article.text[start:at], article.issue_date))


def _whole_year(article: Article, sentence: tuple[int, int], at: int) -> int | None:
    """Return the year that 全年 means: the last named in the paragraph, else that of the headline, else the last named before.

    The years of the paragraphs before may be those that a figure was compared with: 增长5.1%；2021年增长8.6%.
    """
    if not WHOLE_YEAR.search(article.text, sentence[0], at):
        return None
    paragraph = article.text.rfind("\n", 0, at) + 1
    of_headline = YEAR.findall(folded(article.headline))
    if len(set(of_headline)) > 1:
        of_headline = []
    before, here = YEAR.findall(article.text[:paragraph]), YEAR.findall(article.text[paragraph:at])
    named = [int(year) for year in (*before, *of_headline, *here)]
    issued = article.issue_date
    if not issued:
        return named[-1] if named else None
    # A year that is not over has no figure of the whole of it.
    over = issued.year - (issued.month < 12)
    return next((year for year in reversed(named) if year <= over), over)
