"""Vectors for all passages of a version: those of its base where they stayed, known ones from the cache, the rest embedded."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from index.article_store import ArticleStore
    from index.embedding.embedder import Embedder
    from index.embedding_cache import EmbeddingCache
    from index.progress import Progress
    from index.vectors import VectorIndex

EMBEDDED_AT_ONCE = 64
ROWS_A_BLOCK = 4096


@dataclass(slots=True)
class Embedding:
    """The passages with the numbers `fresh` need vectors; all others have those of the base."""

    embedder: Embedder
    cache: EmbeddingCache
    store: ArticleStore
    fresh: Sequence[int]
    progress: Progress
    _done: int = 0

    def blocks(self, base: VectorIndex | None, passages: int) -> Iterator[NDArray[np.float32]]:
        """Yield the vectors of the passages in order of their numbers, (some passages, dimensions) at a time."""
        self.progress.step("passages", 0, len(self.fresh))
        for start in range(0, passages, ROWS_A_BLOCK):
            stop = min(start + ROWS_A_BLOCK, passages)
            block = np.empty((stop - start, self.embedder.dimensions), np.float32)
            if base:
                kept = base.rows(start, stop)
                block[: len(kept)] = kept
            fresh = self.fresh[bisect_left(self.fresh, start) : bisect_left(self.fresh, stop)]
            if fresh:
                block[np.array(fresh) - start] = self._vectors(fresh)
            yield block

    def _vectors(self, numbers: Sequence[int]) -> NDArray[np.float32]:
        texts = [article.text[passage.start : passage.end] for _, article, passage in self.store.rows(numbers)]
        vectors = self.cache.known(self.embedder.identity, texts)
        missing = sorted(set(texts) - vectors.keys(), key=len)
        self._tell(len(texts) - len(missing))
        for at in range(0, len(missing), EMBEDDED_AT_ONCE):
            some = missing[at : at + EMBEDDED_AT_ONCE]
            fresh = dict(zip(some, self.embedder.embed_passages(some), strict=True))
            self.cache.remember(self.embedder.identity, fresh)
            vectors.update(fresh)
            self._tell(len(some))
        return np.array([vectors[text] for text in texts], np.float32)

    def _tell(self, more: int) -> None:
        self._done += more
        self.progress.step("passages", self._done, len(self.fresh))
