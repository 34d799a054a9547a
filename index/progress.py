"""Shows a build on a terminal as one moving line a step, and elsewhere as one line when a step is done."""

from __future__ import annotations

import sys
import time
from typing import Protocol, TextIO


class Progress(Protocol):
    """Is told what a build is doing."""

    def step(self, name: str, done: int, total: int) -> None:
        """`done` of `total` pages or passages of a step are finished."""

    def note(self, message: str) -> None:
        """Something the person who builds should know, such as a page that was left out."""


class TerminalProgress:
    """Writes to standard error, so that standard output stays for results."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream
        self._moving = stream.isatty()
        self._name = ""
        self._started = 0.0
        self._done_before = 0

    def step(self, name: str, done: int, total: int) -> None:
        """Show how far a step is, how fast it goes and how long it will still take."""
        now = time.monotonic()
        if name != self._name:
            self._name, self._started, self._done_before = name, now, done
        if not self._moving and done < total:
            return
        elapsed = now - self._started
        line = f"{name}: {done}/{total}"
        if elapsed > 1 and done > self._done_before:
            speed = (done - self._done_before) / elapsed
            line += f", {speed:.0f}/s"
            line += f", {(total - done) / speed:.0f} s left" if done < total else f", {elapsed:.0f} s"
        end = "\n" if done >= total else ""
        self._stream.write(f"\r{line}\x1b[K{end}" if self._moving else f"{line}\n")
        self._stream.flush()

    def note(self, message: str) -> None:
        """Show a message on a line of its own."""
        self._stream.write(f"\r\x1b[K{message}\n" if self._moving else f"{message}\n")
        self._stream.flush()
