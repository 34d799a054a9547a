"""From files to a version in use, and what a later build does anew."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.archive import POINTER, VERSIONS, current_version, open_archive
from index.building import build, is_current
from index.manifest import NAME
from index.versions import KEPT_VERSIONS
from tests.conftest import QuietProgress
from tests.index.conftest import ENGLISH, FERRY_DAY, PAGES, SCHOOL
from tests.index.hashing_embedder import HashingEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.manifest import Manifest

NEW_PAGE = "晚稻开镰\n\n本报讯 河东乡的晚稻今日开镰，亩产预计612公斤。\n"


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
        np.testing.assert_allclose(opened.vectors.scores(vector, [number]), [1], atol=1e-3)


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
    assert manifest.unreadable == {"a.txt": "it holds zero bytes, so it is no text; expected UTF-8, GB18030 or Big5"}
    assert progress.notes == [f"Left out a.txt: {manifest.unreadable['a.txt']}."]
    assert open_archive(archive, "hashing/1").manifest.articles == 3
    assert is_current(seeds, archive, "hashing/1")


def test_a_member_of_a_zip_that_cannot_be_read_is_named_for_as_long_as_the_zip_is_there(
    seeds: Path, built: Callable[[], Manifest]
) -> None:
    with zipfile.ZipFile(seeds / "b.zip", "w") as zipped:
        zipped.writestr("x.txt", b"\0")
        zipped.writestr("y.txt", NEW_PAGE)
    first = built()
    assert first.unreadable.keys() == {"b.zip/x.txt"}
    assert (first.articles, first.pages_read) == (4, 4)
    (seeds / "2026-02-05.txt").write_text(NEW_PAGE, encoding="utf-8")
    second = built()
    assert second.stale_passages == 0
    assert second.unreadable == first.unreadable
    (seeds / "b.zip").unlink()
    assert built().unreadable == {}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such files")
def test_a_page_with_an_odd_name_and_one_that_cannot_be_read_do_not_stop_a_build(
    built: Callable[[], Manifest], seeds: Path, archive: Path
) -> None:
    (seeds / "b.txt").symlink_to("/proc/self/mem")
    Path(os.fsdecode(os.fsencode(seeds) + b"/\xc8\xd5.txt")).write_text(NEW_PAGE, encoding="utf-8")
    assert built().unreadable.keys() == {"b.txt", "\\xc8\\xd5.txt"}
    assert is_current(seeds, archive, "hashing/1")


def test_a_build_after_which_nothing_has_changed_leaves_the_version_in_use_and_those_kept(
    built: Callable[[], Manifest], seeds: Path, archive: Path
) -> None:
    first = built()
    (seeds / "new.txt").write_text(NEW_PAGE, encoding="utf-8")
    second = built()
    assert built() == second
    assert versions(archive) == [first.version, second.version]
    (seeds / "new.txt").unlink()
    assert built().version not in {first.version, second.version}


def test_an_archive_made_by_other_code_is_not_current_but_may_answer_meanwhile(
    built: Callable[[], Manifest], seeds: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = built()
    monkeypatch.setattr("index.building.recipe", lambda: "of another day")
    monkeypatch.setattr("index.base.recipe", lambda: "of another day")
    assert not is_current(seeds, archive, "hashing/1")
    assert is_current(seeds, archive, "hashing/1", by_any_code=True)
    assert not is_current(seeds, archive, "hashing/2", by_any_code=True)
    assert built().version != first.version
    assert is_current(seeds, archive, "hashing/1")


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


def test_old_versions_are_kept_up_to_the_limit_and_the_newest_is_in_use(
    built: Callable[..., Manifest], archive: Path
) -> None:
    made = [built(anew=True).version for _ in range(KEPT_VERSIONS + 2)]
    assert versions(archive) == made[-KEPT_VERSIONS:]
    assert current_version(archive) == made[-1]


def test_any_kept_version_can_be_used_again(built: Callable[[], Manifest], seeds: Path, archive: Path) -> None:
    first = built()
    (seeds / "new.txt").write_text(NEW_PAGE, encoding="utf-8")
    built()
    (archive / POINTER).write_text(first.version)
    assert open_archive(archive, "hashing/1").manifest == first
