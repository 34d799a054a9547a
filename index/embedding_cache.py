"""Vectors that were computed before, by embedder and text, so that adding one issue embeds only that issue."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

SCHEMA = "CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
ASKED_AT_ONCE = 500


class EmbeddingCache:
    """A SQLite file beside the versions. It may be deleted at any time: then the next build embeds everything."""

    def __init__(self, path: Path) -> None:
        try:
            self._connection = _opened(path)
        except sqlite3.DatabaseError:
            path.unlink()  # damaged, and nothing in it that cannot be computed again
            self._connection = _opened(path)

    def known(self, identity: str, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of those texts that this embedder has embedded before."""
        by_key = {_key(identity, text): text for text in texts}
        keys = list(by_key)
        vectors: dict[str, NDArray[np.float32]] = {}
        for at in range(0, len(keys), ASKED_AT_ONCE):
            some = keys[at : at + ASKED_AT_ONCE]
            query = f"SELECT key, value FROM vector WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608  only marks
            for key, value in self._connection.execute(query, some):
                vectors[by_key[key]] = np.frombuffer(value, np.float32)
        return vectors

    def remember(self, identity: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Store vectors by their text; they survive a crash from here on."""
        rows = [(_key(identity, text), vector.astype(np.float32).tobytes()) for text, vector in vectors.items()]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?)", rows)

    def close(self) -> None:
        """Release the file."""
        self._connection.close()


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute(SCHEMA)
    return connection


def _key(identity: str, text: str) -> bytes:
    return hashlib.sha256(f"{identity}\0{text}".encode()).digest()
