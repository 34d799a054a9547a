"""The list of articles found, as JSON and as a page."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from qa.web.search_wording import SEARCH_WORDING
from qa.web.wording import WORDING
from tests.conftest import PAGE, SEEDS
from tests.qa.checking import PLACE, check_fields, stands_in
from tests.qa.conftest import BRIDGE, HOSTILE, HOSTILE_HEADLINE, LIBRARY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask.testing import FlaskClient
    from playwright.sync_api import Page

JSON = {"Accept": "application/json"}
HTML = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}
FOUND = PLACE | {"headline_marks": list, "snippet": str, "snippet_marks": list, "score": float, "url": str}
FINDINGS = {
    "query": str,
    "matched": str,
    "order": str,
    "total": int,
    "limit": int,
    "offset": int,
    "articles": list,
    "index_version": str,
    "took_ms": float,
}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def found(client: FlaskClient, words: str, **parameters: object) -> dict[str, Any]:
    response = client.get("/search", query_string={"q": words, **parameters}, headers=JSON)
    assert response.status_code == 200, response.text
    document: dict[str, Any] = response.get_json()
    return document


def sources(client: FlaskClient, words: str, **parameters: object) -> list[str]:
    return [article["source"] for article in found(client, words, **parameters)["articles"]]


def check_findings(document: dict[str, Any], seeds: Path) -> None:
    """The list keeps the contract; each snippet stands in its file, and each mark in what it marks."""
    check_fields(document, FINDINGS)
    assert len(document["articles"]) == max(0, min(document["limit"], document["total"] - document["offset"]))
    for article in document["articles"]:
        check_fields(article, FOUND)
        assert stands_in(article["snippet"], article, seeds)
        assert article["url"] == f"/articles/{article['article_id']}#L{article['line_first']}"
        for marks, text in (("headline_marks", "headline"), ("snippet_marks", "snippet")):
            ends = [at for mark in article[marks] for at in mark]
            assert ends == sorted(ends)
            assert not ends or 0 <= ends[0] <= ends[-1] <= len(article[text])


@pytest.mark.parametrize(
    "words", ["高新区", "GDP 增长", "教育集团 签约", "贷款", "9.6%", "high-tech zone growth", "乐"]
)
def test_what_is_found_keeps_the_contract_and_stands_in_the_paper(client: FlaskClient, words: str) -> None:
    document = found(client, words)
    assert document["total"]
    check_findings(document, SEEDS)


def test_the_words_of_the_search_are_marked_in_headline_and_snippet(own_client: FlaskClient) -> None:
    (article,) = found(own_client, "大桥 通车 车道")["articles"]
    marked = [article["snippet"][start:end] for start, end in article["snippet_marks"]]
    assert {"大桥", "通车", "车道"} <= set(marked)
    assert [article["headline"][start:end] for start, end in article["headline_marks"]] == ["大桥", "通车"]
    assert (article["paper"], article["issue_date"], article["page"]) == ("青河日报", "2024-04-18", "B02")


def test_a_headline_typed_in_finds_its_article_first(client: FlaskClient) -> None:
    listed = client.get("/articles", query_string={"source": PAGE}, headers=JSON).get_json()["articles"]
    for article in listed:
        assert found(client, article["headline"])["articles"][0]["article_id"] == article["article_id"]


def test_an_article_is_found_where_it_holds_more_than_half_of_the_words(own_client: FlaskClient) -> None:
    assert sources(own_client, "大桥 通车 地铁") == [BRIDGE]
    assert found(own_client, "大桥 地铁")["matched"] == "meaning"


def test_words_that_stand_together_as_typed_come_before_those_that_stand_apart(client: FlaskClient) -> None:
    for typed in ("固定资产投资", "同比增长 高新区"):
        texts = []
        for article in found(client, typed)["articles"]:
            document = client.get(f"/articles/{article['article_id']}", headers=JSON).get_json()
            texts.append(" ".join([document["headline"], *document["paragraphs"]]))
        held = [all(piece in text for piece in typed.split()) for text in texts]
        assert held[0]
        assert held == sorted(held, reverse=True)


def test_words_that_no_article_holds_find_what_is_nearest_in_meaning_and_it_is_said(own_client: FlaskClient) -> None:
    document = found(own_client, "How long is the new bridge across the river?")
    assert document["matched"] == "meaning"
    assert document["articles"][0]["source"] == BRIDGE
    assert document["articles"][0]["headline_marks"] == []
    for language in ("zh-CN", "en"):
        page = own_client.get("/search", query_string={"q": "new bridge", "lang": language}, headers=HTML).text
        assert SEARCH_WORDING[language]["search_meaning"] in page
    assert found(own_client, "大桥")["matched"] == "words"


def test_the_newest_come_first_when_asked_for_and_the_undated_last(own_client: FlaskClient) -> None:
    assert sources(own_client, "本报讯", order="newest") == [BRIDGE, LIBRARY, HOSTILE]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"date_from": "2024-04-01"}, {BRIDGE}),
        ({"date_to": "2024-04-01"}, {LIBRARY}),
        ({"date_from": "2024-03-05", "date_to": "2024-04-18"}, {LIBRARY, BRIDGE}),
        ({"paper": "青河日报"}, {BRIDGE}),
        ({"issue": "618"}, {BRIDGE}),
        ({"page": "A01"}, {LIBRARY}),
        ({"source": HOSTILE}, {HOSTILE}),
        ({"page": "Z99"}, set()),
        ({"page": "", "date_from": "", "paper": " "}, {LIBRARY, BRIDGE, HOSTILE}),
    ],
)
def test_filters_narrow_the_list_and_empty_ones_leave_it(
    own_client: FlaskClient, filters: dict[str, str], expected: set[str]
) -> None:
    assert set(sources(own_client, "本报讯", **filters)) == expected


def test_the_list_is_paged_without_losing_or_repeating_an_article(client: FlaskClient) -> None:
    everything = [article["article_id"] for article in found(client, "郑州")["articles"]]
    assert len(everything) > 2
    pages = [found(client, "郑州", limit=1, offset=at) for at in range(len(everything) + 1)]
    assert [article["article_id"] for page in pages for article in page["articles"]] == everything
    assert all(page["total"] == len(everything) for page in pages)


def test_the_pages_of_the_list_are_linked_and_keep_the_search(client: FlaskClient) -> None:
    first = client.get(
        "/search", query_string={"q": "郑州", "limit": 2, "order": "newest", "page": ""}, headers=HTML
    ).text
    (following,) = re.findall(r'id="next"[^>]*href="([^"]*)"', first)
    assert 'id="previous"' not in first
    assert unescape(following) == "/search?q=%E9%83%91%E5%B7%9E&limit=2&order=newest&offset=2"
    second = client.get(unescape(following), headers=HTML).text
    (back,) = re.findall(r'id="previous"[^>]*href="([^"]*)"', second)
    assert unescape(back) == "/search?q=%E9%83%91%E5%B7%9E&limit=2&order=newest"
    past = client.get("/search", query_string={"q": "郑州", "offset": 500}, headers=HTML)
    assert past.status_code == 200
    assert 'id="articles"' not in past.text


@pytest.mark.parametrize(
    ("parameters", "field", "said"),
    [
        ({}, "q", "missing"),
        ({"q": "  "}, "q", "0 characters"),
        ({"q": "？？…"}, "q", "no letter and no figure"),
        ({"q": "问" * 501}, "q", "501 characters"),
        ({"q": "a\x00b"}, "q", "U+0000"),
        ({"q": "桥", "order": "oldest"}, "order", "best or newest"),
        ({"q": "桥", "limit": "0"}, "limit", "1 to 50"),
        ({"q": "桥", "limit": "51"}, "limit", "1 to 50"),
        ({"q": "桥", "limit": "１"}, "limit", "whole number"),
        ({"q": "桥", "limit": "9" * 5000}, "limit", "whole number"),
        ({"q": "桥", "offset": "-1"}, "offset", "whole number"),
        ({"q": "桥", "date_from": "2024-02-30"}, "date_from", "no day that there is"),
        ({"q": "桥", "date_from": "2024-03-02", "date_to": "2024-03-01"}, "date_to", "before date_from"),
        ({"q": "桥", "page": "x" * 21}, "page", "21 characters"),
        ({"q": "桥", "pgae": "1"}, "pgae", "unknown"),
    ],
)
def test_a_parameter_that_is_off_is_named_in_a_problem_and_on_the_page(
    own_client: FlaskClient, parameters: dict[str, str], field: str, said: str
) -> None:
    problem = own_client.get("/search", query_string=parameters, headers=JSON)
    assert (problem.status_code, problem.mimetype) == (400, "application/problem+json")
    document = problem.get_json(force=True)
    assert document["field"] == field
    assert said in document["detail"]
    page = own_client.get("/search", query_string=parameters, headers=HTML)
    assert page.mimetype == "text/html"
    if parameters.get("q", "").strip():
        assert page.status_code == 400
        assert said in unescape(page.text)


def test_without_words_the_page_shows_the_form_alone(client: FlaskClient) -> None:
    page = client.get("/search", headers=HTML)
    assert page.status_code == 200
    assert 'id="search-form"' in page.text
    assert 'id="articles"' not in page.text
    assert 'id="search-trouble"' not in page.text


def test_hostile_words_and_headlines_are_shown_as_words(own_client: FlaskClient) -> None:
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}'
    for words in (hostile, HOSTILE_HEADLINE, "script", "集市", "window hacked onmouseover mark"):
        parameters = {"q": words, "paper": "", "lang": "en"}
        page = own_client.get("/search", query_string=parameters, headers=HTML)
        assert page.status_code == 200
        for markup in ("<script", "<img", "<b ", "</mark></script>", "{{7*7}}<", ">49<"):
            assert markup not in page.text, (words, markup)
    filtered = own_client.get("/search", query_string={"q": "集市", "source": hostile}, headers=HTML).text
    assert "<script" not in filtered
    assert found(own_client, "集市")["articles"][0]["headline"] == HOSTILE_HEADLINE


def test_the_page_keeps_what_was_typed_and_opens_the_filters_in_use(own_client: FlaskClient) -> None:
    parameters = {"q": "大桥", "date_from": "2024-04-01", "order": "newest"}
    page = own_client.get("/search", query_string=parameters, headers=HTML).text
    assert 'value="大桥"' in page
    assert 'value="2024-04-01"' in page
    assert '<option value="newest" selected>' in page
    assert '<details id="filters" class="search-filters" open>' in page
    assert "q=%E5%A4%A7%E6%A1%A5&amp;date_from=2024-04-01&amp;order=newest&amp;lang=en" in page


def test_every_wording_of_the_search_is_there_in_both_languages_with_the_same_gaps() -> None:
    chinese, english = SEARCH_WORDING["zh-CN"], SEARCH_WORDING["en"]
    assert chinese.keys() == english.keys()
    assert not chinese.keys() & WORDING["en"].keys()
    for key, words in chinese.items():
        assert sorted(re.findall(r"\{\w+\}", words)) == sorted(re.findall(r"\{\w+\}", english[key])), key


def test_a_reader_without_javascript_finds_an_article_from_the_chat_on_a_small_phone(
    open_page: Callable[..., Page], own_url: str
) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, java_script_enabled=False, color_scheme="dark")
    page.goto(own_url)
    page.locator("#search-link").click()
    page.locator("#q").fill("本报讯 集市 大桥")
    page.locator("#search").click()
    assert page.locator("#articles > li").count() == 2
    assert page.locator("#articles").inner_text().count("<script>window.hacked=1</script>") == 1
    assert page.locator("#articles mark.found").all_inner_texts()
    assert page.locator("main img").count() == 0
    page.locator("#articles a", has_text="大桥").click()
    assert page.locator("#article").is_visible()
    page.go_back()
    page.locator("#filters summary").click()
    page.locator("#date_from").fill("2024-04-01")
    page.locator("#search").click()
    assert page.locator("#articles > li").count() == 1


@pytest.mark.parametrize("width", [320, 1100])
def test_the_list_does_not_scroll_sideways(open_page: Callable[..., Page], own_url: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 640})
    for address in (
        "/search",
        "/search?q=script",
        "/search?q=" + "W" * 400 + "&page=A01",
        "/search?q=a&limit=x&lang=en",
    ):
        page = open_page(viewport={"width": width, "height": 640}, expects=("400",))
        page.goto(own_url + address)
        page.wait_for_load_state()
        assert page.evaluate(SIDEWAYS) <= 0, address
