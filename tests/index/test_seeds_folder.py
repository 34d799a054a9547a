"""Files come into the seeds folder whole, overwrite nothing unasked, and are only moved when they go."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from index.errors import SeedsError
from index.loading import page_files
from index.seeds_folder import ARRIVING, REMOVED, add_pages, remove_pages
from tests.index.conftest import HARBOUR, PAGES, SCHOOL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.manifest import Manifest


@pytest.fixture
def arrived(tmp_path: Path) -> Path:
    """A page outside the seeds folder."""
    path = tmp_path / "desk" / "2026-02-04_A01.txt"
    path.parent.mkdir()
    path.write_text(SCHOOL, encoding="utf-8")
    return path


def names(seeds: Path) -> set[str]:
    return {path.relative_to(seeds).as_posix() for path in page_files(seeds)}


def everything(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def test_a_file_is_copied_under_its_own_name_and_the_original_stays(arrived: Path, seeds: Path) -> None:
    add_pages([arrived], seeds)
    assert (seeds / arrived.name).read_bytes() == arrived.read_bytes()
    assert names(seeds) == {*PAGES, arrived.name}
    assert not list(seeds.glob(".*"))


def test_the_seeds_folder_is_made_where_there_is_none(arrived: Path, tmp_path: Path) -> None:
    add_pages([arrived], tmp_path / "not" / "yet")
    assert names(tmp_path / "not" / "yet") == {arrived.name}


def test_the_same_file_may_be_added_again_and_another_of_its_name_only_on_demand(arrived: Path, seeds: Path) -> None:
    add_pages([arrived], seeds)
    add_pages([arrived], seeds)
    arrived.write_text(HARBOUR, encoding="utf-8")
    with pytest.raises(SeedsError, match=r"differs from .*2026-02-04_A01\.txt.* add --replace\. Nothing was added"):
        add_pages([arrived], seeds)
    assert (seeds / arrived.name).read_text(encoding="utf-8") == SCHOOL
    add_pages([arrived], seeds, replace=True)
    assert (seeds / arrived.name).read_text(encoding="utf-8") == HARBOUR
    (kept,) = (seeds / REMOVED).rglob(arrived.name)
    assert kept.read_text(encoding="utf-8") == SCHOOL


def test_where_one_cannot_be_taken_in_none_is(arrived: Path, seeds: Path, tmp_path: Path) -> None:
    before = everything(seeds)
    (tmp_path / "photo.exe").write_bytes(b"MZ")
    (tmp_path / ".hidden.txt").write_text(SCHOOL, encoding="utf-8")
    (tmp_path / arrived.name).write_text(HARBOUR, encoding="utf-8")
    refused = {
        tmp_path / "nothing.txt": "is not there",
        tmp_path / "desk": "is a folder, expected a file",
        tmp_path / "photo.exe": r"cannot be taken in\. The name 'photo\.exe' ends with \.exe; known are \.txt, ",
        tmp_path / ".hidden.txt": "cannot be used: a part of it begins with a dot",
        tmp_path / arrived.name: "is given together with another file of that name",
    }
    for path, reason in refused.items():
        with pytest.raises(SeedsError, match=f"{reason}.*Nothing was added"):
            add_pages([arrived, path], seeds)
    assert everything(seeds) == before


def test_a_seeds_folder_that_is_a_file_is_told(arrived: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SeedsError, match="cannot be written"):
        add_pages([arrived], tmp_path / "file")


def test_a_removed_page_is_moved_to_where_it_is_not_read_and_can_be_found(seeds: Path) -> None:
    folder = remove_pages(["2026/02/03/B01.txt", "2026-01-05_A01.txt"], seeds)
    assert folder.parent == seeds / REMOVED
    assert names(seeds) == {"2026-01-05_A02.txt"}
    for source in ("2026/02/03/B01.txt", "2026-01-05_A01.txt"):
        assert (folder / source).read_text(encoding="utf-8") == PAGES[source]


def test_a_page_that_is_removed_added_and_removed_again_is_kept_twice(arrived: Path, seeds: Path) -> None:
    for text in (SCHOOL, HARBOUR):
        arrived.write_text(text, encoding="utf-8")
        add_pages([arrived], seeds)
        remove_pages([arrived.name], seeds)
    kept = sorted(path.read_text(encoding="utf-8") for path in (seeds / REMOVED).rglob("*.txt"))
    assert kept == sorted([SCHOOL, HARBOUR])


def test_an_unknown_page_is_told_with_near_names_and_none_is_moved(seeds: Path) -> None:
    before = everything(seeds)
    with pytest.raises(
        SeedsError, match=r"no page '2026-01-05_A1.txt' in .*Near names: 2026-01-05_A0\d\.txt, .*Nothing"
    ):
        remove_pages(["2026/02/03/B01.txt", "2026-01-05_A1.txt"], seeds)
    with pytest.raises(SeedsError, match=r"no page '…' in .*python -m index status"):
        remove_pages(["…"], seeds)
    assert everything(seeds) == before


def test_the_last_page_is_not_removed(seeds: Path) -> None:
    with pytest.raises(SeedsError, match="would leave no page"):
        remove_pages(list(PAGES), seeds)
    assert names(seeds) == PAGES.keys()


def test_what_a_killed_writer_left_goes_at_the_next_build_and_what_arrives_now_stays(
    built: Callable[[], Manifest], seeds: Path
) -> None:
    left, arriving = (seeds / "2026" / "02" / f"{ARRIVING}{name}" for name in ("left", "now"))
    for path in (left, arriving):
        path.write_bytes(b"half a pa")
    yesterday = time.time() - 24 * 3600
    os.utime(left, (yesterday, yesterday))
    assert built().pages.keys() == PAGES.keys()
    assert not left.exists()
    assert arriving.exists()
