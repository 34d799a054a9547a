"""Whether the files of a version are still what was written: by their hashes, or by the stamps of files that had them.

A stamp is what the file system says of a file without reading it. Whatever writes to a file, or puts another in its
place, changes its stamp. A disk that fails does not: that only `check_whole` finds.
"""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from index.errors import DamagedArchiveError
from index.hashing import sha256_of
from index.manifest import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from index.manifest import Manifest

    # Size in bytes; when its content and when anything of it last changed, in ns (nobody can put back the second); its number.
    Stamp = tuple[int, int, int, int]

NOTE = "checked.json"
HASHED_AT_ONCE = 2


def parts_of(folder: Path) -> list[str]:
    """Return the names of the files that make up a version, its manifest among them: no locks, no note."""
    files = (path for path in folder.rglob("*") if path.suffix != ".lock" and NOTE not in path.name and path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in files)


def stamps_of(folder: Path, names: Iterable[str]) -> dict[str, Stamp]:
    """Return the stamps of those of these files that are there."""
    stamps = {}
    for name in names:
        with suppress(OSError):
            found = (folder / name).stat()
            stamps[name] = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    return stamps


def hashes_of(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a version but the manifest, and note the stamps that they have now."""
    names = [name for name in parts_of(folder) if name != NAME]
    stamps = stamps_of(folder, names)
    with ThreadPoolExecutor(HASHED_AT_ONCE) as threads:
        hashes = dict(zip(names, threads.map(sha256_of, (folder / name for name in names)), strict=True))
    note(folder, stamps, hashes)
    return hashes


def check_changed(manifest: Manifest, folder: Path) -> None:
    """Check the hash of each file whose stamp is not the one it had when its hash was found right.

    Raises `DamagedArchiveError`, naming the file.
    """
    stamps, noted = stamps_of(folder, manifest.files), _noted(folder)
    changed = [name for name, digest in manifest.files.items() if noted.get(name) != [*stamps.get(name, ()), digest]]
    if changed:
        _check(manifest, folder, changed)
        note(folder, stamps, manifest.files)


def check_whole(manifest: Manifest, folder: Path, pause: float = 0) -> None:
    """Check the hash of each file; after each MiB rest for `pause` times as long as it took.

    Raises `DamagedArchiveError`, naming the file; then no stamp of this version is believed any more.
    """
    stamps = stamps_of(folder, manifest.files)
    try:
        _check(manifest, folder, manifest.files, pause)
    except DamagedArchiveError:
        with suppress(OSError):
            (folder / NOTE).unlink()
        raise
    note(folder, stamps, manifest.files)


def note(folder: Path, stamps: Mapping[str, Stamp], hashes: Mapping[str, str]) -> None:
    """Note the stamps of files that have these hashes; where nothing can be written, they are hashed at each opening."""
    text = json.dumps({name: [*stamp, hashes[name]] for name, stamp in stamps.items()})
    fresh = folder / f".{os.getpid()}-{NOTE}"
    with suppress(OSError):
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(folder / NOTE)


def _noted(folder: Path) -> Mapping[str, object]:
    try:
        noted = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _check(manifest: Manifest, folder: Path, names: Iterable[str], pause: float = 0) -> None:
    if pause:  # without a pool, whose threads a process that is told to stop would wait for
        for name in names:
            _check_file(folder / name, manifest.files[name], pause)
        return
    with ThreadPoolExecutor(HASHED_AT_ONCE) as threads:
        list(threads.map(lambda name: _check_file(folder / name, manifest.files[name], pause), names))


def _check_file(path: Path, expected: str, pause: float) -> None:
    if not path.is_file():
        raise DamagedArchiveError(f"{path} is missing. Build the archive again.")
    try:
        found = sha256_of(path, pause)
    except OSError as error:
        raise DamagedArchiveError(f"{path} cannot be read ({error}). Build the archive again.") from error
    if found != expected:
        raise DamagedArchiveError(f"{path} is damaged: its hash is not the manifest's. Build the archive again.")
