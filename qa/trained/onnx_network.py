"""Our own network on onnxruntime: one passage read for one question."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from index.weights.running import open_graph
from index.weights.tokenizing import tokenizer_of
from index.weights.word_vectors import WordVectors
from qa.trained.inputs import plain, prompt_of
from qa.trained.logits import Logits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qa.trained.inputs import Tokens


class OnnxNetwork:
    """Reads passages: each is one single-threaded run, as many at a time as there are cores."""

    def __init__(self, graph: Path, model: Path) -> None:
        self._session = open_graph(graph)
        self._tokenizer = tokenizer_of(model)
        self._words = WordVectors(model)
        self._threads = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="reading")

    def read(self, inputs: Sequence[tuple[str, str, str]]) -> list[Logits]:
        """Read passages, each given with the question and the headline it stands under."""
        return list(self._threads.map(lambda one: self._read_one(*one), inputs))

    def _read_one(self, question: str, headline: str, passage: str) -> Logits:
        question, headline, passage = plain(question, headline, passage)
        prompt = prompt_of(self._tokenizer, question, headline)
        tokens: Tokens = self._tokenizer.encode(passage, add_special_tokens=False)
        ids = tokens.ids[: prompt.room]
        words = self._words.of(prompt.with_passage(ids))
        logits = self._session.run(None, {"words": words[None]})[0][0]
        inside = logits[len(prompt.ids) : -1]
        return Logits(
            float(logits[0, 2]),
            float(logits[0, 0] + logits[0, 1]),
            inside[:, 0],
            inside[:, 1],
            np.array(tokens.offsets[: len(ids)], np.int64).reshape(-1, 2),
        )
