"""How long `/ask` takes and where the time goes: each step's share, over an archive of 10,000 made-up articles or any other.

`python -m benchmarks.steps [--articles 10000] [--folder FOLDER] [--limit 300]`
`python -m benchmarks.steps --seeds DIR --archive DIR --questions FILE`

One question after the other, in this process, as the service answers it, without HTTP. A step's time is its own, without
that of the steps within it: understand, embed (the question), retrieve (both halves and their fusion), read (the
network), rules (spans, objections, weighing; with read: `reading_p50_ms`, target 200), figures (what articles state, lists), cite (citations, the gate), document (JSON). Target: median 300 ms, p95 800 ms.
Where the machine is busy with other work, as its load average tells, the processor's own time a question says more.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import json
import os
import statistics
import tempfile
import time
from collections import defaultdict
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from benchmarks.made_up_archive import made_up_archive, made_up_questions
from benchmarks.size import Clock
from index.embedding.onnx_embedder import OnnxEmbedder
from index.scope import EVERYTHING
from index.settings import Settings
from qa.bootstrap import compose
from qa.documents import reply_document
from qa.evaluation.questions import read_questions
from qa.pipeline import Pipeline
from qa.rule_reader import RuleReader
from qa.service import Question
from qa.trained.onnx_network import OnnxNetwork
from qa.trained.reader import TrainedReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qa.service import Service

# Reading the passages, and putting them in order by what was read.
READING = ("read", "rules")


class Stopwatch:
    """Adds up the time of each step, without that of the steps within it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running: list[tuple[str, float]] = []

    def around(self, step: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return the work with its time added to a step."""

        @functools.wraps(work)
        def timed(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401  whatever it takes and gives
            now = time.perf_counter()
            if self._running:
                outer, since = self._running[-1]
                self.seconds[outer] += now - since
            self._running.append((step, now))
            try:
                return work(*arguments, **named)
            finally:
                now = time.perf_counter()
                name, since = self._running.pop()
                self.seconds[name] += now - since
                if self._running:
                    self._running[-1] = (self._running[-1][0], now)

        return timed

    def of(self, *steps: str) -> float:
        """Return the seconds of these steps so far."""
        return sum(self.seconds[step] for step in steps)


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="where the made-up archive is kept (default: a temporary folder)")
    parser.add_argument("--seeds", type=Path)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--reader", default="", help="`rules` for the reader without weights")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        seeds, archive, words = options.seeds, options.archive, None
        if options.questions:
            words = [one.words for one in read_questions(options.questions)]
        if not archive:
            folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wenbao-steps-")))
            seeds, archive = made_up_archive(folder, options.articles)
        service = compose(Settings(seeds=seeds, archive=archive, reader=options.reader), Clock())
        figures = _measured(service, islice(words or made_up_questions(1), options.limit))
        print(json.dumps({"articles": service.archive.manifest.articles} | figures))


def _measured(service: Service, questions: Iterable[str]) -> dict[str, object]:
    watch, times, reading, answered = Stopwatch(), [], [], 0
    steps = {
        "understand": (patch_of("qa.service", "understand"),),
        "embed": (patch_of(OnnxEmbedder, "embed_questions"),),
        "retrieve": (patch_of("qa.pipeline", "retrieve"),),
        "read": (patch_of(OnnxNetwork, "read"),),
        "rules": (patch_of(TrainedReader, "read"), patch_of(RuleReader, "read")),
        "figures": (
            patch_of("qa.pipeline", "stated_of"),
            patch_of("qa.pipeline", "settled"),
            patch_of("qa.pipeline", "listed"),
        ),
        "cite": (patch_of("qa.pipeline", "joined"),),
        "rest": (patch_of(Pipeline, "reply"),),
    }
    service.answer(_question("预热"))
    with contextlib.ExitStack() as stack:
        for step, made in steps.items():
            for where, name, work in made:
                stack.enter_context(patch(f"{where}.{name}", watch.around(step, work)))
        document = watch.around("document", lambda reply: json.dumps(reply_document(reply), ensure_ascii=False))
        cpu = time.process_time()
        for words in questions:
            began, read = time.perf_counter(), watch.of(*READING)
            reply = service.answer(_question(words))
            document(reply)
            times.append((time.perf_counter() - began) * 1000)
            reading.append((watch.of(*READING) - read) * 1000)
            answered += hasattr(reply.outcome, "citations")
    cpu_ms = (time.process_time() - cpu) * 1000 / len(times)
    times.sort()
    whole = sum(watch.seconds.values())
    return {
        "questions": len(times),
        "answered": answered,
        "p50_ms": round(statistics.median(times)),
        "p95_ms": round(times[int(len(times) * 0.95)]),
        "reading_p50_ms": round(statistics.median(reading)),
        "mean_cpu_ms": round(cpu_ms),
        "load_average": round(os.getloadavg()[0], 1),
        "mean_ms": {step: round(seconds * 1000 / len(times), 1) for step, seconds in watch.seconds.items()},
        "share": {step: round(seconds / whole, 3) for step, seconds in watch.seconds.items()},
    }


def patch_of(where: Any, name: str) -> tuple[str, str, Callable[..., Any]]:  # noqa: ANN401  a class or the name of a module
    """Return where a function or method is looked up, its name, and itself."""
    if isinstance(where, str):
        module = __import__(where, fromlist=[name])
        return where, name, getattr(module, name)
    return f"{where.__module__}.{where.__name__}", name, getattr(where, name)


def _question(words: str) -> Question:
    return Question(words, (), EVERYTHING, date(2026, 3, 10), 5)


if __name__ == "__main__":
    main()
