"""What holds on every page: its headers, its language, and that words of the paper are never markup."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PAGE
from tests.qa.conftest import HOSTILE, HOSTILE_HEADLINE

if TYPE_CHECKING:
    from flask.testing import FlaskClient

HTML = {"Accept": "text/html"}
ADDRESSES = ["/", "/ask?q=增长多少？", "/ask", "/issues", "/healthz", "/readyz", f"/articles?source={PAGE}", "/nothing"]
ADDRESSES += ["/articles/nothing", "/static/style.css", "/static/chat.js", "/search", "/search?q=增长", "/metrics"]
HOSTILE_WORDS = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>'</textarea>{{7*7}}"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_every_reply_has_the_headers_that_keep_a_browser_safe(client: FlaskClient, address: str, accept: str) -> None:
    with client.get(address, headers={"Accept": accept}) as response:
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert response.status_code < 500


@pytest.mark.parametrize("address", ["/", f"/articles?source={PAGE}", "/search?q=增长", "/nothing"])
def test_a_page_brings_no_script_or_style_of_its_own_and_nothing_from_elsewhere(
    client: FlaskClient, address: str
) -> None:
    page = client.get(address, headers=HTML).text
    assert "http://" not in page
    assert "https://" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count('<script type="module" src="/static/') + page.count(
        '<script type="application/json"'
    )


@pytest.mark.parametrize(
    ("query", "cookie", "accepted", "language"),
    [
        ("", "", "", "zh-CN"),
        ("", "", "zh-TW,zh;q=0.9", "zh-CN"),
        ("", "", "en-GB,en;q=0.9", "en"),
        ("", "", "fr", "zh-CN"),
        ("", "", "zh;q=0.5,en;q=0.9", "en"),
        ("", "en", "zh-CN", "en"),
        ("", "xx", "zh-CN", "zh-CN"),
        ("?lang=en", "", "zh-CN", "en"),
        ("?lang=zh-CN", "en", "en", "zh-CN"),
        ("?lang=xx", "", "zh-CN", "zh-CN"),
        ("?lang=../../etc", "", "en", "en"),
    ],
)
def test_the_language_is_that_of_the_address_then_the_cookie_then_the_browser_then_chinese(
    client: FlaskClient, query: str, cookie: str, accepted: str, language: str
) -> None:
    if cookie:
        client.set_cookie("lang", cookie)
    page = client.get(f"/{query}", headers={"Accept-Language": accepted} if accepted else {})
    assert f'<html lang="{language}">' in page.text
    assert ("Ask the newspaper" in page.text) == (language == "en")


def test_a_chosen_language_is_remembered(client: FlaskClient) -> None:
    client.get("/?lang=en")
    assert '<html lang="en">' in client.get("/").text
    client.get("/?lang=zh-CN")
    assert '<html lang="zh-CN">' in client.get("/", headers={"Accept-Language": "en"}).text


def test_the_other_language_is_one_link_away_and_keeps_the_place(client: FlaskClient) -> None:
    page = client.get("/articles", query_string={"source": PAGE}).text
    assert f'href="/articles?source={PAGE}&amp;lang=en"' in page


@pytest.mark.parametrize(
    "path", ["//evil.example/", "///evil.example", "/\\evil.example/", '/"><script>alert(1)</script>']
)
def test_no_address_makes_the_language_link_lead_elsewhere(client: FlaskClient, path: str) -> None:
    page = client.get("/nothing", headers=HTML, environ_overrides={"PATH_INFO": path})
    if page.status_code == 404:
        assert 'href="//' not in page.text
        assert 'href="/\\' not in page.text
        assert "<script>alert" not in page.text
    else:
        assert page.status_code == 308
        assert page.headers["Location"].startswith(("/", "http://localhost/"))
        assert not page.headers["Location"].startswith("//")


def test_markup_in_a_headline_is_shown_as_words_on_every_page(own_client: FlaskClient) -> None:
    listed = own_client.get("/articles", query_string={"source": HOSTILE}, headers={"Accept": "application/json"})
    (article,) = listed.get_json()["articles"]
    assert article["headline"] == HOSTILE_HEADLINE
    for address in ("/", f"/articles?source={HOSTILE}", f"/articles/{article['article_id']}?quote=0-9&answer=3-40"):
        page = own_client.get(address, headers=HTML).text
        assert "&lt;script&gt;" in page
        for markup in ("<script>", "<img", "<b ", "</mark></script>"):
            assert markup not in page, (address, markup)


@pytest.mark.parametrize("name", ["q", "lang", "source", "quote", HOSTILE_WORDS])
def test_markup_in_an_address_is_never_echoed_as_markup(own_client: FlaskClient, name: str) -> None:
    for address in ("/", "/articles", "/nothing", f"/articles/{HOSTILE_WORDS}".replace("?", "")):
        page = own_client.get(address, query_string={name: HOSTILE_WORDS}, headers=HTML)
        assert page.status_code < 500
        if page.mimetype == "text/html":
            assert "<script>alert" not in page.text
            assert "<img" not in page.text


def test_markup_in_a_question_stays_a_question(own_client: FlaskClient) -> None:
    response = own_client.post("/ask", json={"question": HOSTILE_WORDS})
    assert response.mimetype == "application/json"
    assert response.get_json()["question"] == HOSTILE_WORDS
    refused = own_client.post("/ask", json={"question": "问", HOSTILE_WORDS: 1})
    assert refused.mimetype == "application/problem+json"
    assert json.loads(refused.data)["field"].startswith("<script>")


def test_an_answer_out_of_hostile_words_is_given_verbatim(own_client: FlaskClient) -> None:
    reply = own_client.post("/ask", json={"question": "集市的摊位共有多少个？"}).get_json()
    assert reply["answer"] == "86个"
    assert "<b onmouseover=window.hacked=3>" in reply["citations"][0]["quote"]
