"""Whether words are of the period that was asked for, or of another: the half of a year, the year before, several years together."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import Role
from index.figures.aims import Aim
from index.figures.statements import period_of_whole
from index.folding import folded
from index.times.days import days_in, may_be_the_same
from index.times.periods import Period, contradicts, mentions_in, periods_in
from index.times.timeline import period_at, year_in_force
from qa.indicating import indicator_asked
from qa.kinds import Kind
from qa.reasons import Reason

if TYPE_CHECKING:
    from index.article import Article
    from index.times.days import Day
    from qa.asking import Asked

# In the first months of a year a paper tells the results of the last one and the targets of this one.
SEASON_OF_REPORTS = 4
LAST_MONTH = 12
OF_SEVERAL_YEARS = re.compile(
    r"年均|稳定在|保持在|五年累计|[四五]年[来间]|连续[两三四五六七八九十\d]+年|annual average|average annual",
    re.IGNORECASE,
)
# 过去五年，累计完成投资: what follows is of all these years, up to where another period is named.
YEARS_TOGETHER = re.compile(
    r"(?:过去|今后|未来|近|最近|这|此前|接下来)的?[两二三四五六七八九十\d]+年|(?<![\d连续年])[两二三四五六七八九十]年[来间](?!，?连)|(?:past|last|next|coming) (?:two|three|four|five|ten|\d+) years",
    re.IGNORECASE,
)
# 完成年度计划1050亿元: the plan is of the whole year, whatever part of it is over.
PLAN_OF_YEAR = re.compile(r"(?:全年|年度|当年|年初)[^，。；\d]{0,4}(?:目标|任务|计划)[^，。；\d]{0,4}$")
# 2021年， or 2021年5月8日，: a period in a clause of its own is that of the next one.
ONLY_A_PERIOD = re.compile(
    r"(?:[^，,；;]{0,14}讯\s*)?[^，,；;]{0,2}(?:19|20)\d\d年[\d年月日号底初末至到—-]{0,12}[^，,；;]{0,2}[，,]"
)
CLAUSE_END = re.compile(r"[，,；;。：:]")
BESIDE_A_PERIOD = frozenset({Kind.DATE, Kind.SENTENCE})
FIGURES = frozenset({Kind.PERCENT, Kind.MONEY, Kind.COUNT, Kind.FIGURE})


def timed(asked: Asked, article: Article, sentence: tuple[int, int], at: int, aim: Aim | None) -> tuple[int, str]:
    """Return how far the periods agree, and the objection where they cannot."""
    agreed = 0
    issued = article.issue_date.year if article.issue_date else None
    if asked.issued and issued and asked.issued != issued and str(asked.issued) not in article.headline:
        return -1, Reason.PERIOD_NOT_NAMED.worded(asked.spoken, f"{asked.issued}年")
    for period in asked.periods:
        if asked.kind not in FIGURES and _is_said_beside(period, asked.kind, article, sentence, at):
            agreed = 1
            continue
        spoken_of = _spoken_of(period, article, sentence, at, aim, asked.kind)
        if period.is_month and not (spoken_of and spoken_of.is_month) and _is_dated_to(article, period):
            agreed = 1
            continue
        if spoken_of and (contradicts(period, spoken_of) or (asked.kind in FIGURES and _is_part_of(spoken_of, period))):
            return -1, Reason.OTHER_PERIOD.worded(asked.spoken, period, spoken_of)
        is_known = (spoken_of or not period.months or _stands_at_issue(period, article)) and _year_is_known(
            period, spoken_of, asked, article, year_meant(article, sentence[0], aim)
        )
        if not is_known or _is_of_years_together(period, asked, article.text[sentence[0] : at], article):
            return -1, Reason.PERIOD_NOT_NAMED.worded(asked.spoken, period)
        agreed = _agreed(period, spoken_of, article, aim)
        if period.until is None and not period.months and OF_SEVERAL_YEARS.search(_clause(article.text, sentence, at)):
            agreed = -1
    for day in days_in(asked.text, None):
        if day.month and not _names_the_day(article, day):
            return -1, Reason.PERIOD_NOT_NAMED.worded(asked.spoken, asked.text[day.start : day.end])
    return agreed, ""


def _is_said_beside(asked: Period, kind: Kind, article: Article, sentence: tuple[int, int], at: int) -> bool:
    """Return whether a sentence names the period asked for, and nothing in it binds the words at `at` to another one.

    What binds is the clause of the words, and a period that stands before it in a clause of its own: 2021年，甲当选. Whoever asks when,
    or why, is answered by what stands beside the period that he names.
    """
    named = [(sentence[0] + offset, period) for offset, period in _periods_of(article, sentence, asked)]
    fitting = [offset for offset, period in named if _is_period(period, asked)]
    if not fitting or kind in BESIDE_A_PERIOD:
        return bool(fitting)
    start, end = _clause_around(article.text, sentence, at)
    while start > sentence[0]:
        before = _clause_around(article.text, sentence, start - 1)[0]
        if not ONLY_A_PERIOD.fullmatch(article.text, before, start):
            break
        start = before
    own = [offset for offset, _ in named if start <= offset < end]
    return not own or any(offset in own for offset in fitting)


def _periods_of(article: Article, sentence: tuple[int, int], asked: Period) -> list[tuple[int, Period]]:
    """Return the periods of a sentence; a month that dates an event is one only where a month is asked for."""
    found = mentions_in(article.text[slice(*sentence)], article.issue_date)
    return [
        (one.start, one.period if one.certain or asked.is_month else replace(one.period, months=None))
        for one in found
        if one.certain or asked.is_month or one.period.year
    ]


def _is_period(found: Period, asked: Period) -> bool:
    """Return whether a period that was found lies in the one asked for, each as far as it is said."""
    is_said = (not asked.year or found.year) and (not asked.months or found.months)
    return bool(is_said) and not contradicts(asked, found)


def _clause_around(text: str, sentence: tuple[int, int], at: int) -> tuple[int, int]:
    """Return the clause of a sentence that `text[at]` stands in, or that ends there."""
    starts = [match.end() for match in CLAUSE_END.finditer(text, sentence[0], at)]
    behind = CLAUSE_END.search(text, at, sentence[1])
    return (starts[-1] if starts else sentence[0]), (behind.end() if behind else sentence[1])


def _spoken_of(
    asked: Period, article: Article, sentence: tuple[int, int], at: int, aim: Aim | None, kind: Kind
) -> Period | None:
    """Return the period that `article.text[at]` is told of, as far as it matters to the one asked for."""
    found = period_at(article, sentence, at, of_a_month=asked.is_month)
    found = found or (period_of_whole(article, aim) if aim is Aim.RESULT and not asked.months else None)
    if found and (aim is Aim.TARGET or kind is Kind.DATE) and not _is_named(found, article, sentence):
        return None  # what was told of a quarter before says nothing of what is to come
    if found and asked.months is None and PLAN_OF_YEAR.search(article.text, sentence[0], at):
        return Period(found.year or (article.issue_date.year if article.issue_date else None), None)
    return found


def _is_too_early(asked: Asked, period: Period, spoken_of: Period | None, article: Article) -> bool:
    """Return whether an article came out before the year was over whose result is asked for: it tells that of the year before."""
    issued = article.issue_date
    if not issued or issued.month >= LAST_MONTH or asked.aim is not Aim.RESULT or not indicator_asked(asked):
        return False
    is_whole = not period.months and not period.until
    return is_whole and period.year == issued.year and not (spoken_of and (spoken_of.year or spoken_of.months))


def _agreed(asked: Period, spoken_of: Period | None, article: Article, aim: Aim | None) -> int:
    """Return whether the year asked for is said, or else meant: a report of the first months tells last year's results."""
    if spoken_of and spoken_of.year:
        return 1
    if article.issue_date is None or asked.year is None:
        return 0
    meant = article.issue_date.year
    if article.issue_date.month < SEASON_OF_REPORTS and not (spoken_of and spoken_of.months):
        if aim is None:
            return 0
        meant -= aim is Aim.RESULT
    return 1 if meant in asked.years else -1


def _clause(text: str, sentence: tuple[int, int], at: int) -> str:
    start = max(text.rfind(mark, sentence[0], at) for mark in "，；、。,;") + 1
    return text[max(start, sentence[0]) : at]


def _year_is_known(
    asked_period: Period, spoken_of: Period | None, asked: Asked, article: Article, meant: frozenset[int]
) -> bool:
    """Return whether the year that is asked for can be the one that the sentence speaks of.

    The sentence says so itself, or it is one that its paragraph or the headline let be `meant`; where these name none, the
    article names it, or came out in that year or the next. 今年 is then trusted to be the paper's.
    """
    if _is_too_early(asked, asked_period, spoken_of, article):
        return False
    year = asked_period.year
    if year is None or (spoken_of and spoken_of.year):
        return True
    if spoken_of and spoken_of.months and article.issue_date and not meant:
        # 上半年 in a paper of July is that of its own year, 四季度 in one of January that of the last.
        issued = article.issue_date
        return asked_period.months is None or year == issued.year - (spoken_of.months[0] > issued.month)
    if meant:
        return not meant.isdisjoint(asked_period.years)
    if str(year) not in folded(asked.text) or str(year) in folded(article.text):
        return True
    return article.issue_date is not None and article.issue_date.year - year in {0, 1}


def year_meant(article: Article, start: int, aim: Aim | None) -> frozenset[int]:
    """Return the years that a sentence beginning at `start` can be of where it names none; empty: nothing tells.

    It goes on with the year that opens the sentences before it in its paragraph; else it is of the one year of the headline.
    A target is of the year of the issue, too, and a report of the first months tells results of the year before.
    """
    issued = article.issue_date
    own = year_in_force(article, start)
    years = {own} if own else _years_of_whole(article)
    if not years or (issued and any(issued.year - year not in {0, 1, 2} for year in years)):
        return frozenset()
    if issued and aim is Aim.TARGET:
        years.add(issued.year)
    if issued and issued.year in years and issued.month <= SEASON_OF_REPORTS and aim is not Aim.TARGET:
        years.add(issued.year - 1)
    return frozenset(years)


def _years_of_whole(article: Article) -> set[int]:
    """Return the one year of the headline and the one that the story opens with; none where the headline names several."""
    named = {period.year for _, period in periods_in(article.headline, article.issue_date) if period.year}
    body = next((part for part in article.parts if part.role is Role.PARAGRAPH), None)
    opening = year_in_force(article, body.end) if body else None
    return set() if len(named) != 1 else named | ({opening} if opening else set())


def _stands_at_issue(asked: Period, article: Article) -> bool:
    """Return whether a paper came out when what is asked for stood: what it tells of no other time is of then."""
    issued = article.issue_date
    if not issued or not asked.as_of or not asked.months or asked.year not in {None, issued.year}:
        return False
    return 0 <= issued.month - asked.months[1] <= 1


def _is_named(period: Period, article: Article, sentence: tuple[int, int]) -> bool:
    """Return whether a sentence names the part of a year itself, or a year."""
    named = (one for _, one in periods_in(article.text[slice(*sentence)], article.issue_date))
    return not period.months or any(one.months == period.months for one in named)


def _is_part_of(found: Period, asked: Period) -> bool:
    """Return whether a figure is of a part of the year whose figure is asked for: what the first half brought is not what the year did."""
    if asked.months or asked.until or found.months in {None, (1, LAST_MONTH)}:
        return False
    return asked.year is not None and not found.is_month and not found.as_of


def _is_of_years_together(period: Period, asked: Asked, before: str, article: Article) -> bool:
    """Return whether a figure is told of several years together where that of one is asked for."""
    if period.until or asked.kind not in FIGURES or YEARS_TOGETHER.search(asked.text):
        return False
    told = [match.end() for match in YEARS_TOGETHER.finditer(before)]
    return bool(told) and not any(at >= told[-1] for at, _ in periods_in(before, article.issue_date))


def _names_the_day(article: Article, day: Day) -> bool:
    """Return whether an article came out on a day, or names it."""
    issued = article.issue_date
    if issued and (issued.month, issued.day) == (day.month, day.day) and day.year in {None, issued.year}:
        return True
    return any(named.month and may_be_the_same(day, named) for named in days_in(article.text, issued))


def _is_dated_to(article: Article, month: Period) -> bool:
    """Return whether an article came out in a month, or names a day of it: what happened on 5月12日 happened in 5月."""
    assert month.months
    dates = [(day.year, day.month) for day in days_in(article.text, article.issue_date)]
    if article.issue_date:
        dates.append((article.issue_date.year, article.issue_date.month))
    return any(number == month.months[0] and (not year or month.year in {None, year}) for year, number in dates)
