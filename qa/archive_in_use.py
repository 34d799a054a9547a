"""Keeps the current archive version open, and moves to a new one between two questions without refusing any.

A version is opened by the stamps of its files; that each byte of it is right is checked afterwards, in the background.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from index.archive import VERSIONS, current_version, glance, open_archive
from index.checking import check_whole
from index.errors import ArchiveError, DamagedArchiveError, NoArchiveError

if TYPE_CHECKING:
    from pathlib import Path

    from index.archive import Archive

LOOK_EVERY_S = 1.0
CHECK_EVERY_S = 24 * 3600.0
# A check rests this many times as long as it works, so that questions go first.
REST = 4.0
log = logging.getLogger(__name__)


class ArchiveInUse:
    """The archive that questions are answered from; a question keeps the version that it began with."""

    def __init__(self, folder: Path, embedder: str) -> None:
        self.folder = folder
        self._embedder = embedder
        self._archive: Archive | None = None
        self._refused = ""
        self._refused_at_glance: object = None
        self._moving = threading.Lock()
        self.refresh()

    def get(self) -> Archive:
        """Return the version in use; raise `ArchiveError` with what to do where none can be used."""
        archive = self._archive
        if archive is None:
            raise NoArchiveError(self._refused)
        return archive

    def refresh(self) -> None:
        """Open the current version if it is not the one in use; one that cannot be opened changes nothing.

        One that was refused is not looked into again until it, or the pointer, has moved.
        """
        with self._moving:
            seen = _seen(self.folder)
            if seen and seen == self._refused_at_glance:
                return
            try:
                if self._archive and current_version(self.folder) == self._archive.manifest.version:
                    return
                self._archive = open_archive(self.folder, self._embedder)
                self._refused, self._refused_at_glance = "", None
            except ArchiveError as error:
                self._refuse(error, seen)

    def check(self) -> None:
        """Check each byte of the version in use; where it is damaged, it is no longer in use."""
        archive = self._archive
        if archive is None:
            return
        version = self.folder / VERSIONS / archive.manifest.version
        seen = _seen(self.folder)
        try:
            check_whole(archive.manifest, version, REST)
        except DamagedArchiveError as error:
            self.refresh()  # it may be gone because another has taken its place
            with self._moving:
                if self._archive is archive and version.is_dir():
                    self._archive = None
                    self._refuse(error, seen)

    def follow(self, until: threading.Event) -> threading.Thread:
        """Refresh about once a second until the event is set, in a thread of its own; in another, check what is opened.

        A version is checked soon after it was opened, and then once a day.
        """

        def look() -> None:
            while not until.wait(LOOK_EVERY_S):
                self.refresh()

        def check() -> None:
            checked: Archive | None = None
            at = 0.0
            while not until.wait(LOOK_EVERY_S):
                if self._archive is not checked or time.monotonic() - at > CHECK_EVERY_S:
                    checked, at = self._archive, time.monotonic()
                    self.check()

        threading.Thread(target=check, name="archive-checker", daemon=True).start()
        thread = threading.Thread(target=look, name="archive-follower", daemon=True)
        thread.start()
        return thread

    def _refuse(self, error: ArchiveError, seen: object) -> None:
        self._refused_at_glance = seen
        if str(error) != self._refused:
            self._refused = str(error)
            log.warning("%s", error)


def _seen(folder: Path) -> object:
    try:
        return glance(folder)
    except ArchiveError:  # the pointer names no version
        return None
