"""The pointer: a small file, replaced atomically, whose first line names the version in use.

After a rollback a second line holds a hash of the pages as they were then: until they change, that version stays.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING

from index.errors import DamagedArchiveError, NoArchiveError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

POINTER = "current"


def current_version(folder: Path) -> str:
    """Return the name of the version in use; raise `NoArchiveError` where there is none."""
    version, _ = _read(folder)
    if not version:
        raise NoArchiveError(f"There is no archive in {folder} yet. Run `python -m index build`.")
    return version


def is_kept_for(folder: Path, pages: Mapping[str, str]) -> bool:
    """Return whether somebody went back to the version in use while the pages were these."""
    return _read(folder)[1] == _hash(pages)


def is_rolled_back(folder: Path) -> bool:
    """Return whether somebody went back to the version in use."""
    return bool(_read(folder)[1])


def point_to(version: str, folder: Path, kept_for: Mapping[str, str] | None = None) -> None:
    """Make this the version in use; after a rollback, for as long as the pages are those that it is `kept_for`."""
    fresh = folder / f".{POINTER}"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(f"{version}\n" + (f"{_hash(kept_for)}\n" if kept_for is not None else ""))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / POINTER)
    sync(folder)


def sync(path: Path) -> None:
    """Wait until the disk itself holds this file, or the names in this folder."""
    if os.name == "nt":
        return  # Windows can sync neither a folder nor a file that is open for reading
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(folder: Path) -> tuple[str, str]:
    try:
        lines = (folder / POINTER).read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return "", ""
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedArchiveError(f"{folder / POINTER} cannot be read ({error}). Build the archive again.") from error
    version, kept_for = [*lines, ""][:2]
    return version.strip(), kept_for.strip()


def _hash(pages: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(pages, sort_keys=True).encode()).hexdigest()
