from __future__ import annotations

import random
import sqlite3
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.embedding_cache import EmbeddingCache
from tests.index.hashing_embedder import HashingEmbedder

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

TEXTS = [f"第{number}段，江上的船有{number}条。" for number in range(1200)]  # more than are asked at once
TRUE = dict(zip(TEXTS, HashingEmbedder().embed_passages(TEXTS), strict=True))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("cache") / "embeddings.sqlite"
    cache = EmbeddingCache(path)
    cache.remember("model/1", TRUE)
    cache.close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, whole: bytes) -> Path:
    (tmp_path / "embeddings.sqlite").write_bytes(whole)
    return tmp_path / "embeddings.sqlite"


def known(path: Path, identity: str = "model/1") -> dict[str, NDArray[np.float32]]:
    cache = EmbeddingCache(path)
    found = cache.known(identity, TEXTS)
    cache.close()
    return found


def assert_true(found: dict[str, NDArray[np.float32]]) -> None:
    for text, vector in found.items():
        np.testing.assert_array_equal(vector, TRUE[text])


def test_what_was_remembered_is_known_to_the_bit(path: Path) -> None:
    assert known(path).keys() == TRUE.keys()
    assert_true(known(path))


def test_another_embedder_knows_nothing_of_it(path: Path) -> None:
    assert known(path, "model/2") == {}


def test_only_texts_that_were_asked_for_are_given(path: Path) -> None:
    cache = EmbeddingCache(path)
    assert list(cache.known("model/1", [TEXTS[3], "never seen"])) == [TEXTS[3]]
    assert cache.known("model/1", []) == {}
    cache.close()


@pytest.mark.parametrize(
    "damage", [b"not a database, but long enough to be taken for one" * 200, b"SQLite format 3\0", b"\0"]
)
def test_a_file_that_is_no_cache_is_replaced(path: Path, damage: bytes) -> None:
    path.write_bytes(damage)
    assert known(path) == {}
    cache = EmbeddingCache(path)
    cache.remember("model/1", TRUE)
    cache.close()
    assert known(path).keys() == TRUE.keys()


def test_a_cache_of_another_layout_is_replaced(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE vector (key BLOB PRIMARY KEY, value BLOB)")
    connection.close()
    assert known(path) == {}


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_cache_never_gives_a_wrong_vector(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 3, 50])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data[: chance.choice([len(data), len(data), chance.randrange(len(data))])])
    assert_true(known(path))
    cache = EmbeddingCache(path)
    cache.remember("model/1", TRUE)  # and it can be written again
    cache.close()
    assert known(path).keys() == TRUE.keys()
    assert_true(known(path))


@pytest.mark.parametrize("seed", range(5))
def test_a_damaged_value_is_not_known_and_the_others_are(path: Path, seed: int) -> None:
    value = TRUE[TEXTS[seed]].tobytes()
    data = path.read_bytes()
    at = data.index(value) + seed
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    found = known(path)
    assert set(TEXTS) - found.keys() == {TEXTS[seed]}
    assert_true(found)


def test_a_cache_that_another_program_holds_is_left_alone(
    path: Path, whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda file: connect(file, timeout=0))  # no need to wait for the other
    other = connect(path)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        EmbeddingCache(path)
    other.close()
    assert path.read_bytes() == whole
