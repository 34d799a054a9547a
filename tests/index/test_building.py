"""From files to a version in use; whatever goes wrong on the way, the version before it stays in use."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.archive import POINTER, VERSIONS, current_version, open_archive
from index.building import KEPT_VERSIONS, build, is_current
from index.errors import ArchiveError, BuilderBusyError, SeedsError, WeightsError
from index.manifest import NAME
from tests.conftest import QuietProgress
from tests.index.conftest import ENGLISH, FERRY_DAY, PAGES, SCHOOL
from tests.index.hashing_embedder import HashingEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from index.manifest import Manifest

NEW_PAGE = "晚稻开镰\n\n本报讯 河东乡的晚稻今日开镰，亩产预计612公斤。\n"


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


def versions(archive: Path) -> list[str]:
    return sorted(path.name for path in (archive / VERSIONS).iterdir())


def test_what_was_built_is_in_use(built: Callable[[], Manifest], archive: Path) -> None:
    manifest = built()
    opened = open_archive(archive, "hashing/1")
    assert opened.manifest == manifest
    assert current_version(archive) == manifest.version
    assert opened.manifest.pages.keys() == PAGES.keys()
    (ferry,) = opened.articles.articles_of("2026/02/03/B01.txt")
    assert (ferry.issue_date, ferry.page_number, ferry.headline) == (FERRY_DAY, "B01", ENGLISH.split("\n")[0])
    assert opened.manifest.dimensions == 16
    assert opened.manifest.unreadable == {}


def test_building_again_embeds_only_the_passages_of_what_is_new(
    built: Callable[[], Manifest], seeds: Path, archive: Path, hashing: HashingEmbedder
) -> None:
    built()
    assert len(hashing.asked) == len(set(hashing.asked)) == len(open_archive(archive, "hashing/1").vectors)
    hashing.asked.clear()
    built()
    assert hashing.asked == []
    (seeds / "2026-02-04_A01.txt").write_text(NEW_PAGE, encoding="utf-8")
    built()
    assert sorted(hashing.asked) == sorted(["晚稻开镰", "本报讯 河东乡的晚稻今日开镰，亩产预计612公斤。"])


def test_cached_and_fresh_vectors_stand_at_the_passages_they_belong_to(
    built: Callable[[], Manifest], seeds: Path, archive: Path
) -> None:
    built()
    (seeds / "2025-01-01.txt").write_text(NEW_PAGE, encoding="utf-8")  # comes first, and moves all numbers
    built()
    opened = open_archive(archive, "hashing/1")
    for number, passage in opened.articles.passages(range(opened.manifest.passages)).items():
        article = opened.articles.article(passage.article_id)
        assert article
        vector = HashingEmbedder().embed_passages([article.text[passage.start : passage.end]])[0]
        np.testing.assert_allclose(opened.vectors.scores(vector, [number]), [1], atol=1e-5)


def test_a_text_that_stands_on_two_pages_is_embedded_once(
    built: Callable[[], Manifest], seeds: Path, hashing: HashingEmbedder
) -> None:
    (seeds / "copy.txt").write_text(SCHOOL, encoding="utf-8")
    manifest = built()
    assert len(hashing.asked) == len(set(hashing.asked)) < manifest.passages


def test_a_page_that_was_taken_away_is_not_in_the_next_version(
    built: Callable[[], Manifest], seeds: Path, archive: Path
) -> None:
    built()
    assert open_archive(archive, "hashing/1").lexicon.search("望远镜", 3)
    (seeds / "2026-01-05_A02.txt").unlink()
    built()
    opened = open_archive(archive, "hashing/1")
    assert opened.articles.articles_of("2026-01-05_A02.txt") == ()
    assert opened.lexicon.search("望远镜", 3) == {}


def test_an_unreadable_page_is_noted_and_named_in_the_manifest_and_the_others_are_built(
    seeds: Path, archive: Path, hashing: HashingEmbedder
) -> None:
    (seeds / "a.txt").write_bytes(b"\0\1")
    progress = QuietProgress()
    manifest = build(seeds, archive, hashing, progress)
    assert manifest.unreadable == {"a.txt": "it holds zero bytes, so it is no text; expected UTF-8 or GB18030"}
    assert progress.notes == [f"Left out a.txt: {manifest.unreadable['a.txt']}."]
    assert open_archive(archive, "hashing/1").manifest.articles == 3
    assert is_current(seeds, archive, "hashing/1")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such files")
def test_a_page_with_an_odd_name_and_one_that_cannot_be_read_do_not_stop_a_build(
    built: Callable[[], Manifest], seeds: Path, archive: Path
) -> None:
    (seeds / "b.txt").symlink_to("/proc/self/mem")
    Path(os.fsdecode(os.fsencode(seeds) + b"/\xc8\xd5.txt")).write_text(NEW_PAGE, encoding="utf-8")
    assert built().unreadable.keys() == {"b.txt", "\\xc8\\xd5.txt"}
    assert is_current(seeds, archive, "hashing/1")


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


def test_an_archive_is_current_until_pages_or_embedder_change(
    built: Callable[[], Manifest], seeds: Path, archive: Path
) -> None:
    assert not is_current(seeds, archive, "hashing/1")
    built()
    assert is_current(seeds, archive, "hashing/1")
    assert not is_current(seeds, archive, "hashing/2")
    (seeds / "new.txt").write_text(NEW_PAGE, encoding="utf-8")
    assert not is_current(seeds, archive, "hashing/1")
    (seeds / "new.txt").unlink()
    assert is_current(seeds, archive, "hashing/1")
    (seeds / "2026-01-05_A02.txt").write_text(SCHOOL + "。", encoding="utf-8")
    assert not is_current(seeds, archive, "hashing/1")


@pytest.mark.parametrize("name", [NAME, "vectors.faiss", "articles.sqlite", "terms/meta.json"])
def test_a_damaged_archive_is_not_current_so_that_it_is_built_again(
    built: Callable[[], Manifest], seeds: Path, archive: Path, name: str
) -> None:
    path = archive / VERSIONS / built().version / name
    path.write_bytes(path.read_bytes()[:-1])
    assert not is_current(seeds, archive, "hashing/1")
    fresh = built()
    assert open_archive(archive, "hashing/1").manifest == fresh


def test_what_an_interrupted_build_left_is_cleared_by_the_next(built: Callable[[], Manifest], archive: Path) -> None:
    leftover = archive / VERSIONS / ".unfinished-20260101T000000.000000Z" / "terms"
    leftover.mkdir(parents=True)
    (leftover / "half.store").write_bytes(b"half")
    manifest = built()
    assert versions(archive) == [manifest.version]


def test_old_versions_are_kept_up_to_the_limit_and_the_newest_is_in_use(
    built: Callable[[], Manifest], archive: Path
) -> None:
    made = [built().version for _ in range(KEPT_VERSIONS + 2)]
    assert versions(archive) == made[-KEPT_VERSIONS:]
    assert current_version(archive) == made[-1]


def test_any_kept_version_can_be_used_again(built: Callable[[], Manifest], seeds: Path, archive: Path) -> None:
    first = built()
    (seeds / "new.txt").write_text(NEW_PAGE, encoding="utf-8")
    built()
    (archive / POINTER).write_text(first.version)
    assert open_archive(archive, "hashing/1").manifest == first


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
    built: Callable[[], Manifest], archive: Path, hashing: HashingEmbedder
) -> None:
    built()
    once = list(hashing.asked)
    (archive / "embeddings.sqlite").write_bytes(b"SQLite format 3\0 and then nothing of the kind" * 100)
    built()
    assert sorted(hashing.asked) == sorted(once * 2)
    built()
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
