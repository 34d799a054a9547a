"""The 4-bit file, written here byte by byte as its documentation says, and read back."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.errors import WeightsError
from index.weights.q4 import read_q4

if TYPE_CHECKING:
    from pathlib import Path

HIDDEN, FEED_FORWARD = 32, 64
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁桥", "▁e", "<mask>"]
SCORES = [0.0, 0.0, 0.0, 0.0, -1.5, -2.25, 0.0]
BIAS = [0.5, -0.25, 3.0]


def block(scale: float, codes: list[int]) -> bytes:
    """One block: an fp16 scale, then byte j with weight j in its low half and weight j + 16 in its high half."""
    return struct.pack("<e", scale) + bytes(codes[j] | codes[j + 16] << 4 for j in range(16))


RISING = [j % 16 for j in range(32)]
FALLING = [15 - j % 16 for j in range(32)]
ODD_ONE = [8] * 31 + [0]
# Two rows of one block; one row of two blocks under a name that is wider.
ATTENTION = block(0.5, RISING) + block(-0.125, ODD_ONE)
FEED = block(1.0, FALLING) + block(2.0, RISING)


def small_file() -> bytes:
    """A whole file: header, vocabulary, a map that is skipped, a directory of three tensors, the tensors."""
    text = "".join(PIECES).encode()
    ends = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)])
    header = b"E5S1" + struct.pack("<i", 1) + struct.pack("<7i", HIDDEN, 1, 2, FEED_FORWARD, len(PIECES), 16, 1)
    header += struct.pack("<2i", 0, 0)
    vocabulary = struct.pack("<iiiii", len(PIECES), 0, 0, 0, 0) + struct.pack("<Q", len(text))
    vocabulary += struct.pack(f"<{len(ends)}I", *ends.tolist()) + struct.pack(f"<{len(SCORES)}f", *SCORES) + text
    skipped = b"this map is not read"
    code_points = struct.pack("<iI", 3, len(skipped)) + skipped
    tensors = {
        "l0.q.w": (1, 64, ATTENTION),
        "l0.fo.w": (1, 64, FEED),
        "l0.q.b": (0, 3, struct.pack("<3f", *BIAS)),
    }
    directory_size = 4 + sum(2 + len(name) + 21 for name in tensors)
    before = header + vocabulary + code_points
    offset = len(before) + directory_size
    directory, data = struct.pack("<i", len(tensors)), b""
    for name, (in_blocks, values, raw) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", in_blocks, values, offset + len(data), len(raw))
        data += raw
    return before + directory + data


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "small-q4.bin"
    file.write_bytes(small_file())
    return file


def test_a_block_is_its_codes_less_eight_times_its_scale(path: Path) -> None:
    model = read_q4(path)
    by_hand = np.array(
        [[0.5 * (code - 8) for code in RISING], [-0.125 * (code - 8) for code in ODD_ONE]], dtype=np.float32
    )
    np.testing.assert_array_equal(model.blocks["l0.q.w"].dequantized(), by_hand)
    assert by_hand[1, 31] == 1.0
    assert by_hand[0, 16] == -4.0  # the first high half


def test_a_matrix_after_the_feed_forward_has_rows_of_that_width(path: Path) -> None:
    by_hand = np.array([[float(c - 8) for c in FALLING] + [2.0 * (c - 8) for c in RISING]], dtype=np.float32)
    np.testing.assert_array_equal(read_q4(path).blocks["l0.fo.w"].dequantized(), by_hand)


def test_vectors_pieces_scores_and_dimensions_are_read_as_they_stand(path: Path) -> None:
    model = read_q4(path)
    assert model.vectors["l0.q.b"].tolist() == BIAS
    assert list(model.vocabulary.pieces) == PIECES
    assert model.vocabulary.scores.tolist() == SCORES
    assert (model.dimensions.hidden, model.dimensions.feed_forward, model.dimensions.positions) == (32, 64, 16)
    assert (model.dimensions.layers, model.dimensions.heads, model.dimensions.vocabulary) == (1, 2, len(PIECES))


def test_a_truncated_weights_file_is_refused_by_name_wherever_it_is_cut(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(WeightsError, match=r"small-q4\.bin is not a whole"):
            read_q4(path)


def test_another_kind_of_file_is_refused_and_its_beginning_told(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + path.read_bytes())
    with pytest.raises(WeightsError, match="begins with b'PK"):
        read_q4(path)
