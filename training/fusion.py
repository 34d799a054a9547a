"""Fits the weights of `qa/fusing.py`: how dense score, lexical score and the share of the question held are added up.

The loss is that of a choice among the candidates of a question (a softmax over their scores, the probability of those that
answer), which is convex in the weights but for several right ones; so Newton's method finds it in a few steps.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from qa.evaluation.measures import rank_figures
from qa.fusing import BM25, HEADING, SHARE
from training.contexts import archive_of
from training.fusion_sets import sets_of, written
from training.pools import pools_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.embedding.embedder import Embedder
    from training.pools import Pool

RIDGE = 0.01
NEWTON_STEPS = 40
# Points of score for one of each: so that all weights are of like size, and the ridge means the same to each.
UNITS = np.array([0.1, 30.0, 1.0, 1.0])


def report_of_fusion(
    data: Path, reports: Path, embedder: Embedder, out: Path, say: Callable[[str], None]
) -> Iterator[str]:
    """Yield the weights for `qa/fusing.py`, then for each set the ranks of the right document by halves, as it is and as fitted."""
    fitted_on: list[Pool] = []
    told_on: dict[str, list[Pool]] = {}
    for name, documents, to_fit, to_tell in sets_of(data, reports):
        say(f"{name}: {len(to_fit)} questions to fit on, {len(to_tell)} to tell on")
        folder = out / "fusion" / name.partition(" ")[0]
        archive = archive_of([written(documents, folder / "documents.jsonl")], embedder, folder)
        fitted_on += pools_of(to_fit, archive, embedder, say)
        if to_tell:
            told_on[name] = list(pools_of(to_tell, archive, embedder, say))
    weights = fitted(fitted_on, UNITS)
    yield f"BM25, SHARE, HEADING = {weights[1] / weights[0]:.5f}, {weights[2] / weights[0]:.3f}, {weights[3] / weights[0]:.3f}"
    ways = {
        "dense alone": np.array([1.0, 0, 0, 0]),
        "lexical alone": np.array([0, 1.0, 0, 0]),
        "cosine + .003 BM25": np.array([1.0, 0.003, 0, 0]),
        "as it is": np.array([1.0, BM25, SHARE, HEADING]),
        "fitted": weights,
    }
    for name, pools in told_on.items():
        for way, weighed in ways.items():
            yield json.dumps({"set": name, "way": way, **ranks(pools, weighed)}, ensure_ascii=False)


def fitted(pools: Sequence[Pool], units: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights of the features that make the right candidates likeliest; `units` are what is much of each."""
    held = [(one.features / units, one.right) for one in pools if one.right.any()]
    weights = np.eye(len(units))[0]
    for _ in range(NEWTON_STEPS):
        slope, bend = -RIDGE * weights, RIDGE * np.eye(len(units))
        for features, right in held:
            chances = np.exp(features @ weights - (features @ weights).max())
            of_right = chances * right / (chances * right).sum()
            chances /= chances.sum()
            mean = chances @ features
            slope += of_right @ features - mean
            bend += (features * chances[:, None]).T @ features - np.outer(mean, mean)
        weights = weights + np.linalg.solve(bend, slope)
    scaled: NDArray[np.float64] = weights / units
    return scaled


def ranks(pools: Sequence[Pool], weights: NDArray[np.float64]) -> dict[str, float]:
    """Return how often a passage of the right document comes first, among five and among twenty, and the mean of 1 / rank."""
    places = []
    for one in pools:
        own = one.own[np.argsort(-(one.features @ weights), kind="stable")]
        places.append(int(own.argmax()) + 1 if own.any() else 0)
    return {name: round(value, 3) for name, value in rank_figures(places, (1, 5, 20)).items()}
