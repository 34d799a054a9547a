"""Whatever goes wrong on the way to a version, the one before it stays in use."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from index.archive import POINTER, VERSIONS, open_archive
from index.building import build
from index.errors import ArchiveError, BuilderBusyError, SeedsError, WeightsError
from tests.conftest import QuietProgress
from tests.index.conftest import PAGES
from tests.index.hashing_embedder import HashingEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from index.manifest import Manifest

NEW_PAGE = "晚稻开镰\n\n本报讯 河东乡的晚稻今日开镰，亩产预计612公斤。\n"


def versions(archive: Path) -> list[str]:
    return sorted(path.name for path in (archive / VERSIONS).iterdir())


class BreakingEmbedder(HashingEmbedder):
    """Fails at the first passage, as a model that cannot be read."""

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raise WeightsError(f"no weights for {len(texts)} texts")


class WaitingEmbedder(HashingEmbedder):
    """Stops at the first passage until it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = threading.Event()
        self.go_on = threading.Event()

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.reached.set()
        assert self.go_on.wait(30)
        return super().embed_passages(texts)


def assert_unchanged(archive: Path, before: Manifest) -> None:
    assert open_archive(archive, "hashing/1").manifest == before
    assert versions(archive) == [before.version]


def test_after_a_build_that_failed_in_the_embedder_the_version_before_it_is_in_use(
    built: Callable[[], Manifest], seeds: Path, archive: Path
) -> None:
    before = built()
    (seeds / "new.txt").write_text(NEW_PAGE, encoding="utf-8")
    with pytest.raises(WeightsError):
        build(seeds, archive, BreakingEmbedder(), QuietProgress())
    assert_unchanged(archive, before)


def test_pages_without_any_article_change_nothing_and_that_is_said(
    built: Callable[[], Manifest], seeds: Path, archive: Path
) -> None:
    before = built()
    for name in PAGES:
        (seeds / name).write_text("\n \n")
    with pytest.raises(SeedsError, match=r"None of the 3 pages in .* holds an article.* Nothing was changed"):
        built()
    assert_unchanged(archive, before)


def test_pages_that_are_gone_change_nothing(built: Callable[[], Manifest], seeds: Path, archive: Path) -> None:
    before = built()
    for name in PAGES:
        (seeds / name).unlink()
    with pytest.raises(SeedsError, match="holds no page"):
        built()
    assert_unchanged(archive, before)


def test_an_archive_that_cannot_be_made_is_told_in_one_sentence(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ArchiveError, match=r"The archive in .*file.* could not be written: .*\. The version in use is"):
        build(seeds, tmp_path / "file" / "archive", HashingEmbedder(), QuietProgress())


def test_what_an_interrupted_build_left_is_cleared_by_the_next(built: Callable[[], Manifest], archive: Path) -> None:
    leftover = archive / VERSIONS / ".unfinished-20260101T000000.000000Z" / "terms"
    leftover.mkdir(parents=True)
    (leftover / "half.store").write_bytes(b"half")
    manifest = built()
    assert versions(archive) == [manifest.version]


def test_a_second_builder_is_refused_and_the_first_is_not_disturbed(seeds: Path, archive: Path) -> None:
    first = WaitingEmbedder()
    done: list[Manifest] = []
    thread = threading.Thread(target=lambda: done.append(build(seeds, archive, first, QuietProgress())))
    thread.start()
    assert first.reached.wait(30)
    with pytest.raises(BuilderBusyError, match=r"Another process is building .*archive\. Wait"):
        build(seeds, archive, HashingEmbedder(), QuietProgress())
    first.go_on.set()
    thread.join(30)
    assert_unchanged(archive, done[0])


def test_another_process_that_builds_is_waited_for_only_while_it_lives(
    built: Callable[[], Manifest], archive: Path
) -> None:
    archive.mkdir()
    program = (
        "import sys, filelock; a = filelock.FileLock(sys.argv[1]); a.acquire(); print('held', flush=True); input()"
    )
    command = [sys.executable, "-c", program, str(archive / "building.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(BuilderBusyError):
            built()
        other.kill()
        other.wait()
    manifest = built()
    assert open_archive(archive, "hashing/1").manifest == manifest


def test_a_damaged_embedding_cache_is_replaced_and_everything_embedded_again(
    seeds: Path, archive: Path, hashing: HashingEmbedder
) -> None:
    def build_anew() -> None:
        build(seeds, archive, hashing, QuietProgress(), anew=True)

    build_anew()
    once = list(hashing.asked)
    (archive / "embeddings.sqlite").write_bytes(b"SQLite format 3\0 and then nothing of the kind" * 100)
    build_anew()
    assert sorted(hashing.asked) == sorted(once * 2)
    build_anew()
    assert len(hashing.asked) == 2 * len(once)


def test_every_file_of_a_version_reaches_the_disk_before_the_pointer_names_it(
    built: Callable[[], Manifest], archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    fsync = os.fsync

    def spy(descriptor: int) -> None:
        synced.append(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", spy)
    version = archive / VERSIONS / built().version
    before_pointer = set(synced[: synced.index((archive / POINTER).stat().st_ino)])
    parts = [version, version.parent, *(p for p in version.rglob("*") if p.suffix != ".lock")]
    assert [str(path) for path in parts if path.stat().st_ino not in before_pointer] == []
    assert archive.stat().st_ino in synced
