"""Which passages come first for the time that a question asks about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.archive import open_archive
from index.building import build
from index.scope import EVERYTHING
from qa.retrieving import retrieve
from qa.understanding import understand
from tests.conftest import QuietProgress

if TYPE_CHECKING:
    from pathlib import Path

    from index.archive import Archive
    from index.embedding.embedder import Embedder

# Alike but for the day on which they came out; the county's bulletin comes every spring and says 去年 for the year before.
BULLETIN = "云桥县公布造林情况\n\n本报讯 去年全县造林{area}万亩，比上年增长{rise}%，造林面积创新高，林业部门表示今年继续造林。\n"
AREAS = {2018: ("3.1", "2"), 2019: ("3.4", "4"), 2020: ("3.7", "6"), 2021: ("4.2", "7"), 2022: ("4.6", "8")}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Archive:
    seeds: Path = tmp_path_factory.mktemp("bulletins")
    for year, (area, rise) in AREAS.items():
        (seeds / f"{year}-03-02_A01.txt").write_text(BULLETIN.format(area=area, rise=rise), encoding="utf-8")
    build(seeds, seeds / "archive", embedder, QuietProgress())
    return open_archive(seeds / "archive", embedder.identity)


@pytest.mark.parametrize("year", [2018, 2019, 2020, 2021])
def test_what_came_out_in_the_year_asked_about_or_in_the_next_comes_first(
    archive: Archive, embedder: Embedder, year: int
) -> None:
    query = understand(f"{year}年云桥县造林多少万亩？", (), EVERYTHING, date(2026, 3, 10), 5)
    found = retrieve(query, archive, embedder, 5)
    issued = [one.article.issue_date.year for one in found if one.article.issue_date]
    assert set(issued[:2]) <= {year, year + 1}
    assert sorted(issued) == sorted(AREAS)


def test_an_english_question_finds_the_passage_by_words_that_only_the_dictionary_knows(
    tmp_path: Path, embedder: Embedder
) -> None:
    (tmp_path / "2023-05-04_A01.txt").write_text(
        "云桥县修缮灯塔\n\n本报讯 云桥县的灯塔昨日粉刷一新。\n", encoding="utf-8"
    )
    build(tmp_path, tmp_path / "archive", embedder, QuietProgress())
    query = understand("Which lighthouse did they paint?", (), EVERYTHING, date(2026, 3, 10), 5)
    found = retrieve(query, open_archive(tmp_path / "archive", embedder.identity), embedder, 5)
    assert any(one.bm25 > 0 for one in found)


@pytest.mark.parametrize(
    ("thing", "question"),
    [
        ("检验站", "検験はいつからできますか？"),
        ("樱花节", "桜花の祭りはいつですか？"),
        ("制药厂", "製薬の工場はどこ？"),
    ],
)
def test_characters_that_only_japanese_writes_so_are_searched_for_as_chinese_writes_them(
    thing: str, question: str, tmp_path: Path, embedder: Embedder
) -> None:
    (tmp_path / "2023-05-04_A01.txt").write_text(f"{thing}开张\n\n本报讯 {thing}昨日开张。\n", encoding="utf-8")
    build(tmp_path, tmp_path / "archive", embedder, QuietProgress())
    query = understand(question, (), EVERYTHING, date(2026, 3, 10), 5)
    found = retrieve(query, open_archive(tmp_path / "archive", embedder.identity), embedder, 5)
    assert any(one.bm25 > 0 for one in found)
