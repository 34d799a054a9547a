"""Provinces are told in any language, and missed where an article in another language names none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.archive import open_archive
from index.building import build
from index.cutting import articles_in
from index.formats.plain_text import to_page
from index.scope import EVERYTHING
from qa.asking import asked_in
from qa.naming import missing_names
from qa.place_names import apart, divisions_missing
from qa.retrieving import retrieve
from qa.understanding import understand
from tests.conftest import QuietProgress

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.embedder import Embedder

OF_GUANGXI = """Guangxi ports grow

Ports in Guangxi handled 12 percent more cargo last year.
"""


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("How much did cargo in Guizhou grow?", ("Guizhou",)),
        ("贵州货物增长多少？", ("贵州",)),
        ("How much did cargo in Guangxi grow?", ()),
        ("広西の貨物は？", ()),
        ("광시 화물은 얼마나 늘었습니까?", ()),
        ("How much did cargo grow?", ()),
        ("What do the Guizhouans say?", ()),
    ],
)
def test_a_province_that_an_article_in_another_language_does_not_name_is_missing(
    question: str, missing: tuple[str, ...]
) -> None:
    (article,) = articles_in([to_page("own.txt", OF_GUANGXI)])
    assert divisions_missing(question, article.text) == missing
    assert missing_names(asked_in(question, date(2026, 3, 10)), article) == missing


def test_a_passage_in_another_language_on_another_province_comes_behind_one_in_chinese_on_it(
    tmp_path: Path, embedder: Embedder
) -> None:
    (tmp_path / "2026-03-05_A01.txt").write_text(OF_GUANGXI, encoding="utf-8")
    (tmp_path / "2026-03-06_A01.txt").write_text(
        "贵州港口货运增长\n\n本报讯 去年贵州港口货物吞吐量增长8%。\n", encoding="utf-8"
    )
    build(tmp_path, tmp_path / "archive", embedder, QuietProgress())
    query = understand("How much did port cargo in Guizhou grow last year?", (), EVERYTHING, date(2026, 3, 10), 5)
    first, *_ = retrieve(query, open_archive(tmp_path / "archive", embedder.identity), embedder, 5)
    assert first.article.headline == "贵州港口货运增长"


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("甘肃兰州", ("甘肃", "兰州")),
        ("上海市浦东", ("上海市", "浦东")),
        ("西藏地区", ("西藏地区",)),
        ("兰州", ("兰州",)),
        ("上海港", ("上海港",)),
    ],
)
def test_two_places_that_are_written_as_one_come_apart(name: str, places: tuple[str, ...]) -> None:
    assert apart(name) == places
