"""The statements of an archive are looked up by what they measure."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.article_draft import ArticleDraft
from index.article_store import ArticleStore
from index.cutting import articles_in
from index.figures.figure_store import FigureStore
from index.figures.statements import statements_in
from index.formats.plain_text import to_page
from index.passages import passages_of
from index.scope import EVERYTHING, Scope

if TYPE_CHECKING:
    from pathlib import Path

    from index.article import Article

OLD, NEW = "2025-01-20_A01.txt", "2026-01-20_A01.txt"


def page(name: str, text: str) -> Article:
    (one,) = articles_in([to_page(name, text)])
    return replace(one, issue_date=date.fromisoformat(name[:10]))


ARTICLES = {
    OLD: page(
        OLD, "松溪市经济数据\n\n2024年松溪市地区生产总值超1186.3亿元，比上年增长5.2%。截至6月底，竹源县存款3—5亿元。\n"
    ),
    NEW: page(
        NEW, "松溪市经济数据\n\n2025年松溪市地区生产总值1258.4亿元，增长6.0%。今年目标是地区生产总值增长6%左右。\n"
    ),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "articles.sqlite"
    with closing(ArticleDraft(where)) as draft:
        for file, article in ARTICLES.items():
            draft.add(file, [article], passages_of(article))
        draft.finish()
    return where


def test_what_is_read_is_what_was_written(path: Path) -> None:
    said = [one for article in ARTICLES.values() for one in statements_in(article)]
    names = sorted({one.indicator for one in said})
    found = [one.statement for one in FigureStore(path).measuring(names, None, EVERYTHING)]
    assert sorted(found, key=repr) == sorted(said, key=repr)
    assert len(said) > 5


def test_the_newest_issue_comes_first_and_scope_and_passages_narrow(path: Path) -> None:
    store = FigureStore(path)
    ids = [one.article_id for one in store.measuring(["地区生产总值"], None, EVERYTHING)]
    assert ids[0] == ARTICLES[NEW].article_id
    assert ids[-1] == ARTICLES[OLD].article_id
    scope = Scope(date_to=date(2025, 12, 31))
    assert {one.article_id for one in store.measuring(["地区生产总值"], None, scope)} == {ARTICLES[OLD].article_id}
    of_old = ArticleStore(path).numbers_of([ARTICLES[OLD].article_id])
    among = store.measuring(["地区生产总值"], of_old, EVERYTHING)
    assert {one.article_id for one in among} == {ARTICLES[OLD].article_id}
    assert among == store.measuring(["地区生产总值"], None, scope)
    assert store.measuring(["地区生产总值"], of_old, Scope(date_from=date(2026, 1, 1))) == ()
    assert store.measuring(["地区生产总值"], (), EVERYTHING) == ()
    assert store.measuring([], None, EVERYTHING) == ()


def test_a_page_that_goes_takes_its_statements_along(path: Path, tmp_path: Path) -> None:
    with closing(ArticleDraft(tmp_path / "next.sqlite", path)) as draft:
        draft.remove([OLD])
        draft.finish()
    with closing(sqlite3.connect(tmp_path / "next.sqlite")) as connection:
        left = {row for (row,) in connection.execute("SELECT article_id FROM figure")}
    assert left == {ARTICLES[NEW].article_id}
