"""A build may die at any moment, by kill or by a full disk: the last good version stays in use."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from index.archive import VERSIONS, open_archive
from index.building import build
from index.errors import ArchiveError
from index.loading import fingerprint
from tests.conftest import PROJECT, QuietProgress
from tests.index.conftest import HARBOUR
from tests.index.disks import enlarge, small_disk
from tests.index.hashing_embedder import HashingEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.manifest import Manifest

Killer = subprocess.Popen[str]

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")


@pytest.fixture
def killer(seeds: Path, archive: Path) -> Iterator[Killer]:
    command = [sys.executable, "-m", "tests.index.killed_builds", str(seeds), str(archive)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def start(killer: Killer, touch: int | None = None) -> int:
    """Have a build started that dies at this touch of the disk, if any; return its process id."""
    assert killer.stdin
    assert killer.stdout
    killer.stdin.write(f"{touch or ''}\n")
    killer.stdin.flush()
    return int(killer.stdout.readline())


def end(killer: Killer) -> bool:
    """Wait for that build; return whether it was killed."""
    assert killer.stdout
    status = int(killer.stdout.readline())
    assert status in {0, signal.SIGKILL}
    return status == signal.SIGKILL


def change_a_page(seeds: Path, number: int) -> None:
    (seeds / "2026-01-05_A01.txt").write_text(HARBOUR.replace("420", str(1000 + number)), encoding="utf-8")


def assert_old_or_new(seeds: Path, archive: Path, before: Manifest) -> None:
    """The archive opens, with the pages of before or with those of now, and the next build succeeds."""
    pages = open_archive(archive, "hashing/1").manifest.pages
    assert pages in (before.pages, fingerprint(seeds))
    manifest = build(seeds, archive, HashingEmbedder(), QuietProgress())
    assert open_archive(archive, "hashing/1").manifest == manifest
    assert manifest.pages == fingerprint(seeds)
    assert not list((archive / VERSIONS).glob(".*"))


@needs_fork
def test_a_build_killed_at_a_random_moment_leaves_the_old_or_the_new_version(
    built: Callable[[], Manifest], seeds: Path, archive: Path, killer: Killer
) -> None:
    before = built()
    start(killer)
    began = time.monotonic()
    assert not end(killer)
    usual = time.monotonic() - began
    chance, killed = random.Random(11), 0
    for number in range(12):
        change_a_page(seeds, number)
        process = start(killer)
        time.sleep(chance.uniform(0, usual))
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        killed += end(killer)
        assert_old_or_new(seeds, archive, before)
        before = open_archive(archive, "hashing/1").manifest
    assert killed


@needs_fork
def test_a_build_killed_before_any_touch_of_the_disk_leaves_the_old_or_the_new_version(
    built: Callable[[], Manifest], seeds: Path, archive: Path, killer: Killer
) -> None:
    before = built()
    seen = set()

    def killed_at(touch: int) -> tuple[bool, bool]:
        """Return whether the build was killed and whether the new version is in use."""
        nonlocal before
        change_a_page(seeds, touch)
        start(killer, touch)
        killed = end(killer)
        after = open_archive(archive, "hashing/1").manifest
        new = after.pages == fingerprint(seeds)
        assert new or (killed and after == before)
        seen.add((killed, new))
        before = after
        return killed, new

    touch = 1
    while not killed_at(touch)[1]:
        touch += 7
    for one in range(touch - 21, touch + 7):  # around the moment when the new version comes into use, each one
        killed_at(one)
    while killed_at(touch)[0]:
        touch += 7
    assert seen == {(True, False), (True, True), (False, True)}
    assert_old_or_new(seeds, archive, before)


def size_of(folder: Path) -> int:
    return sum(path.stat().st_blocks * 512 for path in folder.rglob("*") if path.is_file()) // 1024


def many_pages(seeds: Path) -> None:
    chance = random.Random(3)
    for number in range(8):
        said = ("".join(chr(chance.randrange(0x4E00, 0x9F00)) for _ in range(280)) for _ in range(20))
        text = "\n".join(f"本报讯 {words}。" for words in said)
        (seeds / f"more-{number}.txt").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("part", [0.02, 0.1, 0.3, 0.5, 0.7, 0.85])
def test_a_full_disk_leaves_the_last_good_version_and_says_so_in_one_sentence(
    seeds: Path, tmp_path: Path, part: float
) -> None:
    with small_disk(tmp_path / "disk", 20_000) as disk:
        archive = disk / "archive"
        before = build(seeds, archive, HashingEmbedder(), QuietProgress())
        small = size_of(archive)
        many_pages(seeds)
        build(seeds, tmp_path / "elsewhere", HashingEmbedder(), QuietProgress())
        enlarge(disk, small + int(size_of(tmp_path / "elsewhere") * part))
        with pytest.raises(ArchiveError) as caught:
            build(seeds, archive, HashingEmbedder(), QuietProgress())
        said = str(caught.value)
        assert said.startswith(f"The archive in {archive} could not be written: ")
        assert said.endswith(". The version in use is unchanged.")
        assert "full" in said or "No space left" in said
        assert "\n" not in said
        assert open_archive(archive, "hashing/1").manifest == before
        assert [path.name for path in (archive / VERSIONS).iterdir()] == [before.version]
        enlarge(disk, 20_000)
        fresh = build(seeds, archive, HashingEmbedder(), QuietProgress())
        assert open_archive(archive, "hashing/1").manifest == fresh
