"""Fits the curve from logits to confidence, on public dev questions that no evaluation set holds.

Each question is asked twice of an archive of the dev contexts: as it is, and with what answers it taken away, by turns
the whole document and only the passages that hold the answer. Every span that the reader would weigh is one example. Questions whose answer has a form that can be told, such as a
figure or a day, have a curve of their own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from index.scope import EVERYTHING
from index.simplified import plain
from qa.as_read import as_read
from qa.evaluation.measures import f1, holds
from qa.rarity import rarity_in
from qa.retrieving import retrieve
from qa.support import terms_asked
from qa.trained.confidence import features_of
from qa.trained.form import FORMS
from qa.trained.reader import MOST, input_of
from qa.trained.weighing import weighed
from qa.understanding import understand
from training.contexts import archive_of
from training.questions import Question, read_questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.archive import Archive
    from index.embedding.embedder import Embedder
    from qa.asking import Asked
    from qa.candidate import Candidate
    from qa.support import Term
    from qa.trained.logits import Logits, Network

    # The weights of the curve for questions whose answer has a form that can be told (True), and for the others.
    Curves = Mapping[bool, NDArray[np.float64]]

SEED = 20261123
DEV = ("cmrc2018.dev", "drcd.dev", "jaquad.pubdev")
DAY = date(2026, 1, 1)
RETRIEVED = 20
# Read beyond the most, so that enough are left when those with the answer are taken away.
SPARE = 2
# An answer is right when it shares this much with an accepted one, or holds it and shares so much.
ENOUGH, HELD_ENOUGH = 0.8, 0.4
BINS = 10
# What encyclopaedia questions cannot teach, as they name no place, period, aim or indicator: by their number in
# `features_of`. Set on the report questions of our own. The title of an encyclopaedia article is no headline (5), hardly another one
# speaks of the same thing (4), and nothing is asked that the archive never speaks of (12).
SET_BY_HAND = {4: 3.0, 5: 0.0, 8: 0.5, 9: 0.8, 10: 0.8, 11: 2.2, 12: -0.5}
RIDGE = 0.1
NEWTON_STEPS = 30


@dataclass(frozen=True, slots=True)
class Case:
    """One question as it was asked: what the curve weighs of each span (spans, features), and which of them are right.

    `strict` tells which of the two curves the question has, `answerable` whether any answer was left in.
    """

    features: NDArray[np.float64]
    right: NDArray[np.bool_]
    strict: bool
    answerable: bool


def questions_to_calibrate_on(data: Path, count: int) -> tuple[Question, ...]:
    """Return `count` dev questions of each set that are in no file below `open`."""
    used = {
        json.loads(line)["question"]
        for file in (data / "open").glob("*.questions.jsonl")
        for line in file.read_text(encoding="utf-8").splitlines()
    }
    random = Random(SEED)
    chosen: list[Question] = []
    for name in DEV:
        free = [one for one in read_questions(data / "dev" / f"{name}.jsonl") if one.text not in used]
        chosen += random.sample(free, min(count, len(free)))
    return tuple(chosen)


def dev_archive(data: Path, embedder: Embedder, out: Path) -> Archive:
    """Return an archive of all dev contexts, built below `out` where it is not there yet."""
    return archive_of([data / "dev" / f"{name}.contexts.jsonl" for name in DEV], embedder, out / "dev")


def ask(
    questions: Sequence[Question],
    archive: Archive,
    embedder: Embedder,
    network: Network,
    say: Callable[[str], None],
) -> Iterator[Case]:
    """Yield each question as it is, and with its answer taken away."""
    rarity = rarity_in(archive)
    for number, question in enumerate(questions):
        query = understand(question.text[:500], (), EVERYTHING, DAY, RETRIEVED)
        terms = terms_asked(query.asked, rarity)
        candidates = as_read(retrieve(query, archive, embedder, RETRIEVED))
        text = plain(question.context.text)
        accepted = [text[start:end] for start, end in question.answers]
        readings = network.read([input_of(query.asked, one) for one in candidates[: MOST + SPARE]])
        read = list(zip(candidates, readings, strict=False))
        left = [one for one in read if not _answers(one[0], question, accepted, whole=number % 2 == 0)]
        yield case_of(query.asked, terms, accepted, read[:MOST])
        yield case_of(query.asked, terms, [], left[:MOST])
        if number % 100 == 0:
            say(f"asked {number} of {len(questions)}")


def _answers(candidate: Candidate, question: Question, accepted: Sequence[str], *, whole: bool) -> bool:
    own = candidate.article.source.endswith(f"#{question.context.context_id}")
    return (own and whole) or any(one in candidate.text for one in accepted)


def case_of(
    asked: Asked, terms: Sequence[Term], accepted: Sequence[str], read: Sequence[tuple[Candidate, Logits]]
) -> Case:
    """Return a question with the spans that the reader would weigh, those that a rule objects to left out."""
    best_score = read[0][0].score if read else 0.0
    spans = [one for candidate, reading in read for one in weighed(candidate, reading, asked, terms, best_score)]
    spans = [one for one in spans if not one.objection]
    right = [_is_right(accepted, one.words) for one in spans]
    features = np.array([features_of(one.signs) for one in spans])
    return Case(features, np.array(right, bool), asked.kind in FORMS, answerable=bool(accepted))


def _is_right(accepted: Sequence[str], words: str) -> bool:
    shared = f1(accepted, words)
    return shared >= ENOUGH or (shared >= HELD_ENOUGH and holds(accepted, words))


def fitted(cases: Sequence[Case], *, strict: bool) -> NDArray[np.float64]:
    """Return the weights of the logistic curve over all spans of the questions of one of the two sorts."""
    held = [one for one in cases if len(one.features) and one.strict == strict]
    features, right = np.concatenate([one.features for one in held]), np.concatenate([one.right for one in held])
    return _logistic(features, right.astype(np.float64))


def _logistic(features: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights of the logistic curve, by Newton's method with a slight ridge; what is set by hand stays as it is."""
    weights = np.zeros(features.shape[1])
    for at, weight in SET_BY_HAND.items():
        weights[at] = weight
    free = [at for at in range(features.shape[1]) if at not in SET_BY_HAND]
    for _ in range(NEWTON_STEPS):
        chances = 1 / (1 + np.exp(-features @ weights))
        slope = features[:, free].T @ (right - chances) - RIDGE * weights[free]
        bend = (features[:, free] * (chances * (1 - chances))[:, None]).T @ features[:, free] + RIDGE * np.eye(
            len(free)
        )
        weights[free] += np.linalg.solve(bend, slope)
    return weights


def reliability(cases: Sequence[Case], curves: Curves) -> Iterator[str]:
    """Yield a table of the surest span of each question: how sure, how many, how many right; then the calibration error."""
    sure, right = _surest(cases, curves)
    error = 0.0
    yield "confidence   spans   right"
    for number in range(BINS):
        here = (sure >= number / BINS) & (sure < (number + 1) / BINS)
        if here.any():
            error += abs(sure[here].mean() - right[here].mean()) * here.mean()
            yield f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}   {here.sum():5d}    {right[here].mean():.2f}"
    yield f"expected calibration error {error:.3f}"


def thresholds(cases: Sequence[Case], curves: Curves) -> Iterator[str]:
    """Yield, for each threshold, what share of the answerable is answered right, and how good the refusals are."""
    sure, right = _surest(cases, curves)
    answerable = np.array([one.answerable for one in cases])
    yield "threshold   held   refusal precision   refusal recall"
    for least in np.arange(0.1, 0.95, 0.05):
        refused = sure < least
        held = (right & ~refused)[answerable].mean()
        precision = (~answerable)[refused].mean() if refused.any() else float("nan")
        yield f"{least:.2f}   {held:.3f}   {precision:.3f}   {refused[~answerable].mean():.3f}"


def _surest(cases: Sequence[Case], curves: Curves) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    sure, right = np.zeros(len(cases)), np.zeros(len(cases), bool)
    for number, one in enumerate(cases):
        if len(one.features):
            chances = 1 / (1 + np.exp(-one.features @ curves[one.strict]))
            best = int(chances.argmax())
            sure[number], right[number] = chances[best], one.right[best]
    return sure, right
