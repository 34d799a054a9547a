"""Where the passage that holds the answer stands: by each half, by both fused, and once the best few were read.

python -m benchmarks.ranking ../shared/data/open/open_zh.questions.jsonl --seeds DIR --archive /tmp/open
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from index.progress import TerminalProgress
from index.scope import EVERYTHING
from index.settings import Settings
from qa.bootstrap import compose
from qa.evaluation.evaluating import DEPTHS, PASSAGES, rank_of
from qa.evaluation.measures import rank_figures
from qa.evaluation.questions import read_questions
from qa.retrieving import POOL, nearest
from qa.service import Question as Sent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.candidate import Candidate
    from qa.evaluation.questions import Question
    from qa.service import Service

# What softens the ranks that are added up (Cormack et al. 2009).
SOFTENED = 60


def main() -> None:
    """Print one line for each way to rank."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--seeds", type=Path, required=True)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--asked-on", type=date.fromisoformat, default=date(2026, 3, 10))
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    questions = [one for one in read_questions(options.questions) if one.has_source][: options.limit]
    service = compose(Settings(seeds=options.seeds, archive=options.archive), TerminalProgress())
    ranks: dict[str, list[int]] = {}
    for question in questions:
        for way, candidates in _ranked(service, question, options.asked_on):
            ranks.setdefault(way, []).append(rank_of(question, candidates[:PASSAGES]))
    for way, places in ranks.items():
        figures = {name: round(value, 4) for name, value in rank_figures(places, DEPTHS).items()}
        print(json.dumps({"way": way, "questions": len(places), **figures}))


def _ranked(service: Service, question: Question, asked_on: date) -> Iterator[tuple[str, Sequence[Candidate]]]:
    """Yield each way to rank with the passages in its order, best first."""
    asked = Sent(question.words, question.history, EVERYTHING, question.asked_on or asked_on, PASSAGES)
    query, pipeline = service.understand(asked), service.pipeline()
    pool = nearest(query, service.archive, service.embedder, POOL, 2 * POOL)
    by_cosine = sorted(pool, key=lambda one: -one.cosine)
    by_bm25 = sorted(pool, key=lambda one: -one.bm25)
    added = {id(one): 1 / (SOFTENED + at) for at, one in enumerate(by_cosine, start=1)}
    for at, one in enumerate(by_bm25, start=1):
        added[id(one)] += 1 / (SOFTENED + at)
    yield "dense half", by_cosine
    yield "lexical half, BM25", by_bm25
    yield "reciprocal ranks of both", sorted(pool, key=lambda one: -added[id(one)])
    found = pipeline.find(query)
    yield "fused as the retriever does", found
    yield "read", pipeline.finish(query, found, time.perf_counter()).candidates


if __name__ == "__main__":
    main()
