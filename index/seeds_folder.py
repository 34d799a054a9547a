"""Puts page files into the seeds folder and takes them out again; nothing is overwritten or lost on the way."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from datetime import datetime, timezone
from difflib import get_close_matches
from typing import TYPE_CHECKING

from index.errors import SeedsError
from index.hashing import sha256_of
from index.loading import FORMATS, READERS, page_files
from index.sidecar import SUFFIX, own_sidecar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

REMOVED = ".removed"
ARRIVING = ".arriving-"


def add_pages(files: Sequence[Path], seeds: Path, *, replace: bool = False) -> None:
    """Copy the files into the seeds folder under their own names, each whole or not at all.

    Raises `SeedsError`, before anything is copied, where one cannot be taken in or would overwrite another of its
    name; with `replace` it takes the place of the other, which is kept below `seeds/.removed`.
    """
    names = Counter(file.name for file in files)
    for file in files:
        reason = _refusal(file, seeds / file.name, replace=replace)
        if reason or names[file.name] > 1:
            raise SeedsError(
                f"{file} {reason or 'is given together with another file of that name'}. Nothing was added."
            )
    try:
        seeds.mkdir(parents=True, exist_ok=True)
        removed = removed_now(seeds)
        for file in files:
            _copy(file, seeds, removed)
    except OSError as error:
        raise SeedsError(f"{file} could not be copied into {seeds}: {error}.") from error


def remove_pages(sources: Sequence[str], seeds: Path) -> Path:
    """Move the page files of these sources, with their own sidecars, into a folder below `seeds/.removed`, and return that folder.

    Raises `SeedsError`, before anything is moved, where one is not there or no page would be left.
    """
    there = {path.relative_to(seeds).as_posix(): path for path in page_files(seeds)}
    for source in sources:
        if source not in there:
            near = get_close_matches(source, there, n=3, cutoff=0.4)
            hint = f"Near names: {', '.join(near)}" if near else "`python -m index status` says what was built"
            raise SeedsError(f"There is no page {source!r} in {seeds}. {hint}. Nothing was removed.")
    if not there.keys() - set(sources):
        raise SeedsError(
            f"That would leave no page in {seeds}, and an archive holds at least one. Nothing was removed."
        )
    folder = removed_now(seeds)
    try:
        for source in dict.fromkeys(sources):
            (folder / source).parent.mkdir(parents=True, exist_ok=True)
            for file in (there[source], own_sidecar(there[source])):
                if file.is_file():
                    file.rename(folder / file.relative_to(seeds))
    except OSError as error:
        raise SeedsError(f"{source} could not be moved to {folder}: {error}.") from error
    return folder


def _refusal(file: Path, target: Path, *, replace: bool) -> str:
    if not file.is_file():
        return "is a folder, expected a file" if file.is_dir() else "is not there"
    if not _is_taken(file) or file.name.startswith("."):
        return f"is of no format that can be read ({FORMATS}), and no sidecar of one (<page file>.json)"
    if target.is_dir() or (target.exists() and not replace and sha256_of(target) != sha256_of(file)):
        return f"differs from {target}, which would be overwritten; rename it, or add --replace"
    return ""


def _is_taken(file: Path) -> bool:
    page = file.with_suffix("") if file.suffix == SUFFIX else file
    return page.suffix.lower() in READERS


def removed_now(seeds: Path) -> Path:
    """Return the folder, not made yet, that keeps the pages which are removed or replaced at this moment."""
    return seeds / REMOVED / f"{datetime.now(timezone.utc):%Y%m%dT%H%M%S.%fZ}"


def _copy(file: Path, seeds: Path, removed: Path) -> None:
    target = seeds / file.name
    arriving = seeds / f"{ARRIVING}{file.name}"  # hidden files are not taken for pages
    try:
        shutil.copyfile(file, arriving)
        with arriving.open("rb+") as copy:
            os.fsync(copy.fileno())
        if target.exists() and sha256_of(target) != sha256_of(arriving):
            removed.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(target, removed / file.name)
        arriving.replace(target)
    finally:
        arriving.unlink(missing_ok=True)
