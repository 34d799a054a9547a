"""Whoever is shown a corrected article is told so, with a link to the correction, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from index.building import build
from qa.archive_in_use import ArchiveInUse
from qa.web.app import create_app
from tests.conftest import QuietProgress, intake_of, serving
from tests.qa.checking import check_reply
from tests.qa.conftest import LIBRARY, LIBRARY_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask import Flask
    from playwright.sync_api import Page

    from index.embedding.embedder import Embedder
    from qa.service import Service

NOTICE = "2024-03-07_A04.txt"
NOTICE_TEXT = """更正与致歉

本报3月5日A01版《市图书馆新馆开放》一文中，“新馆藏书38万册”应为“新馆藏书36万册”，谨向读者致歉。
"""
QUESTION = "新馆阅览座位有多少个？"
JSON, HTML = {"Accept": "application/json"}, {"Accept": "text/html"}
SAID = {"zh-CN": "后有更正：更正与致歉", "en": "Corrected since: 更正与致歉"}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page, and a later one that corrects it."""
    folder = tmp_path_factory.mktemp("corrected_seeds")
    for name, text in ((LIBRARY, LIBRARY_TEXT), (NOTICE, NOTICE_TEXT)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def app(seeds: Path, service: Service, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application over both."""
    archive = tmp_path_factory.mktemp("corrected_archive")
    build(seeds, archive, embedder, QuietProgress())
    own = replace(service, archive_in_use=ArchiveInUse(archive, embedder.identity))
    return create_app(own, intake_of(own, seeds))


@pytest.fixture(scope="module")
def url(app: Flask) -> Iterator[str]:
    """The address of a real server over both."""
    with serving(app) as address:
        yield address


def id_of(app: Flask, source: str) -> str:
    listed = app.test_client().get("/articles", query_string={"source": source}, headers=JSON).get_json()
    return str(listed["articles"][0]["article_id"])


def test_a_citation_of_a_corrected_article_links_to_the_correction(app: Flask, seeds: Path) -> None:
    reply = app.test_client().post("/ask", json={"question": QUESTION, "filters": {"source": LIBRARY}}).get_json()
    check_reply(reply, seeds)
    notice = id_of(app, NOTICE)
    for citation in reply["citations"]:
        assert citation["corrected_by"] == [
            {"article_id": notice, "headline": "更正与致歉", "url": f"/articles/{notice}"}
        ]
    assert reply["citations"]


def test_the_correction_itself_has_none(app: Flask) -> None:
    article = app.test_client().get(f"/articles/{id_of(app, NOTICE)}", headers=JSON).get_json()
    assert article["corrected_by"] == []


@pytest.mark.parametrize("language", SAID)
def test_the_article_s_page_says_so_in_the_language_of_the_reader(app: Flask, language: str) -> None:
    page = app.test_client().get(f"/articles/{id_of(app, LIBRARY)}?lang={language}", headers=HTML).text
    (said,) = re.findall(r'<p class="corrected">(.*?)</p>', page, re.DOTALL)
    assert f'href="/articles/{id_of(app, NOTICE)}"' in said
    assert unescape(re.sub(r"<[^>]*>", "", said)) == SAID[language]


@pytest.mark.parametrize("language", SAID)
def test_the_chat_says_so_beside_the_citation(url: str, open_page: Callable[..., Page], language: str) -> None:
    page = open_page()
    page.goto(f"{url}/?lang={language}")
    page.locator("#question").fill(QUESTION)
    page.locator("#ask").click()
    said = page.locator(".citation .corrected").first
    expect(said).to_have_text(SAID[language])
    said.locator("a").click()
    expect(page.locator("#reader h2")).to_contain_text("更正与致歉")
