"""Opening a version reads only what changed since its hashes were found right; the whole is checked where it matters."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from index import checking
from index.archive import VERSIONS, open_archive
from index.building import build, is_current
from index.checking import NOTE, hashes_of, note, stamps_of
from index.errors import DamagedArchiveError
from index.hashing import sha256_of
from index.manifest import read_manifest
from index.versions import roll_back, verify
from tests.conftest import QuietProgress
from tests.index.disks import read_only

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.manifest import Manifest
    from tests.index.hashing_embedder import HashingEmbedder

PARTS = ["articles.sqlite", "vectors.faiss", "terms/meta.json"]


def flip(path: Path) -> None:
    """Change one bit in place, of the last byte that is not zero; the time of the last change of content is put back."""
    before, data = path.stat(), path.read_bytes()
    at = len(data.rstrip(b"\0")) - 1
    with path.open("rb+") as file:
        file.seek(at)
        file.write(bytes([data[at] ^ 1]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def rot(version: Path, part: str) -> None:
    """Change one bit as a failing disk does: the file system knows nothing of it, so the note is made to agree."""
    flip(version / part)
    names = read_manifest(version).files
    note(version, stamps_of(version, names), names)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are hashed from here on."""
    names: list[str] = []

    def listening(path: Path, pause: float = 0) -> str:
        names.append(path.name)
        return sha256_of(path, pause)

    monkeypatch.setattr(checking, "sha256_of", listening)
    return names


def test_a_version_that_nobody_touched_is_opened_without_reading_it_whole(
    built: Callable[[], Manifest], seeds: Path, archive: Path, hashed: list[str]
) -> None:
    manifest = built()
    assert len(hashed) == len(manifest.files)
    hashed.clear()
    assert is_current(seeds, archive, "hashing/1")
    assert open_archive(archive, "hashing/1").manifest == manifest
    assert hashed == []


def test_a_file_that_moved_is_hashed_once_and_believed_from_then_on(
    built: Callable[[], Manifest], archive: Path, hashed: list[str]
) -> None:
    version = archive / VERSIONS / built().version
    hashed.clear()
    os.utime(version / "vectors.faiss")
    open_archive(archive, "hashing/1")
    open_archive(archive, "hashing/1")
    assert hashed == ["vectors.faiss"]


def test_a_copied_archive_is_hashed_whole_once(
    built: Callable[[], Manifest], archive: Path, tmp_path: Path, hashed: list[str]
) -> None:
    manifest = built()
    copy = shutil.copytree(archive, tmp_path / "copy")
    hashed.clear()
    open_archive(copy, "hashing/1")
    open_archive(copy, "hashing/1")
    assert len(hashed) == len(manifest.files)


@pytest.mark.parametrize("part", PARTS)
def test_a_byte_that_somebody_changed_is_found_at_opening_also_with_its_time_put_back(
    built: Callable[[], Manifest], seeds: Path, archive: Path, part: str
) -> None:
    flip(archive / VERSIONS / built().version / part)
    assert not is_current(seeds, archive, "hashing/1")
    for _ in range(2):
        with pytest.raises(DamagedArchiveError, match=f"{part} is damaged"):
            open_archive(archive, "hashing/1")


@pytest.mark.parametrize("part", PARTS)
def test_what_the_disk_spoiled_is_found_by_verify_and_then_refused_at_opening(
    built: Callable[[], Manifest], archive: Path, part: str
) -> None:
    rot(archive / VERSIONS / built().version, part)
    for check in (verify, lambda archive: open_archive(archive, "hashing/1")):
        with pytest.raises(DamagedArchiveError, match=f"{part} is damaged"):
            check(archive)


@pytest.mark.parametrize("part", PARTS)
def test_what_the_disk_spoiled_is_not_built_upon(
    built: Callable[[], Manifest], seeds: Path, archive: Path, hashing: HashingEmbedder, tmp_path: Path, part: str
) -> None:
    rot(archive / VERSIONS / built().version, part)
    (seeds / "new.txt").write_text("晚稻开镰\n\n本报讯 河东乡的晚稻今日开镰。\n", encoding="utf-8")
    passages = verify(archive, built().version).passages
    build(seeds, tmp_path / "other", hashing, QuietProgress())
    ours, others = (open_archive(folder, "hashing/1") for folder in (archive, tmp_path / "other"))
    assert list(ours.articles.rows(range(passages))) == list(others.articles.rows(range(passages)))
    assert (ours.vectors.rows(0, passages) == others.vectors.rows(0, passages)).all()


def test_what_the_disk_spoiled_is_not_gone_back_to(built: Callable[..., Manifest], archive: Path) -> None:
    first, second = built(), built(anew=True)
    rot(archive / VERSIONS / first.version, "articles.sqlite")
    with pytest.raises(DamagedArchiveError, match=r"articles\.sqlite is damaged"):
        roll_back(archive, {}, "hashing/1")
    assert open_archive(archive, "hashing/1").manifest == second


@pytest.mark.parametrize("said", ["", "[]", "null", "{", '{"vectors.faiss": 1}', "[" * 100_000])
def test_a_note_that_says_nothing_costs_a_check_and_no_more(
    built: Callable[[], Manifest], archive: Path, hashed: list[str], said: str
) -> None:
    manifest = built()
    (archive / VERSIONS / manifest.version / NOTE).write_text(said)
    hashed.clear()
    assert open_archive(archive, "hashing/1").manifest == manifest
    assert len(hashed) == len(manifest.files)


def test_a_note_of_other_hashes_is_not_believed(built: Callable[[], Manifest], archive: Path) -> None:
    version = archive / VERSIONS / built().version
    flip(version / "vectors.faiss")
    hashes_of(version)  # notes the hash that the damaged file has, which is not the manifest's
    with pytest.raises(DamagedArchiveError, match=r"vectors\.faiss is damaged"):
        open_archive(archive, "hashing/1")


def test_where_no_note_can_be_written_an_archive_is_checked_whole_each_time(
    built: Callable[[], Manifest], archive: Path, tmp_path: Path, hashed: list[str]
) -> None:
    manifest = built()
    (archive / VERSIONS / manifest.version / NOTE).unlink()
    hashed.clear()
    with read_only(archive, tmp_path / "disk") as disk:
        for _ in range(2):
            open_archive(disk, "hashing/1")
    assert len(hashed) == 2 * len(manifest.files)
