"""The versions that are kept: which there are, going back to one, checking one to the last byte, dropping old ones."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

from index.archive import VERSIONS, open_version
from index.errors import ArchiveError, DamagedArchiveError, NoArchiveError, OtherEmbedderError
from index.locking import changing
from index.manifest import Manifest, read_manifest
from index.pointing import current_version, point_to

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEPT_VERSIONS = 3
UNFINISHED = ".unfinished-"


def kept_versions(archive: Path) -> list[str]:
    """Return the names of the versions that are kept, oldest first."""
    folder = archive / VERSIONS
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))


def verify(archive: Path, version: str = "") -> Manifest:
    """Check each file of a version (default: the one in use) and its parts against each other; return its manifest.

    Raises `ArchiveError`, naming what is missing or damaged.
    """
    name = version or current_version(archive)
    if version and version not in kept_versions(archive):
        raise _unknown(archive, version)
    folder = archive / VERSIONS / name
    opened = open_version(folder)
    if opened.manifest.version != name:
        raise DamagedArchiveError(f"{folder} holds the version {opened.manifest.version}, so it was renamed.")
    try:
        opened.articles.check()
        opened.lexicon.check()
    except (sqlite3.DatabaseError, ValueError) as error:
        raise DamagedArchiveError(f"The parts of {folder} do not fit together ({error}).") from error
    return opened.manifest


def roll_back(archive: Path, pages: Mapping[str, str], embedder: str, version: str = "") -> Manifest:
    """Make a kept version (default: the one before that in use) the one in use again, once it is verified.

    It stays in use until the next build that is asked for, or until the pages are no longer `pages`.
    """
    with changing(archive):
        manifest = verify(archive, version or _before(archive))
        if manifest.embedder != embedder:
            raise OtherEmbedderError(
                f"The version {manifest.version} was built with the embedder {manifest.embedder}, and {embedder} is in "
                "use. Set the embedder back first."
            )
        point_to(manifest.version, archive, kept_for=pages)
        return manifest


def prune(archive: Path, keep: int = KEPT_VERSIONS) -> list[str]:
    """Delete all versions but the newest `keep` and the one in use; return the names of those deleted."""
    with changing(archive):
        clear_unfinished(archive)
        return drop_old(archive, keep)


def drop_old(archive: Path, keep: int) -> list[str]:
    """Do what `prune` does, within a lock that is held already."""
    current = current_version(archive)
    old = [name for name in kept_versions(archive)[:-keep] if name != current]
    for name in old:
        shutil.rmtree(archive / VERSIONS / name, ignore_errors=True)
    return old


def clear_unfinished(archive: Path) -> None:
    """Delete what builds left that were interrupted."""
    for leftover in (archive / VERSIONS).glob(f"{UNFINISHED}*"):
        shutil.rmtree(leftover)


def summary(archive: Path) -> Manifest:
    """Return the manifest of the version in use, without looking at its other files."""
    return read_manifest(archive / VERSIONS / current_version(archive))


def _before(archive: Path) -> str:
    current = current_version(archive)
    older = [name for name in kept_versions(archive) if name < current]
    if not older:
        raise NoArchiveError(f"No version before {current} is kept in {archive}, so there is none to go back to.")
    return older[-1]


def _unknown(archive: Path, version: str) -> ArchiveError:
    kept = ", ".join(kept_versions(archive)) or "none"
    return ArchiveError(f"There is no version {version!r} in {archive}. Kept: {kept}.")
