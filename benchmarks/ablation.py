"""Each part of the answer off in turn, and the time that reading may take: questions held, refusals, ranks, milliseconds.

python -m benchmarks.ablation --seeds DIR --archive /tmp/open ../shared/data/open/open_zh.questions.jsonl --limit 300
"""

from __future__ import annotations

import argparse
import json
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from index.progress import TerminalProgress
from index.settings import Settings
from qa.bootstrap import compose
from qa.evaluation.evaluating import evaluate, summary
from qa.evaluation.questions import read_questions

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

SHOWN = (
    "held",
    "f1",
    "refusal_precision",
    "refusal_recall",
    "recall@1",
    "recall@5",
    "mrr",
    "calibration_error",
    "p50_ms",
    "p95_ms",
)
READER, WEIGHING = "qa.trained.reader.", "qa.trained.weighing."
PARTS: dict[str, tuple[AbstractContextManager[object], ...]] = {
    "everything": (),
    "network alone": (patch(WEIGHING + "spans_by_rule", lambda *_: ()),),
    "no form": (patch(WEIGHING + "has_form", lambda *_: True),),
    "no objections": (patch(READER + "objection_to", lambda *_: ""),),
    "spans as tokens end": (patch(WEIGHING + "snapped", lambda _, start, end: (start, end)),),
    "retriever's order": (patch(READER + "RETRIEVER_WEIGHT", 1e6),),
    "network's order": (patch(READER + "RETRIEVER_WEIGHT", 1e-6),),
    "no early stop": (patch(READER + "CLEAR", 2.0),),
    "dense half only": (patch("qa.retrieving.BM25_WEIGHT", 0.0),),
    "lexical half leads": (patch("qa.retrieving.BM25_WEIGHT", 1.0),),
    "2 passages read": (patch(READER + "MOST", 2),),
    "4 passages read": (patch(READER + "MOST", 4),),
    "12 passages read": (patch(READER + "MOST", 12),),
}


def main() -> None:
    """Print one line for each variant."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--seeds", type=Path, required=True)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--asked-on", type=date.fromisoformat, default=date(2026, 3, 10))
    parser.add_argument("--limit", type=int)
    parser.add_argument("--only", nargs="+", choices=[*PARTS, "rules"], default=["rules", *PARTS])
    options = parser.parse_args()
    questions = read_questions(options.questions)[: options.limit]
    for name in options.only:
        settings = Settings(seeds=options.seeds, archive=options.archive, reader="rules" if name == "rules" else "")
        service = compose(settings, TerminalProgress())
        with ExitStack() as off:
            for part in PARTS.get(name, ()):
                off.enter_context(part)
            figures = summary(evaluate(service, questions, options.asked_on, lambda _: None))
        print(json.dumps({"variant": name, **{key: figures[key] for key in SHOWN}}), flush=True)


if __name__ == "__main__":
    main()
