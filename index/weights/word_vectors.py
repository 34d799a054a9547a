"""The vectors of the vocabulary, kept in their 4-bit blocks and looked up by token id; the files are memory-mapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.weights.q4 import BLOCK, Blocks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

CODES, SCALES = "words/codes.npy", "words/scales.npy"


def write_word_vectors(words: Blocks, folder: Path) -> None:
    """Write the blocks below the model folder: two codes a byte, the first in its low half."""
    (folder / CODES).parent.mkdir(parents=True, exist_ok=True)
    flat = words.codes.reshape(len(words.codes), -1)
    np.save(folder / CODES, flat[:, 0::2] | (flat[:, 1::2] << 4))
    np.save(folder / SCALES, words.scales)


class WordVectors:
    """Looks up the vectors of tokens."""

    def __init__(self, folder: Path) -> None:
        self._codes: NDArray[np.uint8] = np.load(folder / CODES, mmap_mode="r")
        self._scales: NDArray[np.float16] = np.load(folder / SCALES, mmap_mode="r")

    def of(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """Return the vectors of token ids, (tokens, hidden)."""
        packed = self._codes[ids]
        codes = np.stack([packed & 0x0F, packed >> 4], axis=2).reshape(len(packed), -1, BLOCK)
        return Blocks(self._scales[ids], codes).dequantized()
