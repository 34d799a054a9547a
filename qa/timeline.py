"""Which period a place in an article speaks of: the one that was named last before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.periods import Period, periods_in

if TYPE_CHECKING:
    from index.article import Article


COMPARING = frozenset("比较")


def period_at(article: Article, sentence: tuple[int, int], at: int) -> Period | None:
    """Return the period that `article.text[at]` speaks of, or `None` where none is named.

    The nearest one named before it in its sentence counts, else the first one after it there. A quarter, a half or
    months stand for the sentences that follow, too, as newspapers write; a year does not: a report names several in
    a row, and the last one named is often not the one meant.
    """
    said_in = article.issue_date.year if article.issue_date else None
    start, end = sentence
    inside = _named(article.text[start:end], said_in)
    before = [period for offset, period in inside if start + offset < at]
    here = before[-1] if before else inside[0][1] if inside else None
    if here is not None and here.months:
        return here
    earlier = [period for _, period in _named(article.text[:start], said_in) if period.months]
    if not earlier:
        return here
    return Period(here.year if here else None, earlier[-1].months)


def _named(text: str, said_in: int | None) -> list[tuple[int, Period]]:
    """Return the periods that the text speaks of, not those that it only compares with: 比一季度加快."""
    return [(at, period) for at, period in periods_in(text, said_in) if text[max(0, at - 1) : at] not in COMPARING]
