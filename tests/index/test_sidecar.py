"""A sidecar states what a page does not; a wrong one is named; a change of it costs its pages alone."""

from __future__ import annotations

import json
import zipfile
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.archive import open_archive
from index.building import build, is_current
from index.imprint import UNKNOWN, Imprint
from index.loading import fingerprint, load_pages
from index.seeds_folder import REMOVED, add_pages, remove_pages
from index.sidecar import imprint_in
from index.unreadable import Unreadable
from index.watching import stamps_of
from tests.conftest import QuietProgress
from tests.index.conftest import ENGLISH, HARBOUR, PAGES, SCHOOL
from tests.index.hashing_embedder import HashingEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.manifest import Manifest

DAY, OTHER = date(2026, 2, 3), date(2026, 2, 9)


def write(path: Path, text: str | dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text if isinstance(text, str) else json.dumps(text, ensure_ascii=False), encoding="utf-8")


def imprints(seeds: Path) -> dict[str, Imprint]:
    return {
        source: Imprint(one.issue_date, one.page_number, one.paper, one.issue_number)
        for source, held in load_pages(seeds)
        for one in held
        if not isinstance(one, Unreadable)
    }


def unreadable(seeds: Path) -> dict[str, str]:
    return {one.source: one.reason for _, held in load_pages(seeds) for one in held if isinstance(one, Unreadable)}


def test_a_page_takes_what_it_does_not_state_from_its_own_sidecar_then_from_its_folder_s(tmp_path: Path) -> None:
    write(tmp_path / "a/one.txt", SCHOOL)
    write(tmp_path / "a/two.txt", HARBOUR)
    write(tmp_path / "a/b/three.txt", ENGLISH)
    write(tmp_path / "a/issue.json", {"date": "2026-02-03", "paper": "青石日报", "issue": 12345})
    write(tmp_path / "a/two.txt.json", {"page": "A02", "paper": "青石晚报", "issue": None})
    assert imprints(tmp_path) == {
        "a/b/three.txt": UNKNOWN,
        "a/one.txt": Imprint(DAY, None, "青石日报", "12345"),
        "a/two.txt": Imprint(DAY, "A02", "青石晚报", "12345"),
    }


def test_the_page_s_own_words_go_before_its_sidecar_and_that_before_its_name(tmp_path: Path) -> None:
    name = "大河湾报/2026-01-01_B7.txt"
    write(tmp_path / name, SCHOOL)
    assert imprints(tmp_path)[name] == Imprint(date(2026, 1, 1), "B7", "大河湾报")
    write(tmp_path / f"{name}.json", {"date": "2026-02-09", "paper": "青石晚报", "issue": "7"})
    assert imprints(tmp_path)[name] == Imprint(OTHER, "B7", "青石晚报", "7")
    write(tmp_path / name, f"青石日报 2026年2月3日 星期二 第12345期 A01版\n{SCHOOL}")
    assert imprints(tmp_path)[name] == Imprint(DAY, "A01", "青石日报", "12345")


def test_a_sidecar_speaks_for_every_format_and_for_the_members_of_a_zip(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", '{"text": "甲。"}')
    write(tmp_path / "b.html", "<article><h1>题</h1><p>文。</p></article>")
    write(tmp_path / "c.md", "---\npaper: 青石晚报\n期号: 第8期\n---\n# 题\n文。")
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as zipped:
        zipped.writestr("x.txt", SCHOOL)
        zipped.writestr("y.txt", f"大河湾报 2026年2月9日 A01版\n{SCHOOL}")
    write(tmp_path / "issue.json", {"date": "2026-02-03", "paper": "青石日报", "issue": "7"})
    held = [
        (one.source, one.issue_date, one.paper, one.issue_number)
        for _, held in load_pages(tmp_path)
        for one in held
        if not isinstance(one, Unreadable)
    ]
    assert held == [
        ("a.jsonl#1", DAY, "青石日报", "7"),
        ("b.html", DAY, "青石日报", "7"),
        ("c.md", DAY, "青石晚报", "8"),
        ("d.zip/x.txt", DAY, "青石日报", "7"),
        ("d.zip/y.txt", OTHER, "大河湾报", "7"),
    ]


WRONG = {
    "": "no JSON in UTF-8",
    "{": "no JSON in UTF-8",
    "[" * 90_000: "expected at most 65,536",
    "[" * 60_000: "no JSON in UTF-8",
    "[1]": "no object",
    '{"data": "2026-02-03"}': "its key 'data' is unknown; known are date, paper, issue, page",
    '{"date": "3.2.2026"}': "its date is off: '3.2.2026' is no day; expected YYYY-MM-DD",
    '{"date": "2026-02-30"}': "its date is off: '2026-02-30' is no day that there is",
    '{"date": 20260203}': "its date is '20260203'; expected a text",
    '{"paper": " "}': "its paper is ' '; expected a text of 1 to 100",
    '{"issue": true}': "its issue is 'True'",
    '{"page": ["A01"]}': "its page is",
}


@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_a_sidecar_that_is_wrong_is_named_and_its_page_is_read_without_it(tmp_path: Path, text: str) -> None:
    write(tmp_path / "2026-02-03.txt", SCHOOL)
    write(tmp_path / "2026-02-03.txt.json", text)
    write(tmp_path / "issue.json", {"paper": "青石日报"})
    assert imprints(tmp_path) == {"2026-02-03.txt": Imprint(DAY, None, "青石日报")}
    (source, reason), *_ = unreadable(tmp_path).items()
    assert source == "2026-02-03.txt.json"
    assert reason.startswith("as a sidecar of a page it")
    assert WRONG[text] in reason


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=60)
    | st.dictionaries(st.sampled_from(["date", "paper", "issue", "page"]), st.text(max_size=9)).map(
        lambda said: json.dumps(said).encode()
    )
)
def test_any_bytes_are_an_imprint_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        assert imprint_in(data) == imprint_in(data).or_else(UNKNOWN)


def test_a_sidecar_is_no_page_and_one_without_a_page_is_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SCHOOL)
    write(tmp_path / "b.txt.json", {"data": 1})
    write(tmp_path / "empty/issue.json", "no json")
    assert list(fingerprint(tmp_path)) == ["a.txt"]
    assert unreadable(tmp_path) == {}


def test_a_change_of_a_sidecar_costs_its_pages_alone(seeds: Path, archive: Path, built: Callable[[], Manifest]) -> None:
    for number in range(20):
        write(seeds / f"more/{number}.txt", f"{SCHOOL}\n第{number}所。")
    write(seeds / "2026/02/03/issue.json", "no json")
    first = built()
    assert first.unreadable.keys() == {"2026/02/03/issue.json"}
    assert first.pages_read == len(first.pages) == 23
    write(seeds / "new.txt", SCHOOL)
    assert built().unreadable == first.unreadable
    write(seeds / "2026/02/03/issue.json", {"paper": "Harbour Times"})
    assert not is_current(seeds, archive, "hashing/1")
    cut: list[int] = []

    class Noting(QuietProgress):
        def step(self, name: str, done: int, total: int) -> None:
            if name == "pages":
                cut.append(total - done)

    manifest = build(seeds, archive, HashingEmbedder(), Noting())
    assert cut == [1, 0]
    assert manifest.unreadable == {}
    assert is_current(seeds, archive, "hashing/1")
    (ferry,) = open_archive(archive, "hashing/1").articles.articles_of("2026/02/03/B01.txt")
    assert (ferry.paper, ferry.page_number) == ("Harbour Times", "B01")
    (seeds / "2026/02/03/issue.json").unlink()
    built()
    assert open_archive(archive, "hashing/1").articles.articles_of("2026/02/03/B01.txt")[0].paper is None


def test_a_sidecar_that_comes_or_changes_is_noticed_by_the_watch(seeds: Path) -> None:
    before = stamps_of(seeds)
    write(seeds / "2026-01-05_A01.txt.json", {"paper": "青石日报"})
    after = stamps_of(seeds)
    assert before != after
    write(seeds / "2026-01-05_A01.txt.json", {"paper": "青石晚报社"})
    assert after != stamps_of(seeds)


def test_a_sidecar_is_added_with_its_page_and_goes_with_it(seeds: Path, tmp_path: Path) -> None:
    write(tmp_path / "new.txt", SCHOOL)
    write(tmp_path / "new.txt.json", {"date": "2026-02-03"})
    add_pages([tmp_path / "new.txt", tmp_path / "new.txt.json"], seeds)
    assert imprints(seeds)["new.txt"] == Imprint(DAY)
    remove_pages(["new.txt"], seeds)
    assert not (seeds / "new.txt.json").exists()
    assert {path.name for path in (seeds / REMOVED).rglob("new.txt*")} == {"new.txt", "new.txt.json"}
    assert fingerprint(seeds).keys() == PAGES.keys()
