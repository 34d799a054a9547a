"""What speaks for or against words by what they are said of: the period, the place and the aim that were asked for, or others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.figures.aims import Aim, aim_at, aim_of, aim_told
from index.figures.statements import period_of_whole, place_before
from index.folding import folded
from index.notices import is_said_to_be_wrong
from index.times.days import days_in, may_be_the_same
from index.times.periods import contradicts, described
from index.times.timeline import period_at
from qa.finding import WHOLE_OF
from qa.indicating import indicator_asked, indicator_told
from qa.naming import missing_names
from qa.reasons import Reason
from qa.standing import Standing, standing_of

if TYPE_CHECKING:
    from index.article import Article
    from index.times.days import Day
    from index.times.periods import Period
    from qa.asking import Asked

# In the first months of a year a paper tells the results of the last one and the targets of this one.
SEASON_OF_REPORTS = 4
LAST_MONTH = 12
# What is told without a word of having been done, but with 以上 or 左右, is most often a plan.
AT_LEAST = re.compile(r"[\d.,]+[^\d，。；]{0,6}(?:以上|左右|以内)")
OF_SEVERAL_YEARS = re.compile(
    r"年均|稳定在|保持在|五年累计|[四五]年[来间]|连续[两三四五六七八九十\d]+年|annual average|average annual",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How words agree with a question in what they are said of.

    objection  why they cannot be the answer, in the language of the question; empty: they can
    place      where the place asked about stands, the worst of several; HERE where none is asked about
    period     1 where the period asked for is said, -1 where the issue lets another be meant, 0 where nothing tells
    aim        1 where the aim asked for is said, -1 where the other is, 0 where nothing tells
    indicator  1 where it is said of the indicator asked for, -1 where it is not, 0 where none is asked for
    """

    objection: str
    place: Standing
    period: int
    aim: int
    indicator: int


def agreement_of(asked: Asked, article: Article, sentence: tuple[int, int], at: int) -> Agreement:
    """Return how what stands at `article.text[at]`, in this sentence, agrees with a question."""
    aim = aim_at(article, sentence, at)
    period, objection = _period(asked, article, sentence, at, aim)
    agreed = 0 if not asked.aim or not aim else 1 if asked.aim is aim else -1
    if asked.aim is Aim.RESULT and aim is None and AT_LEAST.match(article.text, at):
        agreed = -1
    standings = [
        (
            Standing.OF_ANOTHER if _is_of_a_city(name, article, sentence, at) else standing_of(name, article, sentence),
            name,
        )
        for name in asked.subjects
        if _can_be_missed(article)
    ]
    place = min((one for one, _ in standings), default=Standing.HERE)
    if not objection and aim and agreed < 0 and aim in {aim_told(article, sentence, at), aim_of(article.headline)}:
        objection = (Reason.ONLY_THE_RESULT if aim is Aim.RESULT else Reason.ONLY_THE_TARGET).worded(asked.spoken)
    if is_said_to_be_wrong(article, at):
        objection = Reason.SAID_TO_BE_WRONG.worded(asked.spoken)
    missing = [name for one, name in standings if one <= Standing.OF_ANOTHER]
    missing += missing_names(asked, article)
    if missing:
        objection = Reason.NAME_NOT_FOUND.worded(asked.spoken, "、".join(dict.fromkeys(missing)))
    return Agreement(objection, place, period, agreed, indicator_told(asked, article.text, sentence, at))


def objection_to(asked: Asked, article: Article, sentence: tuple[int, int], at: int) -> str:
    """Say why what stands at `article.text[at]`, in this sentence, cannot be the answer; empty: it can."""
    return agreement_of(asked, article, sentence, at).objection


def _is_of_a_city(name: str, article: Article, sentence: tuple[int, int], at: int) -> bool:
    """Return whether a figure behind 全市 is of a city that is not the place asked about, though that stands beside it."""
    before = article.text[sentence[0] : at]
    city = place_before(folded(before), article) if WHOLE_OF.search(before) else ""
    return bool(city) and name not in city


def _can_be_missed(article: Article) -> bool:
    """Return whether a name in Chinese would stand in an article: not where it is written in other letters."""
    return any("\u4e00" <= one <= "\u9fff" for one in article.text)


def _period(asked: Asked, article: Article, sentence: tuple[int, int], at: int, aim: Aim | None) -> tuple[int, str]:
    """Return how far the periods agree, and the objection where they cannot."""
    agreed = 0
    issued = article.issue_date.year if article.issue_date else None
    if asked.issued and issued and asked.issued != issued and str(asked.issued) not in article.headline:
        return -1, Reason.PERIOD_NOT_NAMED.worded(asked.spoken, f"{asked.issued}年")
    for period in asked.periods:
        spoken_of = period_at(article, sentence, at, of_a_month=period.is_month)
        spoken_of = spoken_of or (period_of_whole(article, aim) if aim is Aim.RESULT and not period.months else None)
        if period.is_month and not (spoken_of and spoken_of.is_month) and _is_dated_to(article, period):
            agreed = 1
            continue
        if spoken_of and contradicts(period, spoken_of):
            return -1, Reason.OTHER_PERIOD.worded(asked.spoken, described(period), described(spoken_of))
        if (period.months and not spoken_of) or not _year_is_known(period, spoken_of, asked, article):
            return -1, Reason.PERIOD_NOT_NAMED.worded(asked.spoken, described(period))
        agreed = _agreed(period, spoken_of, article, aim)
        if period.until is None and not period.months and OF_SEVERAL_YEARS.search(_clause(article.text, sentence, at)):
            agreed = -1
    for day in days_in(asked.text, None):
        if day.month and not _names_the_day(article, day):
            return -1, Reason.PERIOD_NOT_NAMED.worded(asked.spoken, asked.text[day.start : day.end])
    return agreed, ""


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
    return 1 if asked.year <= meant <= (asked.until or asked.year) else -1


def _clause(text: str, sentence: tuple[int, int], at: int) -> str:
    start = max(text.rfind(mark, sentence[0], at) for mark in "，；、。,;") + 1
    return text[max(start, sentence[0]) : at]


def _year_is_known(asked_period: Period, spoken_of: Period | None, asked: Asked, article: Article) -> bool:
    """Return whether a year that the question spells out can be the one that the sentence speaks of.

    The sentence says so itself, or the issue came out in that year or the next. 今年 is trusted to be the paper's.
    """
    if _is_too_early(asked, asked_period, spoken_of, article):
        return False
    year = asked_period.year
    if year is None or str(year) not in folded(asked.text) or (spoken_of and spoken_of.year):
        return True
    if str(year) in folded(article.text):
        return True
    return article.issue_date is not None and article.issue_date.year - year in {0, 1}


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
