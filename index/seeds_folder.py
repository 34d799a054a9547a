"""Puts page files into the seeds folder and takes them out again; nothing is half-written, overwritten or lost on the way.

What goes, or is replaced, is kept in `SEEDS/.removed/<moment>/`; hidden files and folders are not read.
"""

from __future__ import annotations

import contextlib
import filecmp
import os
import shutil
import tempfile
import time
from collections import Counter
from datetime import datetime, timezone
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import PageFormatError, PageNameError, SeedsError
from index.loading import page_files
from index.page_names import check_name, check_suffix, shown
from index.sidecar import own_sidecar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

REMOVED = ".removed"
ARRIVING = ".arriving-"
# What arrives is given up where nothing came for so long: whoever wrote it was killed.
GIVEN_UP_AFTER_S = 3600.0


def add_pages(files: Sequence[Path], seeds: Path, *, replace: bool = False) -> None:
    """Copy page files and sidecars into the seeds folder under their own names, each whole or not at all.

    Raises `SeedsError`, before anything is copied, where one cannot be taken in or would overwrite another of its
    name; with `replace` it takes the place of the other.
    """
    names = Counter(file.name for file in files)
    for file in files:
        reason = _refusal(file, seeds, replace=replace)
        if reason or names[file.name] > 1:
            raise SeedsError(
                f"{file} {reason or 'is given together with another file of that name'}. Nothing was added."
            )
    try:
        for file in files:
            with file.open("rb") as data:
                put_file(data, file.name, seeds)
    except OSError as error:
        raise SeedsError(f"{file} could not be read: {error}.") from error


def remove_pages(sources: Sequence[str], seeds: Path) -> Path:
    """Take the page files of these sources out, with their own sidecars; return the folder that keeps them.

    Raises `SeedsError`, before anything is moved, where one is not there or no page would be left.
    """
    there = {path.relative_to(seeds).as_posix() for path in page_files(seeds)}
    for source in sources:
        if source not in there:
            near = get_close_matches(source, there, n=3, cutoff=0.4)
            hint = f"Near names: {', '.join(near)}" if near else "`python -m index status` says what was built"
            raise SeedsError(f"There is no page {source!r} in {seeds}. {hint}. Nothing was removed.")
    if not there - set(sources):
        raise SeedsError(
            f"That would leave no page in {seeds}, and an archive holds at least one. Nothing was removed."
        )
    return take_out(sources, seeds)


def put_file(data: BinaryIO, name: str, seeds: Path) -> bool:
    """Write a page file or a sidecar, whole or not at all; return whether it took the place of another of its name.

    Raises `PageNameError`, or `SeedsError` where the folder cannot be written.
    """
    path = path_of(name, seeds)
    fresh: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, arriving = tempfile.mkstemp(prefix=ARRIVING, dir=path.parent)
        fresh = Path(arriving)
        with os.fdopen(descriptor, "wb") as file:
            shutil.copyfileobj(data, file)
            file.flush()
            os.fsync(descriptor)
        fresh.chmod(0o644)
        exists = path.is_file()
        if exists and not filecmp.cmp(path, fresh, shallow=False):
            kept = _removed_now(seeds) / name
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, kept)
        fresh.replace(path)
    except OSError as error:
        raise _not_writable(seeds, error) from error
    finally:
        if fresh:
            fresh.unlink(missing_ok=True)
    return exists


def clear_arriving(seeds: Path) -> None:
    """Delete what is left of files that were on their way in when their writer was killed."""
    until = time.time() - GIVEN_UP_AFTER_S
    for path in seeds.rglob(f"{ARRIVING}*"):
        with contextlib.suppress(
            OSError
        ):  # gone meanwhile, or in a folder that may only be read: it is never read as a page
            if path.stat().st_mtime < until:
                path.unlink()


def take_out(names: Sequence[str], seeds: Path) -> Path:
    """Move page files that are there, with their own sidecars, to where they are kept; return that folder.

    Raises `SeedsError` where the folder cannot be written.
    """
    folder = _removed_now(seeds)
    try:
        for name in dict.fromkeys(names):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            for file in (seeds / name, own_sidecar(seeds / name)):
                if file.is_file():
                    file.rename(folder / file.relative_to(seeds))
    except OSError as error:
        raise _not_writable(seeds, error) from error
    return folder


def path_of(name: str, seeds: Path) -> Path:
    """Return the path of a page; raise `PageNameError` where its name is off or leads out of the seeds folder."""
    check_name(name)
    path = seeds / name
    try:
        inside = path.parent.resolve().is_relative_to(seeds.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        inside = False
    if not inside:
        raise PageNameError(f"The name {shown(name)} leads out of the seeds folder. Rename the file.")
    return path


def _refusal(file: Path, seeds: Path, *, replace: bool) -> str:
    if not file.is_file():
        return "is a folder, expected a file" if file.is_dir() else "is not there"
    try:
        check_suffix(file.name)
        target = path_of(file.name, seeds)
    except (PageFormatError, PageNameError) as error:
        return f"cannot be taken in. {str(error).removesuffix('.')}"
    try:
        differs = target.is_dir() or (target.exists() and not replace and not filecmp.cmp(target, file, shallow=False))
    except OSError as error:
        return f"cannot be read: {error}"
    return f"differs from {target}, which would be overwritten; rename it, or add --replace" if differs else ""


def _removed_now(seeds: Path) -> Path:
    """Return the folder, not made yet, that keeps what is removed or replaced at this moment."""
    return seeds / REMOVED / f"{datetime.now(timezone.utc):%Y%m%dT%H%M%S.%fZ}"


def _not_writable(seeds: Path, error: OSError) -> SeedsError:
    return SeedsError(f"The seeds folder {seeds} cannot be written: {error.strerror or error}.")
