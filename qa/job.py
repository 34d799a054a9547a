"""A rebuilding of the archive as it can be told at any moment: which step, how far, how fast, how long still."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_NOTES = 100
PASSAGES = "passages"


class State(Enum):
    """Where a job stands; `none` before the first one since the service started."""

    NONE = "none"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """`done` of `total` pages or passages of a step; `error` says why it failed, `version` what it made."""

    state: State
    step: str = ""
    done: int = 0
    total: int = 0
    passages_per_second: float | None = None
    seconds_left: float | None = None
    error: str = ""
    version: str = ""
    notes: tuple[str, ...] = ()


class JobProgress:
    """The `Progress` of a build that keeps a job up to date."""

    def __init__(self, tell: Callable[[Job], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._tell = tell
        self._clock = clock
        self._began, self._done_before = 0.0, 0
        self.job = Job(State.RUNNING)

    def step(self, name: str, done: int, total: int) -> None:
        """Record how far a step is; its speed counts from where it began, so vectors out of the cache are no speed."""
        now = self._clock()
        if name != self.job.step:
            self._began, self._done_before = now, done
        speed = _speed(done - self._done_before, now - self._began)
        self._record(
            replace(
                self.job,
                step=name,
                done=done,
                total=total,
                passages_per_second=speed if name == PASSAGES else self.job.passages_per_second,
                seconds_left=round((total - done) / speed, 1) if speed else None,
            )
        )

    def note(self, message: str) -> None:
        """Record something that the person should know, up to a number of them."""
        if len(self.job.notes) < MOST_NOTES:
            self._record(replace(self.job, notes=(*self.job.notes, message)))

    def _record(self, job: Job) -> None:
        self.job = job
        self._tell(job)


def _speed(done: int, elapsed: float) -> float | None:
    return round(done / elapsed, 1) if done > 0 and elapsed > 0 else None
