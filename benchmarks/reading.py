"""The reader alone, with the right text given: exact match, F1, and how well it knows that there is no answer.

python -m benchmarks.reading ../shared/data/dev/cmrc2018.dev.jsonl ../shared/data/dev/drcd.dev.jsonl --limit 500
python -m benchmarks.reading ../shared/data/open/reader_noans.questions.jsonl --contexts ../shared/data/open/reader_noans.contexts.jsonl
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from index.settings import read_settings
from index.simplified import plain
from index.weights.model_folder import MODEL_NAME
from qa.evaluation.measures import exact, f1
from qa.trained.edges import edges_of
from qa.trained.onnx_network import OnnxNetwork
from qa.trained.shipped import GRAPH
from qa.trained.spans import best_spans
from training.questions import Question, read_questions

if TYPE_CHECKING:
    from qa.trained.logits import Network

# Wide and overlapping stretches of a context that is longer than what is read at once, in characters.
STRETCH, STEP = 360, 180
SEED = 1


def main() -> None:
    """Print one line for each file of questions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--contexts", type=Path, help="the contexts, where they do not stand beside the questions")
    parser.add_argument(
        "--limit", type=int, help="so many questions of each file, drawn by chance and each time the same"
    )
    parser.add_argument("--graph", type=Path, default=GRAPH, help="the network (default: the one that is shipped)")
    parser.add_argument("--below", type=float, default=0.0, help="a margin below this is no answer (default: 0)")
    parser.add_argument(
        "--fp32", type=Path, help="the folder of a training run: read with its fp32 weights on torch instead"
    )
    options = parser.parse_args()
    network = opened(options.graph, options.fp32)
    for file in options.files:
        questions = read_questions(file, options.contexts)
        if options.limit and options.limit < len(questions):
            questions = tuple(Random(SEED).sample(questions, options.limit))  # noqa: S311  a seeded choice is wanted
        print(json.dumps({"file": file.name, **measured(questions, network, options.below)}), flush=True)


def opened(graph: Path, prepared: Path | None) -> Network:
    """Return the network of a graph, or the fp32 one of a folder of training."""
    model = read_settings(os.environ).models / MODEL_NAME
    if prepared is None:
        return OnnxNetwork(graph, model)
    from training.reference import ReferenceNetwork  # noqa: PLC0415  loads torch

    return ReferenceNetwork(prepared, prepared / "reader.safetensors", model)


def measured(questions: tuple[Question, ...], network: Network, below: float) -> dict[str, float]:
    """Return the figures of a network on questions whose contexts are given; a margin below `below` is no answer."""
    started = time.perf_counter()
    said = [_best(question, network) for question in questions]
    seconds = time.perf_counter() - started
    accepted = [[one.context.text[start:end] for start, end in one.answers] for one in questions]
    answerable = [(golds, words) for golds, (words, _) in zip(accepted, said, strict=True) if golds]
    figures = {
        "questions": len(questions),
        "em": 100 * float(np.mean([exact(*one) for one in answerable])),
        "f1": 100 * float(np.mean([f1(*one) for one in answerable])),
        "ms": 1000 * seconds / len(questions),
    }
    if len(answerable) < len(questions):
        sure = np.array([margin for golds, (_, margin) in zip(accepted, said, strict=True) if golds])
        unsure = np.array([margin for golds, (_, margin) in zip(accepted, said, strict=True) if not golds])
        figures["balanced_accuracy"] = float(np.mean(sure > below) + np.mean(unsure <= below)) / 2
        # How often the margin of a question that its text answers is above that of one that it does not.
        figures["auc"] = float(np.mean(sure[:, None] > unsure))
    return {name: round(value, 3) for name, value in figures.items()}


def _best(question: Question, network: Network) -> tuple[str, float]:
    """Return the best span of the whole context, and by how much it is better than none."""
    text = question.context.text
    dense = sum(map("\u2e7f".__lt__, text)) > len(text) / 2
    stretch, step = (STRETCH, STEP) if dense else (3 * STRETCH, 3 * STEP)
    starts = range(0, max(1, len(text) - stretch + step), step)
    stretches = [text[at : at + stretch] for at in starts]
    readings = network.read([(question.text, question.context.title, one) for one in stretches])
    best = ("", -np.inf)
    for part, reading in zip(stretches, readings, strict=True):
        for span in best_spans(reading, 1):
            if span.margin > best[1]:
                start, end = edges_of(plain(part), span.start, span.end, plain(question.text))
                best = (part[start:end], span.margin)
    return best


if __name__ == "__main__":
    main()
