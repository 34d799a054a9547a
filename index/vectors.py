"""The dense half of the archive: passage vectors in FAISS, searched by inner product."""

from __future__ import annotations

from typing import TYPE_CHECKING

import faiss
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray


def write_vectors(vectors: NDArray[np.float32], path: Path) -> None:
    """Write the vectors, (passages, dimensions); a passage's number is its row."""
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as error:  # what it raises on a full disk
        raise OSError(f"{path}: {error}") from error


class VectorIndex:
    """The vectors of one archive version, memory-mapped. An exact search."""

    def __init__(self, path: Path) -> None:
        self._index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, vector: NDArray[np.float32], limit: int, among: NDArray[np.int64] | None) -> dict[int, float]:
        """Return the cosine of the `limit` nearest passages by their number; only `among` these, where given."""
        if not len(self) or (among is not None and not len(among)):
            return {}
        selector = None if among is None else faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]  # its stub lacks it
        scores, numbers = self._index.search(vector.reshape(1, -1), limit, params=selector)
        return {int(n): float(s) for n, s in zip(numbers[0], scores[0], strict=True) if n >= 0}

    def scores(self, vector: NDArray[np.float32], numbers: Sequence[int]) -> NDArray[np.float32]:
        """Return the cosine of each of these passages, (numbers,)."""
        if not numbers:
            return np.empty(0, np.float32)
        stored: NDArray[np.float32] = self._index.reconstruct_batch(np.array(numbers, np.int64))
        return stored @ vector
