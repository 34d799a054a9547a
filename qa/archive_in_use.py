"""Keeps the current archive version open, and moves to a new one between two questions without refusing any."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from index.archive import current_version, open_archive
from index.errors import ArchiveError, NoArchiveError

if TYPE_CHECKING:
    from pathlib import Path

    from index.archive import Archive

LOOK_EVERY_S = 1.0
log = logging.getLogger(__name__)


class ArchiveInUse:
    """The archive that questions are answered from; a question keeps the version that it began with."""

    def __init__(self, folder: Path, embedder: str) -> None:
        self.folder = folder
        self._embedder = embedder
        self._archive: Archive | None = None
        self._refused = ""
        self.refresh()

    def get(self) -> Archive:
        """Return the version in use; raise `ArchiveError` with what to do where none can be used."""
        if self._archive is None:
            raise NoArchiveError(self._refused)
        return self._archive

    def refresh(self) -> None:
        """Open the current version if it is not the one in use; one that cannot be opened changes nothing."""
        try:
            if self._archive is None or current_version(self.folder) != self._archive.manifest.version:
                self._archive = open_archive(self.folder, self._embedder)
                self._refused = ""
        except ArchiveError as error:
            if str(error) != self._refused:
                self._refused = str(error)
                log.warning("%s", error)

    def follow(self, until: threading.Event) -> threading.Thread:
        """Refresh about once a second, in a thread of its own, until the event is set."""

        def look() -> None:
            while not until.wait(LOOK_EVERY_S):
                self.refresh()

        thread = threading.Thread(target=look, name="archive-follower", daemon=True)
        thread.start()
        return thread
