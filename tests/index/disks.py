"""Real disks for tests: one of a given size, and one that is read-only. Both need root; without it the test is skipped."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _mount(*arguments: str) -> None:
    try:
        done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    except OSError:
        pytest.skip("there is no mount command")
    if done.returncode != 0:
        pytest.skip(f"mounting is not allowed here: {done.stderr.strip()}")


@contextmanager
def small_disk(at: Path, kib: int) -> Iterator[Path]:
    """Mount an empty disk of `kib` KiB."""
    at.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={kib}k", "none", str(at))
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


def enlarge(disk: Path, kib: int) -> None:
    """Give a small disk another size, keeping what is on it."""
    _mount("-o", f"remount,size={kib}k", str(disk))


@contextmanager
def read_only(folder: Path, at: Path) -> Iterator[Path]:
    """Show a folder at another place where nothing can be written."""
    at.mkdir()
    _mount("--bind", str(folder), str(at))
    try:
        _mount("-o", "remount,ro,bind", str(at))
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)
