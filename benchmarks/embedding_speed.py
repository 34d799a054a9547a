"""Passages embedded per second: the default int8 embedder against plain sentence-transformers on torch, in one run.

`python -m benchmarks.embedding_speed [--models var/models] [--pages seeds] [--passages 120]`
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.cutting import articles_in
from index.embedding.onnx_embedder import OnnxEmbedder
from index.embedding.sentence_transformer_embedder import SentenceTransformerEmbedder
from index.loading import load_pages
from index.passages import passages_of
from index.unreadable import Unreadable
from index.weights.model_folder import MODEL_NAME

if TYPE_CHECKING:
    from index.embedding.embedder import Embedder

QUESTION = "一季度固定资产投资同比增长多少？"


def main() -> None:
    """Print one JSON line: passages and questions a second of both, their ratio, and how alike the vectors are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, default=Path("var/models"))
    parser.add_argument("--pages", type=Path, default=Path("seeds"))
    parser.add_argument("--passages", type=int, default=120)
    options = parser.parse_args()
    texts = _texts(options.pages, options.passages)
    folder = options.models / MODEL_NAME
    ours, torch = OnnxEmbedder(folder), SentenceTransformerEmbedder(str(folder))
    # Turn and turn about, so that a busy moment of the machine meets both; the best of three counts.
    speeds: dict[str, list[float]] = {"int8": [], "torch": []}
    for _ in range(3):
        speeds["int8"].append(_passages_per_second(ours, texts))
        speeds["torch"].append(_passages_per_second(torch, texts))
    cosines = (ours.embed_passages(texts) * torch.embed_passages(texts)).sum(axis=1)
    best = {name: max(values) for name, values in speeds.items()}
    figures = {
        "passages": len(texts),
        "int8_passages_per_s": round(best["int8"], 1),
        "torch_passages_per_s": round(best["torch"], 1),
        "ratio": round(best["int8"] / best["torch"], 2),
        "int8_question_ms": round(_question_ms(ours), 1),
        "torch_question_ms": round(_question_ms(torch), 1),
        "cosine_mean": round(float(np.mean(cosines)), 4),
        "cosine_least": round(float(np.min(cosines)), 4),
    }
    print(json.dumps(figures))


def _texts(pages: Path, limit: int) -> list[str]:
    found = [one for _, held in load_pages(pages) for one in held if not isinstance(one, Unreadable)]
    articles = articles_in(found)
    texts = [article.text[p.start : p.end] for article in articles for p in passages_of(article)]
    return (texts * (1 + limit // max(1, len(texts))))[:limit]


def _passages_per_second(embedder: Embedder, texts: list[str]) -> float:
    started = time.perf_counter()
    embedder.embed_passages(texts)
    return len(texts) / (time.perf_counter() - started)


def _question_ms(embedder: Embedder) -> float:
    times = []
    for _ in range(20):
        started = time.perf_counter()
        embedder.embed_questions([QUESTION])
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
