"""One at a time: whoever changes an archive holds its lock, and a process that died holds it no longer."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from index.errors import ArchiveError, BuilderBusyError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def changing(archive: Path) -> Iterator[None]:
    """Hold the archive's lock; raise `BuilderBusyError` while another process does, `ArchiveError` where nothing can be written."""
    try:
        archive.mkdir(parents=True, exist_ok=True)
        with FileLock(archive / "building.lock", timeout=0):
            yield
    except Timeout as error:
        raise BuilderBusyError(f"Another process is building {archive}. Wait until it is done.") from error
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(
            f"The archive in {archive} could not be written: {error}. The version in use is unchanged."
        ) from error
