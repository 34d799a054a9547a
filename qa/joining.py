"""Joins the answers of a question's parts: each in turn, or a comparison with its outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.citing import answer_from
from qa.comparing import Compared, verdict, why_not
from qa.parts import Manner
from qa.reply import Answer, NoAnswer, Refusal
from qa.settling import told_by
from qa.tongue import tongue_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.finding import Told
    from qa.parts import Parts
    from qa.settling import Settled


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a whole question."""

    answer: Answer | NoAnswer
    series: tuple[Told, ...] = ()
    verdict: str | None = None
    notes: tuple[str, ...] = ()


def joined(parts: Parts, settled: Sequence[Settled], question: str) -> Outcome:
    """Return the answers of all parts; of a comparison both figures and which is more, or why that cannot be told."""
    if parts.manner is Manner.COMPARED:
        return _compared(parts, settled, question)
    tongue = tongue_of(question)
    evidence = tuple(one for part in settled if not isinstance(part.outcome, Refusal) for one in part.outcome)
    if not evidence:
        return Outcome(NoAnswer(next(part.outcome.reason for part in settled if isinstance(part.outcome, Refusal))))
    notes = [note for part in settled for note in part.notes]
    if len(settled) > 1:
        lacking = [name for name, part in zip(parts.names, settled, strict=True) if isinstance(part.outcome, Refusal)]
        notes = [*(tongue.nothing.format(name) for name in lacking), *notes]
    return Outcome(answer_from(evidence), settled[0].series, notes=tuple(dict.fromkeys(notes)))


def _compared(parts: Parts, settled: Sequence[Settled], question: str) -> Outcome:
    tongue = tongue_of(question)
    told = [_told(part) for part in settled]
    lacking = [name for name, one in zip(parts.names, told, strict=True) if one is None]
    first, second = told
    if first is None or second is None:
        there = next(((name, one) for name, one in zip(parts.names, told, strict=True) if one), None)
        if there is None:
            return Outcome(NoAnswer(tongue.nothing.format(" / ".join(lacking))))
        return Outcome(NoAnswer(tongue.missing.format(there[0], there[1].words, lacking[0])))
    names = (parts.names[0], parts.names[1])
    if _is_one_place(first, second):
        return Outcome(NoAnswer(tongue.missing.format(names[0], first.words, names[1])))
    objection = why_not(first, second, names, tongue, of_periods=parts.of_periods)
    if objection:
        return Outcome(NoAnswer(objection))
    evidence = tuple(one for part in settled if not isinstance(part.outcome, Refusal) for one in part.outcome[:1])
    notes = tuple(dict.fromkeys(note for part in settled for note in part.notes))
    sides = Compared(names[0], first), Compared(names[1], second)
    return Outcome(answer_from(evidence), (), verdict(*sides, tongue, lower=parts.lower), notes)


def _told(part: Settled) -> Told | None:
    if isinstance(part.outcome, Refusal):
        return None
    return part.told or told_by(part.outcome[0])


def _is_one_place(one: Told, other: Told) -> bool:
    """Return whether both sides are the same words of the same article: they cannot be of both."""
    return (
        one.article.article_id == other.article.article_id
        and one.statement.figure.start == other.statement.figure.start
    )
