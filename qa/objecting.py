"""Why words cannot be the answer though they look like it: another period, place or person, or a target where a result was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.figures.aims import Aim, aim_at
from index.folding import folded
from index.notices import is_said_to_be_wrong
from index.times.days import days_in, may_be_the_same
from index.times.periods import contradicts, described
from index.times.timeline import period_at
from qa.naming import missing_names
from qa.reasons import Reason

if TYPE_CHECKING:
    from index.article import Article
    from index.times.days import Day
    from index.times.periods import Period
    from qa.asking import Asked


def objection_to(asked: Asked, article: Article, sentence: tuple[int, int], at: int) -> str:
    """Say why what stands at `article.text[at]`, in this sentence, cannot be the answer; empty: it can."""
    for period in asked.periods:
        spoken_of = period_at(article, sentence, at, of_a_month=period.is_month)
        if period.is_month and not (spoken_of and spoken_of.is_month) and _is_dated_to(article, period):
            continue
        if spoken_of and contradicts(period, spoken_of):
            return Reason.OTHER_PERIOD.worded(asked.text, described(period), described(spoken_of))
        if (period.months and not spoken_of) or not _year_is_known(period, spoken_of, asked, article):
            return Reason.PERIOD_NOT_NAMED.worded(asked.text, described(period))
    for day in days_in(asked.text, None):
        if day.month and not _names_the_day(article, day):
            return Reason.PERIOD_NOT_NAMED.worded(asked.text, asked.text[day.start : day.end])
    aim = aim_at(article, sentence)
    if asked.aim and aim and asked.aim is not aim:
        reason = Reason.ONLY_THE_RESULT if aim is Aim.RESULT else Reason.ONLY_THE_TARGET
        return reason.worded(asked.text)
    if is_said_to_be_wrong(article, at):
        return Reason.SAID_TO_BE_WRONG.worded(asked.text)
    missing = missing_names(asked, article, sentence)
    return Reason.NAME_NOT_FOUND.worded(asked.text, "、".join(missing)) if missing else ""


def _year_is_known(asked_period: Period, spoken_of: Period | None, asked: Asked, article: Article) -> bool:
    """Return whether a year that the question spells out can be the one that the sentence speaks of.

    The sentence says so itself, or the issue came out in that year or the next. 今年 is trusted to be the paper's.
    """
    year = asked_period.year
    if year is None or str(year) not in folded(asked.text) or (spoken_of and spoken_of.year):
        return True
    if str(year) in folded(article.text):
        return True
    return article.issue_date is not None and article.issue_date.year - year in {0, 1}


def _names_the_day(article: Article, day: Day) -> bool:
    return any(named.month and may_be_the_same(day, named) for named in days_in(article.text, article.issue_date))


def _is_dated_to(article: Article, month: Period) -> bool:
    """Return whether an article came out in a month, or names a day of it: what happened on 5月12日 happened in 5月."""
    assert month.months
    dates = [(day.year, day.month) for day in days_in(article.text, article.issue_date)]
    if article.issue_date:
        dates.append((article.issue_date.year, article.issue_date.month))
    return any(number == month.months[0] and (not year or month.year in {None, year}) for year, number in dates)
