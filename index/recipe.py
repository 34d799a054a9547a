"""The recipe: a hash of the code by which files become articles and terms; a version made by other code is not built upon."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from index.formats.recognising import recogniser

FOLDERS = (".", "figures", "formats", "times")


@cache
def recipe() -> str:
    """Return the SHA-256 of the source files of this package and of what recognises text.

    Embedders and weights are left out: they have a name of their own.
    """
    digest = hashlib.sha256(recogniser().encode())
    for folder in FOLDERS:
        for path in sorted((Path(__file__).parent / folder).glob("*.py")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
