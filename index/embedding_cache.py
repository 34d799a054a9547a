"""Vectors that were computed before, by embedder and text, so that adding one issue embeds only that issue."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

# SQLite checks its own structure, not the values in it: so each has its CRC-32 beside it.
SCHEMA = "CREATE TABLE vector (key BLOB PRIMARY KEY, value BLOB NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID"
ASKED_AT_ONCE = 500


class EmbeddingCache:
    """A SQLite file beside the versions. It may be deleted at any time: then the next build embeds everything."""

    def __init__(self, path: Path) -> None:
        try:
            self._connection = _opened(path)
        except sqlite3.OperationalError:
            raise  # the file cannot be reached, or the disk is full: no word on what is in it
        except sqlite3.DatabaseError:
            path.unlink()  # damaged, and nothing in it that cannot be computed again
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)  # it would undo the new file
            self._connection = _opened(path)

    def known(self, identity: str, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of those texts that this embedder has embedded before."""
        by_key = {_key(identity, text): text for text in texts}
        keys = list(by_key)
        vectors: dict[str, NDArray[np.float32]] = {}
        for at in range(0, len(keys), ASKED_AT_ONCE):
            some = keys[at : at + ASKED_AT_ONCE]
            query = f"SELECT key, CAST(value AS BLOB), crc FROM vector WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608  only marks
            for key, value, crc in self._connection.execute(query, some):
                if zlib.crc32(value) == crc:
                    vectors[by_key[key]] = np.frombuffer(value, np.float32)
        return vectors

    def remember(self, identity: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Store vectors by their text; they survive a crash from here on."""
        values = [(_key(identity, text), vector.astype(np.float32).tobytes()) for text, vector in vectors.items()]
        rows = [(key, value, zlib.crc32(value)) for key, value in values]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Release the file."""
        self._connection.close()


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        schema = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'vector'").fetchone()
        if schema is None:
            connection.execute(SCHEMA)
        elif schema != (SCHEMA,):
            raise sqlite3.DatabaseError("another table")
        (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if state != "ok":
            raise sqlite3.DatabaseError(state)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _key(identity: str, text: str) -> bytes:
    return hashlib.sha256(f"{identity}\0{text}".encode()).digest()
