"""Builds a new version of the archive in the background, one job at a time, and takes it up at once."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index.building import build
from index.errors import BuilderBusyError, WenbaoError
from qa.job import Job, JobProgress, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.embedding.embedder import Embedder
    from qa.archive_in_use import ArchiveInUse

# A build that another process hinders says so at once; beyond this the job is started, and says it itself.
FIRST_SIGN_S = 2.0
LOOK_EVERY_S = 0.5
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Run:
    """One run of the builder: whether it has begun and ended, and by whom it was refused."""

    begun: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    refused: str = ""


class Rebuilding:
    """Rebuilds the archive in use from a seeds folder; safe to call from several threads."""

    def __init__(self, seeds: Path, archive_in_use: ArchiveInUse, embedder: Embedder) -> None:
        self._seeds = seeds
        self._archive_in_use = archive_in_use
        self._embedder = embedder
        self._starting = threading.Lock()
        self._run = _Run()
        self._job = Job(State.NONE)

    @property
    def job(self) -> Job:
        """The job that runs, or else the last one."""
        return self._job

    def start(self) -> Job:
        """Start a job; raise `BuilderBusyError` while one runs, here or in another process."""
        with self._starting:
            before = self._job
            if before.state is State.RUNNING:
                raise BuilderBusyError("This service is building the archive already. Wait until it is done.")
            self._run = run = _Run()
            self._job = Job(State.RUNNING)
        threading.Thread(target=self._build, args=(run,), name="archive-builder", daemon=True).start()
        run.begun.wait(FIRST_SIGN_S)
        if run.refused:
            with self._starting:
                if self._run is run:
                    self._job = before
            raise BuilderBusyError(run.refused)
        return self._job

    def follow(self) -> Iterator[Job]:
        """Yield the job about twice a second while it runs, and once when it has ended."""
        run = self._run
        while self._run is run and self._job.state is State.RUNNING:
            yield self._job
            run.ended.wait(LOOK_EVERY_S)
        yield self._job

    def _build(self, run: _Run) -> None:
        def tell(job: Job) -> None:
            self._job = job
            run.begun.set()

        progress = JobProgress(tell)
        try:
            manifest = build(self._seeds, self._archive_in_use.folder, self._embedder, progress)
            self._archive_in_use.refresh()
            ended = replace(progress.job, state=State.DONE, version=manifest.version)
        except WenbaoError as error:
            run.refused = str(error) if isinstance(error, BuilderBusyError) else ""
            ended = replace(progress.job, state=State.FAILED, error=str(error))
        except Exception:
            log.exception("the archive could not be rebuilt")
            ended = replace(
                progress.job, state=State.FAILED, error="Something went wrong; the log of the service says what."
            )
        self._job = replace(ended, seconds_left=None)
        run.ended.set()
        run.begun.set()
