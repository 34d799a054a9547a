"""A third embedder, for tests of the archive: 16 numbers out of a hash, at no cost, and it remembers what it was asked."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class HashingEmbedder:
    """A unit vector for each text, always the same one; `asked` lists the passages in the order they were embedded."""

    def __init__(self, identity: str = "hashing/1") -> None:
        self.identity = identity
        self.dimensions = 16
        self.asked: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts to be found, (texts, 16)."""
        self.asked += texts
        return self._embed(texts)

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts to search with, (texts, 16)."""
        return self._embed(texts)

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raw = [hashlib.sha512(text.encode()).digest()[:32] for text in texts]
        values = np.array([np.frombuffer(some, "<i2") for some in raw], np.float32).reshape(len(texts), 16)
        unit: NDArray[np.float32] = values / np.linalg.norm(values, axis=1, keepdims=True)
        return unit
