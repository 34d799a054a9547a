"""Which period a place in an article speaks of: the one that was named last before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.periods import Period, periods_in

if TYPE_CHECKING:
    from index.article import Article


def period_at(article: Article, sentence: tuple[int, int], at: int) -> Period | None:
    """Return the period that `article.text[at]` speaks of, or `None` where none is named.

    The nearest one named before it in its sentence counts; else any in the sentence; else the last one named
    earlier in the article, which a newspaper lets stand for the sentences that follow.
    """
    said_in = article.issue_date.year if article.issue_date else None
    start, end = sentence
    inside = list(periods_in(article.text[start:end], said_in))
    before = [period for offset, period in inside if start + offset < at]
    earlier = [period for _, period in periods_in(article.text[:start], said_in)]
    here = before[-1] if before else inside[0][1] if inside else None
    if here is None:
        return _merged(earlier)
    if here.year is None and earlier:
        return Period(next((period.year for period in reversed(earlier) if period.year), None), here.months)
    return here


def _merged(earlier: list[Period]) -> Period | None:
    if not earlier:
        return None
    last = earlier[-1]
    year = last.year or next((period.year for period in reversed(earlier) if period.year), None)
    return Period(year, last.months)
