"""Finds the statements that a question about a figure seeks, in the whole archive, and says which fits best."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from index.figures.aims import Aim
from index.figures.statements import Measure
from index.sentences import sentences_of
from index.simplified import simplified
from index.times.windows import span_of
from qa.seeking import is_of_base
from qa.subjects import LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.archive import Archive
    from index.article import Article
    from index.figures.figure_store import Stated
    from index.figures.statements import Statement
    from index.scope import Scope
    from index.times.periods import Period
    from qa.seeking import Sought

# Articles that are read for the names of a question.
MOST_ARTICLES = 300
# How far from its beginning a story still says where it is from.
OPENING = 200
LEVELS = ("市", "县")
# 全市 in a sentence: its figures are of the city that was named, not of the province that it lies in.
WHOLE_OF = re.compile("[全我][市县区]")


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with its article and the sentence that it stands in."""

    article: Article
    sentence: tuple[int, int]
    statement: Statement

    @property
    def words(self) -> str:
        """The figure as the article writes it."""
        return self.article.text[self.statement.figure.start : self.statement.figure.end]

    @property
    def issued(self) -> date:
        """The day of the issue; the first day there is where it is not known."""
        return self.article.issue_date or date.min


def told_of(sought: Sought, archive: Archive, scope: Scope) -> tuple[Told, ...]:
    """Return what the archive states of what is sought, in any period and measure left open, the newest issue first."""
    passages = archive.lexicon.holding(short(sought.places[0])) if sought.places else None
    stated = archive.figures.measuring(sought.indicators, passages, scope)
    if not sought.known and stated:
        longest = max((one.statement.indicator for one in stated), key=len)
        stated = tuple(one for one in stated if one.statement.indicator == longest)
    fitting = [one for one in stated if _fits(sought, one.statement)]
    ids = list(dict.fromkeys(one.article_id for one in fitting))[:MOST_ARTICLES]
    articles = archive.articles.by_id(ids)
    found = [
        told
        for one in fitting
        if one.article_id in articles and (told := _told(one, articles[one.article_id])) and is_about(told, sought)
    ]
    return tuple(sorted(found, key=lambda one: (-one.issued.toordinal(), one.article.is_heading(one.sentence[0]))))


def within(told: Iterable[Told], periods: Sequence[Period]) -> tuple[Told, ...]:
    """Return those of exactly these periods; a year that is asked for is the whole of it."""
    return tuple(one for one in told if all(_is_of(one.statement.period, period) for period in periods))


def newest(told: Sequence[Told]) -> Told | None:
    """Return the one of the newest issue, and of those the one of the latest period; paragraphs before headlines."""
    return next(iter(newest_first(told)), None)


def newest_first(told: Sequence[Told]) -> list[Told]:
    """Return them by issue, then by period, paragraphs before headlines."""
    return sorted(
        told,
        key=lambda one: (one.issued, period_end(one.statement.period), not one.article.is_heading(one.sentence[0])),
        reverse=True,
    )


def period_end(period: Period | None) -> date:
    """Return the last day of a period; the first day there is where it has none."""
    return (span_of(period)[1] if period else None) or date.min


def short(name: str) -> str:
    """Return a place without the ending that newspapers leave out, in simplified characters."""
    plain = simplified(name)
    cut = LEVEL.sub("", plain)
    return cut if len(cut) > 1 else plain


def is_about(told: Told, sought: Sought) -> bool:
    """Return whether a statement is about the places of a question, and its article holds the other words.

    A place stands in the sentence, in the headline or where the story opens; of two in a sentence the statement is of the
    nearer one.
    """
    article, place = told.article, simplified(told.statement.place)
    text, own = simplified(article.text), simplified(article.text[slice(*told.sentence)])
    frame = simplified(article.headline) + text[:OPENING]
    for name in map(short, sought.places):
        if name in told.statement.indicator:
            continue
        if name not in own and name not in frame:
            return False
        if place and name not in place and (_is_place(name, text) or WHOLE_OF.search(own)):
            return False
    return all(simplified(word) in text for word in sought.words)


def _is_place(name: str, text: str) -> bool:
    return any(name + level in text for level in LEVELS)


def _is_of(found: Period | None, asked: Period) -> bool:
    if found is None:
        return False
    years = asked.year is None or (
        found.year == asked.year and (found.until or found.year) == (asked.until or asked.year)
    )
    return years and found.months == asked.months


def _fits(sought: Sought, statement: Statement) -> bool:
    measure = statement.measure
    if sought.measure and measure is not sought.measure:
        return False
    if sought.measure is None and measure is Measure.CHANGE:
        return False
    if not is_of_base(sought, statement.figure.base):
        return False
    return sought.aim is None or (statement.aim is Aim.TARGET) == (sought.aim is Aim.TARGET)


def of_one_measure(told: Sequence[Told]) -> Sequence[Told]:
    """Return those of one measure and dimension: results before targets, how much a thing is before how fast it grew."""
    results = [one for one in told if one.statement.aim is not Aim.TARGET]
    told = results or told
    kinds = [(one.statement.measure, one.statement.figure.dimension) for one in told]
    if not kinds:
        return told
    order = [Measure.LEVEL, Measure.RATE, Measure.PART, Measure.CHANGE]
    best = min(set(kinds), key=lambda kind: (order.index(kind[0]), -kinds.count(kind), kind[1]))
    return [one for one, kind in zip(told, kinds, strict=True) if kind == best]


def _told(one: Stated, article: Article) -> Told | None:
    start = one.statement.figure.start
    sentence = next(((a, b) for a, b in sentences_of(article.text) if a <= start < b), None)
    return Told(article, sentence, one.statement) if sentence else None
