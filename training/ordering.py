"""Fits the weights of `qa/trained/ordering.py`: what relevance and the surest words of a passage count beside the retriever's score.

The loss is that of `training/fusion.py`, a choice among the candidates of a question. Half of the questions of each set are
fitted on and half told on; of the newsroom's archive the questions that the rules were made on, and those kept aside.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from index.archive import open_archive
from index.building import build, is_current
from index.progress import TerminalProgress
from index.scope import EVERYTHING
from qa.as_read import as_read
from qa.evaluation.questions import read_questions
from qa.pipeline import READ
from qa.placing import with_places_of
from qa.rarity import rarity_in
from qa.retrieving import retrieve
from qa.support import terms_asked
from qa.trained.confidence import confidence
from qa.trained.ordering import RELEVANCE, SURENESS, with_unread
from qa.trained.reader import MOST, input_of, judged
from qa.trained.weighing import weighed
from qa.understanding import understand
from training.calibrating import dev_archive, questions_to_calibrate_on
from training.contexts import archive_of
from training.cross_lingual import FILES, parallel_questions
from training.fusion import fitted, ranks
from training.pools import DAY, Pool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.archive import Archive
    from index.embedding.embedder import Embedder
    from qa.trained.logits import Network
    from training.questions import Question as OnContext

# Points of score, relevance and sureness for one of each, so that the ridge means the same to each.
UNITS = np.array([0.1, 3.0, 3.0])
# Questions of each encyclopaedia, and in twelve languages.
OF_EACH, PARALLEL = 100, 240
NEWSROOM, NEWSROOM_DAY = Path("benchmarks/newsroom"), date(2023, 7, 20)
SEED = 20261126


@dataclass(frozen=True, slots=True)
class Known:
    """A question whose answers, and the document that they stand in, are known."""

    words: str
    day: date
    answers: tuple[str, ...]
    context_id: str


def report_of_order(
    data: Path, embedder: Embedder, network: Network, out: Path, say: Callable[[str], None]
) -> Iterator[str]:
    """Yield the weights for `qa/trained/ordering.py`, then for each set the ranks of the right document by each way."""
    fitted_on: list[Pool] = []
    told_on: dict[str, list[Pool]] = {}
    for name, archive, to_fit, to_tell in _sets(data, embedder, out):
        say(f"{name}: {len(to_fit)} questions to fit on, {len(to_tell)} to tell on")
        fitted_on += [_pool(one, archive, embedder, network) for one in to_fit]
        told_on[name] = [_pool(one, archive, embedder, network) for one in to_tell]
    weights = fitted(fitted_on, UNITS)
    yield f"RELEVANCE, SURENESS = {weights[1] / weights[0]:.4f}, {weights[2] / weights[0]:.4f}"
    ways = {
        "retriever": np.array([1.0, 0, 0]),
        "relevance": np.array([0, 1.0, 0]),
        "as it is": np.array([1.0, RELEVANCE, SURENESS]),
        "fitted": weights,
    }
    for name, pools in told_on.items():
        for way, weighed_by in ways.items():
            yield json.dumps({"set": name, "way": way, **ranks(pools, weighed_by)}, ensure_ascii=False)


def _sets(data: Path, embedder: Embedder, out: Path) -> Iterator[tuple[str, Archive, list[Known], list[Known]]]:
    """Yield the sets, each the same every time: its name, its archive, the questions to fit on and those to tell on."""
    free = [_known(one) for one in questions_to_calibrate_on(data, OF_EACH)]
    yield "encyclopaedias", dev_archive(data, embedder, out), free[::2], free[1::2]
    rows = parallel_questions(data)
    Random(SEED).shuffle(rows)
    # Each in another language than the one before.
    parallel = [_known(row[sorted(row)[number % len(row)]]) for number, row in enumerate(rows[:PARALLEL])]
    half = len(parallel) // 2
    files = [file.with_name(f"{file.stem}.contexts.jsonl") for file in sorted((data / "dev").glob(FILES))]
    yield "twelve languages", archive_of(files, embedder, out / "twelve"), parallel[:half], parallel[half:]
    seeds, folder = NEWSROOM / "pages", out / "newsroom"
    if not is_current(seeds, folder, embedder.identity):
        build(seeds, folder, embedder, TerminalProgress())
    fit, tell = (_of_newsroom(NEWSROOM / f"{name}.jsonl") for name in ("questions", "kept"))
    yield "newsroom", open_archive(folder, embedder.identity), fit, tell


def _known(question: OnContext) -> Known:
    context = question.context
    return Known(question.text[:500], DAY, tuple(context.text[a:b] for a, b in question.answers), context.context_id)


def _of_newsroom(file: Path) -> list[Known]:
    rows = read_questions(file)
    return [Known(one.words, NEWSROOM_DAY, one.answers, one.context_id) for one in rows if one.has_source]


def _pool(known: Known, archive: Archive, embedder: Embedder, network: Network) -> Pool:
    """Return the candidates of a question as the reader leaves them for `ordered`, when it has read all that it may."""
    query = understand(known.words, (), EVERYTHING, known.day, READ)
    candidates = retrieve(query, archive, embedder, READ)
    own = np.array([one.article.source.endswith(f"#{known.context_id}") for one in candidates], bool)
    holds = np.array([any(words in one.text for words in known.answers) for one in candidates], bool)
    plain = as_read(candidates)
    asked = with_places_of(query.asked, [one.article for one in plain])
    terms = terms_asked(asked, rarity_in(archive))
    read = []
    for one, reading in zip(plain, network.read([input_of(asked, one) for one in plain[:MOST]]), strict=False):
        found = weighed(one, reading, asked, terms, plain[0].score)
        read.append(judged(one, reading, [(words, confidence(words.signs)) for words in found]))
    features = [(one.candidate.score, one.relevance, one.sureness) for one in with_unread(read, plain[len(read) :])]
    return Pool(np.array(features), own & holds if (own & holds).any() else own, own)
