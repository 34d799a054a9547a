"""Asks a file of questions and says how good the replies were."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.scope import EVERYTHING
from qa.evaluation.measures import exact, f1, holds, rank_figures, share_held
from qa.reply import Answer
from qa.service import Question as Sent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from qa.candidate import Candidate
    from qa.evaluation.questions import Question
    from qa.reply import Reply
    from qa.service import Service

# Passages that a reply is asked for, so that recall can be told up to there.
PASSAGES = 20
DEPTHS = (1, 5, PASSAGES)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question; `rank` is where the first passage that holds the answer stands, from 1, or 0 for nowhere."""

    question_id: str
    question: str
    answers: tuple[str, ...]
    said: str
    confidence: float
    exact: float
    f1: float
    right: bool
    first_citation: bool
    rank: int
    has_source: bool
    ms: float


def evaluate(
    service: Service, questions: Sequence[Question], asked_on: date, step: Callable[[int], None]
) -> tuple[Outcome, ...]:
    """Ask all questions, on the day that each gives or else on this one; `step` is told how many are done."""
    outcomes = []
    for number, question in enumerate(questions, start=1):
        sent = Sent(question.words, question.history, EVERYTHING, question.asked_on or asked_on, PASSAGES)
        started = time.perf_counter()
        reply = service.answer(sent)
        outcomes.append(_outcome(question, reply, 1000 * (time.perf_counter() - started)))
        step(number)
    return tuple(outcomes)


def rank_of(question: Question, candidates: Sequence[Candidate]) -> int:
    """Return where the first passage that holds the answer stands, from 1, or 0 for nowhere."""
    places = (n for n, one in enumerate(candidates, start=1) if question.stands_in(one.article.source, one.text))
    return next(places, 0)


def _outcome(question: Question, reply: Reply, ms: float) -> Outcome:
    answer = reply.outcome if isinstance(reply.outcome, Answer) else None
    said = answer.text if answer else ""
    if question.items:
        matched = overlap = share_held(question.items, said)
        right = overlap == 1
    else:
        matched, overlap = exact(question.answers, said), f1(question.answers, said)
        right = holds(question.answers, said) if question.answers else not answer
    return Outcome(
        question.question_id,
        question.words,
        question.answers,
        said,
        answer.confidence if answer else 0.0,
        matched,
        overlap,
        right,
        bool(answer and question.stands_in(answer.citations[0].article.source, answer.citations[0].quote)),
        rank_of(question, reply.candidates) if question.has_source else 0,
        question.has_source,
        round(ms, 1),
    )


def summary(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return the figures over all outcomes: shares from 0 to 1, times in milliseconds."""
    answerable = [one for one in outcomes if one.answers]
    refused = [one for one in outcomes if not one.said]
    without = [one for one in outcomes if not one.answers]
    sourced = [one for one in outcomes if one.has_source]
    times = [one.ms for one in outcomes]
    figures = {
        "questions": float(len(outcomes)),
        "em": _mean(one.exact for one in answerable),
        "f1": _mean(one.f1 for one in answerable),
        "held": _mean(one.right for one in answerable),
        "refusal_precision": _mean(not one.answers for one in refused),
        "refusal_recall": _mean(not one.said for one in without),
        "cited_right": _mean(one.first_citation for one in sourced),
        **rank_figures([one.rank for one in sourced], DEPTHS),
        "calibration_error": calibration_error(outcomes),
        "p50_ms": float(np.percentile(times, 50)),
        "p95_ms": float(np.percentile(times, 95)),
    }
    return {name: round(value, 4) for name, value in figures.items()}


def calibration_error(outcomes: Sequence[Outcome], bins: int = 10) -> float:
    """Return the expected calibration error of the answers given (Naeini et al. 2015): |confidence - share right|, by equal bins."""
    given = [one for one in outcomes if one.said]
    error = 0.0
    for number in range(bins):
        here = [one for one in given if number <= min(one.confidence * bins, bins - 1e-9) < number + 1]
        if here:
            gap = abs(_mean(one.confidence for one in here) - _mean(one.right and bool(one.answers) for one in here))
            error += gap * len(here) / len(given)
    return error


def flips(outcomes: Sequence[Outcome], before: Mapping[str, bool]) -> Iterator[tuple[Outcome, str]]:
    """Yield the questions that came out right and were wrong before (`won`), or the other way round (`lost`)."""
    for one in outcomes:
        if before.get(one.question_id, one.right) != one.right:
            yield one, "won" if one.right else "lost"


def as_row(outcome: Outcome) -> dict[str, object]:
    """Return an outcome as a line of a saved run."""
    return asdict(outcome)


def _mean(values: Iterator[float | bool]) -> float:
    held = list(values)
    return float(np.mean(held)) if held else float("nan")
