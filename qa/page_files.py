"""The page files of a seeds folder, as they come in and go out over HTTP: safe names, whole files, nothing lost.

A page that is removed or replaced is kept in `SEEDS/.removed/<moment>/`; hidden folders are not read.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import threading
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from index.errors import SeedsError, WenbaoError
from index.loading import READERS, page_files
from index.seeds_folder import removed_now
from index.sidecar import own_sidecar

LONGEST_PART = 200  # bytes; most file systems take 255
DEEPEST = 8
NO_FILE_NAME = re.compile(r'[\\:*?"<>|]')
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


class PageNameError(WenbaoError):
    """The name of a page is not one that is safe to write on every system."""


class PageFormatError(WenbaoError):
    """The name of a page ends with no suffix that there is a reader for."""


class PageExistsError(WenbaoError):
    """There is a page of this name already."""


class NoSuchPageError(WenbaoError):
    """There is no page of this name."""


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page file by its source, and how many bytes it has."""

    source: str
    size: int


def suffix_of(name: str) -> str:
    """Return the suffix that says how a page is read; raise `PageFormatError` where there is no reader for it."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in READERS:
        known = ", ".join(READERS)
        raise PageFormatError(f"The name {_shown(name)} ends with {suffix or 'no suffix'}; known are {known}.")
    return suffix


def check_name(name: str) -> None:
    """Raise `PageNameError` unless each part of a page's path is a plain, visible file name on every system."""
    parts = name.split("/")
    off = "it has too many folders" if len(parts) > DEEPEST else next(filter(None, map(_off, parts)), "")
    if off:
        raise PageNameError(f"The name {_shown(name)} cannot be used: {off}. Rename the file.")


def _off(part: str) -> str:
    """Say what is off with one part of a path; nothing where nothing is."""
    if not part or part != part.strip(" ") or part.endswith("."):
        return "a part of it is empty, or begins or ends with a space or a dot"
    if part.startswith("."):
        return "a part of it begins with a dot"
    if "\ufffd" in part or any(unicodedata.category(c)[0] == "C" or unicodedata.category(c) in "ZlZp" for c in part):
        return "it holds a character that cannot be seen"
    if NO_FILE_NAME.search(part):
        return r'it holds one of \ : * ? " < > |'
    if DEVICE.match(part):
        return "it is the name of a device on Windows"
    return f"a part of it is longer than {LONGEST_PART} bytes" if len(part.encode()) > LONGEST_PART else ""


def _shown(name: str) -> str:
    return repr(name[:80].encode("utf-8", "replace").decode())


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The pages of a seeds folder; safe to use from several threads."""

    seeds: Path
    _writing: threading.Lock = field(default_factory=threading.Lock)

    def listing(self) -> tuple[PageFile, ...]:
        """Return the page files in order of name; none where the folder is empty or missing."""
        try:
            found = page_files(self.seeds)
        except SeedsError:
            return ()
        sources = (os.fsencode(path.relative_to(self.seeds).as_posix()).decode("utf-8", "replace") for path in found)
        return tuple(PageFile(source, _size(path)) for source, path in zip(sources, found, strict=True))

    def has(self, name: str) -> bool:
        """Return whether there is a page of this name."""
        return self._path(name).is_file()

    def put(self, name: str, data: bytes, *, only_new: bool) -> bool:
        """Write a page whole or not at all; return whether it took the place of another, which is kept.

        Raises `PageExistsError` where it would, but shall not, and `SeedsError` where the folder cannot be written.
        """
        path = self._path(name)
        suffix_of(name)
        with self._writing:
            exists = path.is_file()
            if exists and only_new:
                raise PageExistsError(f"There is a page {name} already. Send it without If-None-Match to replace it.")
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                if exists:
                    shutil.copy2(path, self._kept(name))
                _write_whole(path, data)
            except OSError as error:
                raise self._not_writable(error) from error
        return exists

    def remove(self, name: str) -> None:
        """Take a page out, with its own sidecar; both are kept. Raises `NoSuchPageError`, or `SeedsError` where the folder cannot be written."""
        path = self._path(name)
        suffix_of(name)
        with self._writing:
            if not path.is_file():
                raise NoSuchPageError(f"There is no page {name} in the seeds folder.")
            try:
                path.replace(self._kept(name))
                if own_sidecar(path).is_file():
                    own_sidecar(path).replace(self._kept(own_sidecar(path).relative_to(self.seeds).as_posix()))
            except OSError as error:
                raise self._not_writable(error) from error

    def _path(self, name: str) -> Path:
        """Return the path of a page; raise `PageNameError` where it would lie outside the seeds folder."""
        check_name(name)
        path = self.seeds / name
        try:
            inside = path.parent.resolve().is_relative_to(self.seeds.resolve())
        except (OSError, RuntimeError):  # a link that leads to itself
            inside = False
        if not inside:
            raise PageNameError(f"The name {_shown(name)} leads out of the seeds folder. Rename the file.")
        return path

    def _kept(self, name: str) -> Path:
        """Return a free place for a page that goes."""
        kept = removed_now(self.seeds) / name
        kept.parent.mkdir(parents=True, exist_ok=True)
        return kept

    def _not_writable(self, error: OSError) -> SeedsError:
        return SeedsError(
            f"The seeds folder {self.seeds} cannot be written: {error.strerror or error}. Nothing was changed."
        )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # taken out meanwhile
        return 0


def _write_whole(path: Path, data: bytes) -> None:
    descriptor, fresh = tempfile.mkstemp(prefix=".incoming-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(fresh).chmod(0o644)
        Path(fresh).replace(path)
    except BaseException:
        Path(fresh).unlink(missing_ok=True)
        raise
