"""Takes in pages as they arrive: when nothing in the seeds folder has moved for a while, the archive is built."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.errors import BuilderBusyError, SeedsError, WenbaoError
from index.loading import page_files
from index.sidecar import sidecars_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from threading import Event

SETTLED_AFTER_S = 2.0
LOOK_EVERY_S = 0.5
REST = 10  # times as long as a look took: with many pages, looking shall not keep a core busy

Stamps = dict[str, tuple[int, int]]


@dataclass(slots=True)
class Settling:
    """Tells when files have arrived whole: their sizes and times have not changed for `after` seconds.

    The whole folder has to be at rest, so that the files of an issue make one version and not one each.
    """

    after: float = SETTLED_AFTER_S
    _seen: Stamps = field(default_factory=dict)
    _since: float = float("-inf")
    _taken: Stamps | None = None

    def is_due(self, stamps: Stamps, now: float) -> bool:
        """Return, once for each state of rest, whether files are to be taken in; `now` in seconds."""
        if stamps != self._seen:
            self._seen, self._since = stamps, now
        if now - self._since < self.after or stamps == self._taken:
            return False
        self._taken = stamps
        return True

    def again(self) -> None:
        """Have the files of now taken in once more."""
        self._taken = None


def watch(seeds: Path, build: Callable[[], None], tell: Callable[[str], None], stop: Event) -> None:
    """Build whenever files in the seeds folder have come, changed or gone, until `stop`; what goes wrong is told."""
    settling = Settling()
    told = ""
    while not stop.is_set():
        began, rest = time.monotonic(), LOOK_EVERY_S
        try:
            stamps = stamps_of(seeds)
            rest = max(rest, REST * (time.monotonic() - began))
            if settling.is_due(stamps, time.monotonic()):
                build()
            told = ""
        except WenbaoError as error:
            if str(error) != told:
                told = str(error)
                tell(f"error: {told}")
            if isinstance(error, BuilderBusyError):
                settling.again()
        stop.wait(rest)


def stamps_of(seeds: Path) -> Stamps:
    """Return size and time of change of each page file and sidecar; raise `SeedsError` where there is none."""
    stamps: Stamps = {}
    for path in (file for page in page_files(seeds) for file in (page, *sidecars_of(page))):
        try:
            found = path.stat()
        except FileNotFoundError:
            continue  # it went in this moment
        except OSError as error:
            raise SeedsError(f"{path} cannot be read: {error}.") from error
        stamps[str(path)] = found.st_size, found.st_mtime_ns
    return stamps
