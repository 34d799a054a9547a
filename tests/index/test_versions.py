"""Kept versions: going back to one, staying there, checking one, dropping old ones."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from index.archive import ARTICLES, VERSIONS, current_version, open_archive
from index.building import is_current
from index.checking import hashes_of
from index.errors import ArchiveError, BuilderBusyError, DamagedArchiveError, NoArchiveError, OtherEmbedderError
from index.loading import fingerprint
from index.locking import changing
from index.manifest import NAME, Manifest, read_manifest, write_manifest
from index.pointing import is_rolled_back
from index.versions import KEPT_VERSIONS, kept_versions, prune, roll_back, summary, verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NEW_PAGE = "晚稻开镰\n\n本报讯 河东乡的晚稻今日开镰，亩产预计612公斤。\n"


def back(seeds: Path, archive: Path, version: str = "", embedder: str = "hashing/1") -> Manifest:
    return roll_back(archive, fingerprint(seeds), embedder, version)


def finds_rice(archive: Path) -> bool:
    return bool(open_archive(archive, "hashing/1").lexicon.search("晚稻", 1))


@pytest.fixture
def two(built: Callable[[], Manifest], seeds: Path) -> tuple[Manifest, Manifest]:
    """A version, and one after it with a page more."""
    first = built()
    (seeds / "new.txt").write_text(NEW_PAGE, encoding="utf-8")
    return first, built()


def test_going_back_answers_from_the_version_before(two: tuple[Manifest, Manifest], seeds: Path, archive: Path) -> None:
    assert finds_rice(archive)
    assert back(seeds, archive) == two[0]
    assert current_version(archive) == summary(archive).version == two[0].version
    assert not finds_rice(archive)
    assert is_rolled_back(archive)


def test_what_somebody_went_back_to_stays_until_the_pages_change(
    two: tuple[Manifest, Manifest], seeds: Path, archive: Path
) -> None:
    back(seeds, archive)
    assert two[0].pages != fingerprint(seeds)
    assert is_current(seeds, archive, "hashing/1")
    assert not is_current(seeds, archive, "hashing/2")
    (seeds / "new.txt").write_text(NEW_PAGE + "。", encoding="utf-8")
    assert not is_current(seeds, archive, "hashing/1")


def test_a_build_that_is_asked_for_ends_it(
    two: tuple[Manifest, Manifest], seeds: Path, archive: Path, built: Callable[[], Manifest]
) -> None:
    back(seeds, archive)
    assert built().pages == two[1].pages
    assert finds_rice(archive)
    assert not is_rolled_back(archive)


def test_any_kept_version_may_be_named_also_a_later_one(
    two: tuple[Manifest, Manifest], seeds: Path, archive: Path
) -> None:
    back(seeds, archive, two[0].version)
    back(seeds, archive, two[1].version)
    assert finds_rice(archive)


def test_one_that_is_not_kept_is_refused_with_those_that_are(
    two: tuple[Manifest, Manifest], seeds: Path, archive: Path
) -> None:
    with pytest.raises(ArchiveError, match=f"no version '20200101' in .*Kept: {two[0].version}, {two[1].version}\\."):
        back(seeds, archive, "20200101")
    with pytest.raises(ArchiveError, match=r"no version '\.\./\.\.'"):
        verify(archive, "../..")


def test_where_none_is_older_that_is_said(built: Callable[[], Manifest], seeds: Path, archive: Path) -> None:
    with pytest.raises(NoArchiveError, match="no archive in"):
        back(seeds, archive)
    built()
    with pytest.raises(NoArchiveError, match=r"No version before .* is kept"):
        back(seeds, archive)


@pytest.mark.parametrize("part", [NAME, ARTICLES, "vectors.faiss", "terms/meta.json"])
def test_a_damaged_version_is_refused_by_name_and_the_one_in_use_stays(
    two: tuple[Manifest, Manifest], seeds: Path, archive: Path, part: str
) -> None:
    path = archive / VERSIONS / two[0].version / part
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(DamagedArchiveError, match=two[0].version):
        back(seeds, archive)
    with pytest.raises(DamagedArchiveError, match=two[0].version):
        verify(archive, two[0].version)
    assert verify(archive) == two[1]
    assert current_version(archive) == two[1].version
    assert not is_rolled_back(archive)


def test_a_version_of_another_embedder_is_not_gone_back_to(
    two: tuple[Manifest, Manifest], seeds: Path, archive: Path
) -> None:
    with pytest.raises(OtherEmbedderError, match=r"hashing/1, and another/2 is in use"):
        back(seeds, archive, embedder="another/2")
    assert current_version(archive) == two[1].version


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE passage SET stop = 100000 WHERE number = 1",
        "UPDATE passage SET article_id = 'nobody' WHERE number = 1",
        "UPDATE passage SET number = 1000 WHERE number = 1",
    ],
)
def test_parts_that_do_not_fit_together_are_found_also_under_right_hashes(
    built: Callable[[], Manifest], archive: Path, harm: str
) -> None:
    folder = archive / VERSIONS / built().version
    with closing(sqlite3.connect(folder / ARTICLES)) as connection, connection:
        connection.execute(harm)
    manifest = read_manifest(folder)
    document = {name: getattr(manifest, name) for name in Manifest.__dataclass_fields__}
    write_manifest(Manifest(**{**document, "files": hashes_of(folder)}), folder)
    with pytest.raises(DamagedArchiveError, match=r"do not fit together .*1 of them outside|up to number 1000"):
        verify(archive)


def test_a_renamed_version_is_refused(two: tuple[Manifest, Manifest], archive: Path) -> None:
    folder = archive / VERSIONS
    (folder / two[0].version).rename(folder / "20991231T000000.000000Z")
    with pytest.raises(DamagedArchiveError, match=f"holds the version {two[0].version}, so it was renamed"):
        verify(archive, "20991231T000000.000000Z")


def test_pruning_keeps_the_newest_and_the_one_in_use(
    built: Callable[..., Manifest], seeds: Path, archive: Path
) -> None:
    made = [built(anew=True).version for _ in range(KEPT_VERSIONS)]
    back(seeds, archive, made[0])
    (archive / VERSIONS / ".unfinished-x").mkdir()
    assert prune(archive, 1) == made[1:-1]
    assert [path.name for path in sorted((archive / VERSIONS).iterdir())] == [made[0], made[-1]]
    assert current_version(archive) == made[0]
    assert kept_versions(archive) == [made[0], made[-1]]


def test_nothing_is_kept_where_nothing_was_built(archive: Path) -> None:
    assert kept_versions(archive) == []


def test_while_somebody_builds_nothing_is_gone_back_to_or_pruned(
    two: tuple[Manifest, Manifest], seeds: Path, archive: Path
) -> None:
    with changing(archive):
        with pytest.raises(BuilderBusyError):
            back(seeds, archive)
        with pytest.raises(BuilderBusyError):
            prune(archive)
    assert current_version(archive) == two[1].version
