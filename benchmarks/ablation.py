"""Each part of the answer off in turn, more or fewer passages read, or less time to read them: answers held, refusals, ranks.

`parts` reads each passage once and remembers it for the variants that follow, so it tells no times; the others do.

python -m benchmarks.ablation parts ../shared/data/open/open_zh.questions.jsonl --seeds DIR --archive /tmp/open --limit 240
python -m benchmarks.ablation passages ...    1 to 20 passages read
python -m benchmarks.ablation budgets ...     25 to 400 ms for reading
"""

from __future__ import annotations

import argparse
import json
import math
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from index.bootstrap import default_model
from index.progress import TerminalProgress
from index.settings import Settings
from qa.bootstrap import RULES, compose
from qa.evaluation.evaluating import evaluate, summary
from qa.evaluation.questions import read_questions
from qa.objecting import Agreement, agreement_of
from qa.standing import Standing
from qa.trained.onnx_network import OnnxNetwork
from qa.trained.reader import TrainedReader
from qa.trained.shipped import GRAPH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.article import Article
    from qa.asking import Asked
    from qa.trained.logits import Logits, Network

SHOWN = (
    "held",
    "em",
    "f1",
    "refusal_precision",
    "refusal_recall",
    "recall@1",
    "recall@5",
    "mrr",
    "calibration_error",
)
TIMES = ("p50_ms", "p95_ms")
READER, WEIGHING, RETRIEVING = "qa.trained.reader.", "qa.trained.weighing.", "qa.retrieving."
ORDERING = "qa.trained.ordering."
# A point of BM25 in points of cosine, where the lexical half stands alone or with the dense one.
LEXICAL = 0.003
PASSAGES = (1, 2, 4, 8, 12, 20)
BUDGETS_MS = (25, 50, 100, 200, 400)
# Read on, however clear the answer is.
TO_THE_END: dict[str, object] = {READER + "AHEAD": math.inf, READER + "SURE": math.inf}
# What to read where the time alone is to tell: two passages at a time, as there are two cores, and no end when the answer is clear.
UNBOUND: dict[str, object] = {READER + "BATCH": 2, READER + "MOST": 20, **TO_THE_END}


class Remembering:
    """A network that reads each passage for each question once."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._known: dict[tuple[str, str, str], Logits] = {}

    def read(self, inputs: Sequence[tuple[str, str, str]]) -> list[Logits]:
        """Read passages, or return what was read of them before."""
        new = [one for one in dict.fromkeys(inputs) if one not in self._known]
        self._known.update(zip(new, self._network.read(new), strict=True) if new else ())
        return [self._known[one] for one in inputs]


def _objecting_only(asked: Asked, article: Article, sentence: tuple[int, int], at: int) -> Agreement:
    return Agreement(agreement_of(asked, article, sentence, at).objection, Standing.HERE, 0, 0, 0)


FUSIONS_ORDER: dict[str, object] = {ORDERING + "RELEVANCE": 0.0, ORDERING + "SURENESS": 0.0}

# What stands in whose place, by variant.
Variants = dict[str, "Mapping[str, object]"]
PARTS: Variants = {
    "everything": {},
    "the network alone": {WEIGHING + "spans_by_rule": lambda *_: ()},
    "no form": {WEIGHING + "has_form": lambda *_: True, WEIGHING + "is_of_another_form": lambda *_: False},
    "no objections": {WEIGHING + "agreement_of": lambda *of: replace(agreement_of(*of), objection="")},
    "no signs of place, period, aim, indicator": {WEIGHING + "agreement_of": _objecting_only},
    "spans as tokens end": {WEIGHING + "edges_of": lambda _, start, end, __: (start, end)},
    "the question as it was asked": {READER + "as_the_passage_says": lambda asked, _: asked.text},
    "the fusion's order": FUSIONS_ORDER,
    "the order of BM25": {
        **FUSIONS_ORDER,
        RETRIEVING + "fused": lambda *of: LEXICAL * of[1],
        RETRIEVING + "HEADING": 0.0,
        RETRIEVING + "ASTRAY": 0.0,
    },
    "the order of the network's relevance": {ORDERING + "RELEVANCE": 1e6, ORDERING + "SURENESS": 0.0},
    "the order of the surest words": {ORDERING + "RELEVANCE": 0.0, ORDERING + "SURENESS": 1e6},
    "no early stop": TO_THE_END,
    "the dense half only": {RETRIEVING + "fused": lambda *of: of[0]},
    "the lexical half only": {RETRIEVING + "fused": lambda *of: LEXICAL * of[1]},
    "both halves, no share": {RETRIEVING + "fused": lambda *of: of[0] + LEXICAL * of[1]},
    "headings as good as bodies": {RETRIEVING + "HEADING": 0.0},
    "words by their own sureness": {"qa.trained.choosing.BEHIND": 0.0},
    "statements of the archive off": {"qa.pipeline.stated_of": lambda *_: None},
}
VARIANTS: dict[str, Variants] = {
    "parts": PARTS,
    "passages": {
        f"{count} passages": {
            READER + "MOST": count,
            READER + "MOST_ABROAD": count,
            READER + "BATCH": count,
            **TO_THE_END,
        }
        for count in PASSAGES
    },
    "budgets": {f"{ms} ms": {**UNBOUND, READER + "BUDGET_S": ms / 1000} for ms in BUDGETS_MS},
}


def main() -> None:
    """Print one line for each variant."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=list(VARIANTS))
    parser.add_argument("questions", type=Path)
    parser.add_argument("--seeds", type=Path, required=True)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--asked-on", type=date.fromisoformat, default=date(2026, 3, 10))
    parser.add_argument("--limit", type=int)
    parser.add_argument("--only", nargs="+", help="names of variants (default: all)")
    options = parser.parse_args()
    chosen = _chosen(VARIANTS[options.what], options.only)
    questions = read_questions(options.questions)[: options.limit]
    settings = Settings(seeds=options.seeds, archive=options.archive)
    trained = compose(settings, TerminalProgress())
    if options.what == "parts":
        network = OnnxNetwork(GRAPH, default_model(settings, TerminalProgress().note))
        trained = replace(trained, reader=TrainedReader(Remembering(network)))
    shown = SHOWN if options.what == "parts" else SHOWN + TIMES
    readers = {"": trained}
    if options.what == "parts" and not options.only:
        by_rule = Settings(seeds=options.seeds, archive=options.archive, reader=RULES)
        readers[RULES] = compose(by_rule, TerminalProgress())
    for name, service in [(name, trained) for name in chosen] + [(RULES, readers[one]) for one in readers if one]:
        with ExitStack() as changed:
            for place, other in chosen.get(name, {}).items():
                changed.enter_context(patch(place, other))
            figures = summary(evaluate(service, questions, options.asked_on, lambda _: None))
        print(json.dumps({"variant": name, **{key: figures[key] for key in shown}}), flush=True)


def _chosen(variants: Variants, only: Sequence[str] | None) -> Variants:
    if unknown := set(only or ()) - set(variants):
        raise SystemExit(f"Unknown: {', '.join(sorted(unknown))}. Expected some of: {', '.join(variants)}.")
    return {name: change for name, change in variants.items() if not only or name in only}


if __name__ == "__main__":
    main()
