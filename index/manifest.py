"""The manifest of an archive version: what it was made from, by which embedder, and the hash of each of its files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from index.errors import DamagedArchiveError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = 5
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Hashes are SHA-256: `pages` (with their sidecars) by source, `files` by path below the version's folder, `recipe` that of the code.

    `unreadable` says why, by the source of a page file, a ZIP's member or a sidecar. `stale_passages` went since the lexical
    index was last written anew.
    """

    format: int
    version: str
    built_at: str
    embedder: str
    recipe: str
    dimensions: int
    articles: int
    passages: int
    stale_passages: int
    pages: Mapping[str, str]
    unreadable: Mapping[str, str]
    files: Mapping[str, str]

    @property
    def pages_read(self) -> int:
        """How many page files could be read, a ZIP also where some of its members could not."""
        return len(self.pages.keys() - self.unreadable.keys())


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest with its own hash; it comes last, so a folder without one is not whole."""
    document = asdict(manifest)
    document["sha256"] = _own_hash(document)
    (folder / NAME).write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest; raise `DamagedArchiveError` where it is missing, damaged or of another format."""
    try:
        document = json.loads((folder / NAME).read_text(encoding="utf-8"))
        found = document["format"]
        if found == FORMAT:
            if document.pop("sha256") != _own_hash(document):
                raise ValueError("its hash is not the one it was written with")  # noqa: TRY301  told like the others
            return Manifest(**document)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedArchiveError(
            f"The manifest of {folder} cannot be read ({error}). Build the archive again."
        ) from error
    raise DamagedArchiveError(
        f"{folder} has format {found}, this version reads format {FORMAT}. Build the archive again."
    )


def _own_hash(document: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
