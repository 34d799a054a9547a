"""The page files of a seeds folder, as they come in and go out over HTTP, one at a time."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from index.errors import SeedsError, WenbaoError
from index.loading import page_files
from index.page_names import check_suffix, is_sidecar
from index.seeds_folder import path_of, put_file, take_out
from index.sidecar import stated_beside
from qa.previewing import stated_in

if TYPE_CHECKING:
    from pathlib import Path

    from index.imprint import Imprint


class PageExistsError(WenbaoError):
    """There is a page of this name already."""


class NoSuchPageError(WenbaoError):
    """There is no page of this name."""


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page file by its source, and how many bytes it has."""

    source: str
    size: int


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
        return path_of(name, self.seeds).is_file()

    def stated_beside(self, name: str) -> Imprint:
        """Return what the sidecars that are there state of a page of this name."""
        return stated_beside(path_of(name, self.seeds), name)[0]

    def put(self, name: str, data: bytes, *, only_new: bool) -> bool:
        """Write a page or a sidecar whole or not at all; return whether it took the place of another, which is kept.

        Raises `PageExistsError` where it would, but shall not, `UnreadablePageError` where a sidecar is wrong, and
        `SeedsError` where the folder cannot be written.
        """
        path = path_of(name, self.seeds)
        check_suffix(name)
        if is_sidecar(name):
            stated_in(name, data)
        with self._writing:
            if only_new and path.is_file():
                raise PageExistsError(f"There is a page {name} already. Send it without If-None-Match to replace it.")
            return put_file(BytesIO(data), name, self.seeds)

    def remove(self, name: str) -> None:
        """Take a page out, with its own sidecar; both are kept. Raises `NoSuchPageError`, or `SeedsError` where the folder cannot be written."""
        path = path_of(name, self.seeds)
        check_suffix(name)
        with self._writing:
            if not path.is_file():
                raise NoSuchPageError(f"There is no page {name} in the seeds folder.")
            take_out([name], self.seeds)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # taken out meanwhile
        return 0
