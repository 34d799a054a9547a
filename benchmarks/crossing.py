"""The reader alone in twelve languages, on passages in the same or another: XQuAD's public half, without what was trained on.

python -m benchmarks.crossing --data ../shared/data --limit 60
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.reading import measured, opened
from qa.trained.shipped import GRAPH
from training.cross_lingual import FILES, parallel_questions
from training.questions import read_questions

if TYPE_CHECKING:
    from training.questions import Question


def main() -> None:
    """Print one line for each language that is asked in."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds dev/*.jsonl and open/*.jsonl")
    parser.add_argument(
        "--told", default="zh", help="language of the passages, or `own`: that of the question (default: zh)"
    )
    parser.add_argument("--limit", type=int, help="so many questions of each language")
    parser.add_argument("--graph", type=Path, default=GRAPH, help="the network (default: the one that is shipped)")
    options = parser.parse_args()
    trained = {one.question_id for by_language in parallel_questions(options.data) for one in by_language.values()}
    files = {file.name.split(".")[1]: file for file in sorted((options.data / "dev").glob(FILES))}
    network = opened(options.graph, None)
    for language, file in files.items():
        told = language if options.told == "own" else options.told
        of_passage = {_key(one): one for one in read_questions(files[told])}
        free = [one for one in read_questions(file) if one.question_id not in trained]
        asked = tuple(replace(of_passage[_key(one)], text=one.text) for one in free[: options.limit])
        print(json.dumps({"asked": language, "told": told, **measured(asked, network, 0.0)}), flush=True)


def _key(question: Question) -> str:
    return question.question_id.partition(":")[2]


if __name__ == "__main__":
    main()
