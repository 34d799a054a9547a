"""The hashes by which files and articles are known."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def sha256_of(path: Path, pause: float = 0) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal, reading a MiB at a time and resting `pause` times as long."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        began = time.perf_counter()
        while block := file.read(1 << 20):
            digest.update(block)
            if pause:
                time.sleep(pause * (time.perf_counter() - began))
                began = time.perf_counter()
    return digest.hexdigest()


def article_id_of(source: str, copy: int, text: str) -> str:
    """Return 16 hex digits made of file and text; `copy` (from 1) parts equal texts, other articles do not matter."""
    said = "\0".join((source, str(copy), text))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
