"""The default embedder: the int8 graph on onnxruntime, without torch."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from index.weights.model_folder import GRAPH, IDENTITY, PROMPTS
from index.weights.running import open_graph
from index.weights.tokenizing import tokenizer_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

# Tokens of a text at most, its two ends among them; what is behind is not embedded.
LONGEST, LAST = 512, 2


class OnnxEmbedder:
    """multilingual-e5-small in int8: each text is one single-threaded run, as many at a time as there are cores.

    Measured on two cores: faster than larger batches on more threads, and a vector never depends on its batch.
    """

    def __init__(self, folder: Path) -> None:
        self._session = open_graph(folder / GRAPH)
        self._tokenizer = tokenizer_of(folder)
        self._threads = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="embedding")

    @property
    def identity(self) -> str:
        """The weights and the graph's version."""
        return IDENTITY

    @property
    def dimensions(self) -> int:
        """384 for this model."""
        return int(self._session.get_outputs()[0].shape[1])

    def tokens(self, text: str) -> list[int]:
        """Return the token ids of a text as it is embedded, at most 512, with both ends marked."""
        ids = list(self._tokenizer.encode(text).ids)
        return ids if len(ids) <= LONGEST else [*ids[: LONGEST - 1], LAST]

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts to be found, (texts, 384)."""
        return self._embed([PROMPTS["passage"] + text for text in texts])

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts to search with, (texts, 384)."""
        return self._embed([PROMPTS["query"] + text for text in texts])

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = list(self._threads.map(self._embed_one, texts))
        return np.array(vectors, np.float32).reshape(len(texts), self.dimensions)

    def _embed_one(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self._session.run(None, {"input_ids": np.array([self.tokens(text)])})[0][0]
        return vector
