"""Vectors that were computed before, by embedder and text, so that adding one issue embeds only that issue."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

# SQLite does not check what it reads: so each value has the CRC-32 of key and value beside it.
SCHEMA = "CREATE TABLE vector (key BLOB NOT NULL UNIQUE, value BLOB NOT NULL, crc INTEGER NOT NULL)"
ASKED_AT_ONCE = 500
# A check reads the whole file. Beyond this size, what cannot be found in a damaged file is embedded again and again.
CHECKED_UP_TO_BYTES = 64_000_000
Result = TypeVar("Result")


class EmbeddingCache:
    """A SQLite file beside the versions. It may be deleted at any time: then the next build embeds everything."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = self._unless_damaged(lambda: _opened(path), lambda: _opened(path))

    def known(self, identity: str, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of those texts that this embedder has embedded before."""
        return self._unless_damaged(lambda: self._read(identity, texts), dict)

    def remember(self, identity: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Store vectors by their text; they survive a crash from here on."""
        self._unless_damaged(lambda: self._write(identity, vectors), lambda: self._write(identity, vectors))

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def _read(self, identity: str, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        by_key = {_key(identity, text): text for text in texts}
        keys = list(by_key)
        vectors: dict[str, NDArray[np.float32]] = {}
        for at in range(0, len(keys), ASKED_AT_ONCE):
            some = keys[at : at + ASKED_AT_ONCE]
            query = f"SELECT key, CAST(value AS BLOB), crc FROM vector WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608  only marks
            for key, value, crc in self._connection.execute(query, some):
                if zlib.crc32(key + value) == crc:
                    vectors[by_key[key]] = np.frombuffer(value, np.float32)
        return vectors

    def _write(self, identity: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        values = [(_key(identity, text), vector.astype(np.float32).tobytes()) for text, vector in vectors.items()]
        rows = [(key, value, zlib.crc32(key + value)) for key, value in values]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?, ?)", rows)

    def _unless_damaged(self, work: Callable[[], Result], then: Callable[[], Result]) -> Result:
        """Do the work; where the file turns out to be damaged, begin a new one and do the other."""
        try:
            return work()
        except sqlite3.OperationalError:
            raise  # the file cannot be reached, or the disk is full: no word on what is in it
        except sqlite3.DatabaseError:
            if hasattr(self, "_connection"):
                self._connection.close()
            self._path.unlink()  # nothing is in it that cannot be computed again
            self._path.with_name(f"{self._path.name}-journal").unlink(missing_ok=True)  # it would undo the new file
            self._connection = _opened(self._path)
            return then()


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        schema = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'vector'").fetchone()
        if schema is None:
            connection.execute(SCHEMA)
        elif schema != (SCHEMA,):
            raise sqlite3.DatabaseError("another table")
        if path.stat().st_size <= CHECKED_UP_TO_BYTES:
            (state,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if state != "ok":
                raise sqlite3.DatabaseError(state)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _key(identity: str, text: str) -> bytes:
    return hashlib.sha256(f"{identity}\0{text}".encode()).digest()
