from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.article_store import ArticleStore
from index.cutting import cut
from index.dating import day_and_page
from index.formats.plain_text import to_page
from index.passages import passages_of
from index.scope import Scope
from tests.index.conftest import ENGLISH, FERRY_DAY, HARBOUR, PAGES, SCHOOL, write_articles

if TYPE_CHECKING:
    from pathlib import Path

UNDATED = "undated.txt"
UNNAMED = {"paper": None, "issue": None}
ARTICLES = tuple(
    a for name, text in PAGES.items() for a in cut(to_page(name, text, *day_and_page(name))).articles
) + tuple(cut(to_page(UNDATED, "\n".join((SCHOOL, HARBOUR, ENGLISH)))).articles)
PASSAGES = tuple(passage for article in ARTICLES for passage in passages_of(article))


@pytest.fixture
def store(tmp_path: Path) -> ArticleStore:
    write_articles(ARTICLES, tmp_path / "odd name #1 100%.sqlite")
    return ArticleStore(tmp_path / "odd name #1 100%.sqlite")


def test_every_article_comes_back_equal(store: ArticleStore) -> None:
    for article in ARTICLES:
        assert store.article(article.article_id) == article
    assert store.by_id(a.article_id for a in ARTICLES) == {a.article_id: a for a in ARTICLES}


def test_paper_and_issue_number_come_back_and_narrow_a_scope(tmp_path: Path) -> None:
    named = [
        replace(article, paper=paper, issue_number=issue)
        for article, paper, issue in zip(ARTICLES, ["青石日报", "青石日报", "大河湾报"], ["7", "8", "7"], strict=False)
    ]
    write_articles([*named, *ARTICLES[3:]], tmp_path / "articles.sqlite")
    store = ArticleStore(tmp_path / "articles.sqlite")
    assert store.by_id(article.article_id for article in named) == {article.article_id: article for article in named}

    def found(scope: Scope) -> set[str]:
        numbers = [int(number) for number in store.numbers_in(scope)]
        return {passage.article_id for passage in store.passages(numbers).values()}

    first, second, third = (article.article_id for article in named)
    assert found(Scope(paper="青石日报")) == {first, second}
    assert found(Scope(issue="7")) == {first, third}
    assert found(Scope(paper="青石日报", issue="7")) == {first}
    assert found(Scope(paper="青石")) == set()


def test_an_unknown_id_has_no_article(store: ArticleStore) -> None:
    assert store.article("0" * 16) is None
    assert store.by_id(["0" * 16]) == {}
    assert store.by_id([]) == {}


def test_every_passage_comes_back_under_its_number(store: ArticleStore) -> None:
    numbers = [*range(len(PASSAGES)), 10_000]
    assert store.passages(numbers) == dict(enumerate(PASSAGES))
    assert store.passages([]) == {}


def test_the_articles_of_a_page_come_in_page_order(store: ArticleStore) -> None:
    of_page = store.articles_of(UNDATED)
    assert of_page == tuple(a for a in ARTICLES if a.source == UNDATED)
    assert len(of_page) == 3
    assert store.articles_of("no such page") == ()


def test_the_newest_issue_comes_first_and_pages_without_a_date_last(store: ArticleStore) -> None:
    first = store.first_articles(100)
    days = [a.issue_date or date.min for a in first]
    assert days == sorted(days, reverse=True)
    assert set(first) == set(ARTICLES)
    assert store.first_articles(2) == first[:2]
    assert store.newest_date() == FERRY_DAY
    issues = store.issues()
    assert (
        issues[0]
        == {"issue_date": "2026-02-03", "page": "B01", "source": "2026/02/03/B01.txt", "articles": 1} | UNNAMED
    )
    assert issues[-1] == {"issue_date": None, "page": None, "source": UNDATED, "articles": 3} | UNNAMED
    assert [i["page"] for i in issues] == ["B01", "A01", "A02", None]


def test_an_archive_without_dates_has_no_newest_one(tmp_path: Path) -> None:
    write_articles(cut(to_page(UNDATED, SCHOOL)).articles, tmp_path / "articles.sqlite")
    assert ArticleStore(tmp_path / "articles.sqlite").newest_date() is None


def test_it_counts_what_it_holds(store: ArticleStore) -> None:
    assert store.counts() == (len(ARTICLES), len(PASSAGES))


def test_many_threads_may_read_at_once(store: ArticleStore) -> None:
    wrong: list[str] = []

    def read() -> None:
        wrong.extend(a.article_id for a in ARTICLES * 20 if store.article(a.article_id) != a)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
