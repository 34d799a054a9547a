"""The dense half of the archive: passage vectors in FAISS, in half precision, searched by inner product.

Each is compared, so no neighbour is missed; why not by an index that compares fewer, is in decision 31.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import faiss
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray


def write_vectors(blocks: Iterable[NDArray[np.float32]], dimensions: int, path: Path) -> None:
    """Write the vectors, block after block of (passages, dimensions); a passage's number is its row."""
    index = faiss.IndexScalarQuantizer(dimensions, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    for block in blocks:
        index.add(block)
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as error:  # what it raises on a full disk
        raise OSError(f"{path}: {error}") from error


class VectorIndex:
    """The vectors of one archive version, memory-mapped."""

    def __init__(self, path: Path) -> None:
        self._index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)  # IO_FLAG_MMAP would read them into memory
        self._all = np.full(len(self) // 8 + 1, 255, np.uint8)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, vector: NDArray[np.float32], limit: int, among: NDArray[np.int64] | None) -> dict[int, float]:
        """Return the cosine of the `limit` nearest passages by their number; only `among` these, where given."""
        if not len(self) or (among is not None and not len(among)):
            return {}
        # A bit for each passage: quicker than a list of their numbers.
        bits = self._all if among is None else self._bits(among)
        only = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))  # type: ignore[call-arg, arg-type]  # its stub is of the C++ one
        faiss.omp_set_num_threads(
            1
        )  # of this thread: one question gives work to one, and others would only wait for it
        scores, numbers = self._index.search(vector.reshape(1, -1), limit, params=only)
        return {int(n): float(s) for n, s in zip(numbers[0], scores[0], strict=True) if n >= 0}

    def rows(self, start: int, stop: int) -> NDArray[np.float32]:
        """Return the vectors of the passages from `start` up to `stop`, as far as there are any, (passages, dimensions)."""
        there = max(0, min(stop, len(self)) - start)
        found: NDArray[np.float32] = (
            self._index.reconstruct_n(start, there) if there else np.empty((0, self._index.d), np.float32)
        )
        return found

    def scores(self, vector: NDArray[np.float32], numbers: Sequence[int]) -> NDArray[np.float32]:
        """Return the cosine of each of these passages, (numbers,)."""
        if not numbers:
            return np.empty(0, np.float32)
        stored: NDArray[np.float32] = self._index.reconstruct_batch(np.array(numbers, np.int64))
        return stored @ vector

    def _bits(self, numbers: NDArray[np.int64]) -> NDArray[np.uint8]:
        wanted = np.zeros(len(self), np.bool_)
        wanted[numbers] = True
        return np.packbits(wanted, bitorder="little")
