"""Settles one question by what was read and by what the archive states: the newest figure that fits, and the others beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from index.figures.aims import Aim
from index.figures.figure import same_value
from index.figures.parsing import figures_in
from index.figures.statements import Statement, measure_of, statements_in
from index.folding import folded
from index.times.periods import contradicts
from qa.finding import Told, newest, newest_first, of_one_measure, period_end, told_of, within
from qa.marks import asks_for_a_mark, mark_begins
from qa.measuring import asks_exactly, measures
from qa.objecting import objection_to
from qa.reasons import Reason
from qa.reply import Evidence, Refusal
from qa.seeking import sought_in
from qa.tongue import tongue_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from index.archive import Archive
    from index.scope import Scope
    from index.times.periods import Period
    from qa.asking import Asked
    from qa.seeking import Sought

# Of 4 statements found for questions of our own that named indicator and place, 3 or more were right.
STATED_CONFIDENCE = 0.75
LONG_NAME = 5
# Statements that nothing speaks against, the newest, among which one is chosen.
MOST = 60
# Other values that a note tells, at most.
MOST_VALUES = 3


@dataclass(frozen=True, slots=True)
class Stated:
    """What the archive states of what a question seeks.

    fitting  in the periods that it names, of one measure, the newest issue first; where it names a place, nothing speaks against them
    all      the same thing in any period
    """

    asked: Asked
    sought: Sought
    fitting: tuple[Told, ...]
    all: tuple[Told, ...]

    @property
    def is_sure(self) -> bool:
        """Whether a statistic and a place were named, and one article says one thing: then it needs no reading.

        A statistic that is not in the table counts where its name is long, and the period was named, too.
        """
        best = newest(self.fitting)
        named = self.sought.known or (best and len(best.statement.indicator) >= LONG_NAME and self.sought.periods)
        if not best or not named or not self.sought.places:
            return False
        same = (one for one in self.fitting if one.article.article_id == best.article.article_id)
        return all(
            same_value(one.statement.figure, best.statement.figure) or one.statement.period != best.statement.period
            for one in same
        )


@dataclass(frozen=True, slots=True)
class Settled:
    """The evidence of one question, what its figure states where that is known, and the values over time and beside it."""

    outcome: tuple[Evidence, ...] | Refusal
    told: Told | None = None
    series: tuple[Told, ...] = ()
    notes: tuple[str, ...] = ()


def stated_of(asked: Asked, said: date, archive: Archive, scope: Scope, place: str = "") -> Stated | None:
    """Return what the archive states of what a question seeks, of this `place` where it is known to name one.

    `None` where it seeks no figure, or nothing is stated.
    """
    sought = sought_in(asked, said, place)
    told = told_of(sought, archive, scope) if sought else ()
    told = tuple(one for one in told if measures(one.statement.figure, asked))
    if asks_exactly(asked.text):
        told = tuple(one for one in told if not _is_mark(one))
    if not sought or not told:
        return None
    possible = within(told, sought.periods)
    # Each takes its time: where no place is named only those near the answer are looked at, once it is known, else the newest.
    if sought.places:
        possible = tuple(islice(_unopposed(asked, possible), MOST))
    fitting = _sums_before_marks(of_one_measure(possible), asked.spoken)
    best = newest(fitting) or newest(of_one_measure(told))
    return Stated(asked, sought, fitting, tuple(one for one in told if best and is_of_one_kind(one, best)))


def _unopposed(asked: Asked, told: Sequence[Told]) -> Iterator[Told]:
    """Yield those that nothing speaks against."""
    for one in told:
        if not objection_to(asked, one.article, one.sentence, one.statement.figure.start):
            yield one


def settled(outcome: tuple[Evidence, ...] | Refusal, stated: Stated | None, question: str) -> Settled:
    """Return the newest of what is stated where that is what was read, or what is surely asked for; else what was read."""
    read = None if not stated or isinstance(outcome, Refusal) else _among(outcome[0], stated.all)
    if not stated or not (read or stated.sought.places):
        return Settled(outcome)
    if read and not stated.sought.places:
        stated = _near(stated, read)
    best = newest(stated.fitting)
    if best and read and read in stated.fitting and not stated.is_sure and _side_by_side(best, read):
        best = read  # 第一产业 and 第二产业 stand side by side under one name: what was read tells which
    is_meant = best and read and is_of_one_kind(best, read) and (read in stated.fitting or _is_mark(read))
    if best and (stated.is_sure or is_meant):
        confidence = (
            STATED_CONFIDENCE if isinstance(outcome, Refusal) else max(STATED_CONFIDENCE, outcome[0].confidence)
        )
        return Settled(
            (evidence_of(best, confidence),),
            best,
            series_of(stated.all, best),
            notes_of(best, stated.fitting, question),
        )
    other = read and next((period for period in stated.sought.periods if _contradicts(period, read)), None)
    if read and other:
        assert read.statement.period
        reason = Reason.OTHER_PERIOD.worded(question, other, read.statement.period)
        return Settled(Refusal(reason), series=series_of(stated.all, read))
    return Settled(outcome, read, series_of(stated.all, read) if read else ())


def _side_by_side(one: Told, other: Told) -> bool:
    """Return whether two stand in one article and tell the same period."""
    return one.article.article_id == other.article.article_id and one.statement.period == other.statement.period


def _sums_before_marks(told: Sequence[Told], question: str) -> tuple[Told, ...]:
    """Return what is told without the marks that were passed in a period of which a sum is told, where a sum is asked for."""
    marks = () if asks_for_a_mark(question) else tuple(filter(_is_mark, told))
    summed = {one.statement.period for one in told if one not in marks}
    return tuple(one for one in told if one not in marks or one.statement.period not in summed)


def _is_mark(one: Told) -> bool:
    return mark_begins(one.article.text, one.statement.figure.start, one.statement.figure.end) is not None


def series_in(asked: Asked, said: date, archive: Archive, scope: Scope) -> tuple[Told, ...]:
    """Return over time what a question seeks, without reading; empty where it names no place that could be told apart."""
    stated = stated_of(asked, said, archive, scope)
    if not stated:
        return ()
    # Without a place they have not been looked at.
    best = next(_unopposed(asked, newest_first(stated.fitting)), None) or newest(stated.all)
    if not best:
        return ()
    return series_of((stated if stated.sought.places else _near(stated, best)).all, best)


def series_of(told: Sequence[Told], like: Told) -> tuple[Told, ...]:
    """Return the value of each period, that of the newest issue, oldest period first; empty for fewer than two."""
    latest: dict[object, Told] = {}
    for one in reversed(told):
        if is_of_one_kind(one, like):
            latest[one.statement.period or one.issued] = one
    points = [one for one in latest.values() if one.statement.period or one.article.issue_date]
    dated = [one for one in points if one.statement.period] or points
    ordered = sorted(dated, key=lambda one: (period_end(one.statement.period), one.issued))
    return tuple(ordered) if len(ordered) > 1 else ()


def notes_of(best: Told, fitting: Sequence[Told], question: str) -> tuple[str, ...]:
    """Return what to tell beside the newest figure: of how many issues it is the newest, and what others say of the same."""
    tongue = tongue_of(question)
    notes = []
    issues = {one.issued for one in fitting if one.article.issue_date}
    if len(issues) > 1:
        notes.append(tongue.newest.format(len(issues), best.issued.isoformat()))
    others: dict[object, Told] = {}
    for one in fitting:
        same = same_value(one.statement.figure, best.statement.figure)
        if one.statement.period == best.statement.period and not same and one.article is not best.article:
            others.setdefault(one.statement.figure.ends, one)
    for one in list(others.values())[:MOST_VALUES]:
        day = one.article.issue_date.isoformat() if one.article.issue_date else one.article.source
        notes.append(tongue.other_value.format(day, one.article.headline, one.words))
    return tuple(notes)


def is_of_one_kind(one: Told, other: Told) -> bool:
    """Return whether two statements measure the same in the same way, and are both results or both targets."""
    a, b = one.statement, other.statement
    return (
        (a.indicator, a.measure, a.figure.dimension) == (b.indicator, b.measure, b.figure.dimension)
        and (a.aim is Aim.TARGET) == (b.aim is Aim.TARGET)
        and (not a.place or not b.place or a.place == b.place)
    )


def evidence_of(told: Told, confidence: float = STATED_CONFIDENCE) -> Evidence:
    """Return a statement as evidence: its sentence, and the figure in it."""
    figure = told.statement.figure
    return Evidence(told.article, told.sentence, (figure.start, figure.end), round(confidence, 3))


def told_by(evidence: Evidence) -> Told | None:
    """Return what the figure states that was read, with no indicator where nothing says what it measures; `None` where it is no figure."""
    for statement in statements_in(evidence.article):
        if statement.figure.start < evidence.answer[1] and evidence.answer[0] < statement.figure.end:
            return Told(evidence.article, evidence.quote, statement)
    start, quote = evidence.quote[0], evidence.article.text[slice(*evidence.quote)]
    for figure in figures_in(quote):
        if start + figure.start < evidence.answer[1] and evidence.answer[0] < start + figure.end:
            moved = replace(figure, start=start + figure.start, end=start + figure.end)
            measure = measure_of(figure, "", folded(quote))
            return Told(evidence.article, evidence.quote, Statement(moved, "", measure, "", None, None))
    return None


def _among(evidence: Evidence, told: Sequence[Told]) -> Told | None:
    start, end = evidence.answer
    same = (one for one in told if one.article.article_id == evidence.article.article_id)
    return next((one for one in same if one.statement.figure.start < end and start < one.statement.figure.end), None)


def _contradicts(asked: Period, read: Told) -> bool:
    """Return whether a part of a year was read that was not asked for; the year of the issue tells which year's it is."""
    period = read.statement.period
    return period is not None and period.months is not None and contradicts(asked, period)


def _near(stated: Stated, one: Told) -> Stated:
    """Return what is stated of the same place, or in the same article, and nothing speaks against: a question that names no place means that of the answer."""

    def near(other: Told) -> bool:
        same_place = bool(one.statement.place) and one.statement.place == other.statement.place
        return same_place or one.article.article_id == other.article.article_id

    fitting = tuple(_unopposed(stated.asked, tuple(filter(near, stated.fitting))))
    return replace(stated, fitting=fitting, all=tuple(filter(near, stated.all)))
