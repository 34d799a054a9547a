"""Articles as pages and as JSON, the articles of a page, and the issues."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import PAGE, SEEDS
from tests.qa.checking import without_space
from tests.qa.conftest import BRIDGE, HOSTILE, LIBRARY

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

JSON = {"Accept": "application/json"}
HTML = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}
FIELDS = {
    "article_id",
    "headline",
    "kicker",
    "deck",
    "byline",
    "paragraphs",
    "source",
    "paper",
    "issue",
    "issue_date",
    "page",
    "line_first",
    "line_last",
    "corrected_by",
}


def cited(client: FlaskClient) -> tuple[str, str]:
    """The address of a cited article: of its page, and without marks."""
    citation = client.post("/ask", json={"question": "一季度郑州高新区GDP同比增长多少？"}).get_json()["citations"][0]
    return citation["url"].partition("#")[0], f"/articles/{citation['article_id']}"


def words_in(html: str) -> str:
    """The words of the article in its page, without white space."""
    (article,) = re.findall(r'<article id="article".*?</article>', html, re.DOTALL)
    return without_space(unescape(re.sub(r"<[^>]*>", "", article)))


def marked(html: str, mark: str) -> str:
    """The marked words of the article in its page."""
    (article,) = re.findall(r'<article id="article".*?</article>', html, re.DOTALL)
    return unescape("".join(re.findall(rf'<mark class="{mark}">(.*?)</mark>', article, re.DOTALL)))


def test_an_article_as_json_has_the_fields_of_the_contract(client: FlaskClient) -> None:
    response = client.get(cited(client)[1], headers=JSON)
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    article = response.get_json()
    assert article.keys() == FIELDS
    assert (article["source"], article["line_first"], article["line_last"]) == (PAGE, 31, 50)
    assert (article["issue_date"], article["page"]) == (None, None)
    assert "GDP同比增长9.6%" in article["headline"]
    assert article["byline"] == "记者 孙庆辉 通讯员 乔永锋"
    assert article["paragraphs"][0].startswith("本报讯 近日，从郑州高新区创新发展局传来好消息")


def test_a_dated_article_says_its_day_and_page(own_client: FlaskClient) -> None:
    (article,) = own_client.get("/articles", query_string={"source": BRIDGE}, headers=JSON).get_json()["articles"]
    assert (article["issue_date"], article["page"], article["headline"]) == ("2024-04-18", "B02", "青河大桥建成通车")


def test_the_paper_and_the_issue_stand_before_the_file_in_the_article_and_in_the_list(own_client: FlaskClient) -> None:
    (article,) = own_client.get("/articles", query_string={"source": BRIDGE}, headers=JSON).get_json()["articles"]
    assert (article["paper"], article["issue"]) == ("青河日报", "618")
    for address in (f"/articles/{article['article_id']}", f"/articles?source={BRIDGE}"):
        for language, said in (("zh-CN", "B02版 · 第618期"), ("en", "page B02 · issue 618")):
            page = own_client.get(f"{address}{'&' if '?' in address else '?'}lang={language}", headers=HTML).text
            place = " ".join(unescape(re.sub(r"<[^>]*>", "", page)).split())
            assert f"青河日报 · 2024-04-18 · {said} · {BRIDGE} · " in place


def test_an_article_page_shows_the_whole_article_and_marks_the_cited_words(client: FlaskClient) -> None:
    page = client.get(cited(client)[0], headers=HTML)
    assert page.content_type == "text/html; charset=utf-8"
    lines = (SEEDS / PAGE).read_text(encoding="utf-8").split("\n")
    assert words_in(page.text) == without_space("".join(lines[30:50]))
    assert marked(page.text, "answer") == "9.6%"
    assert marked(page.text, "quote").startswith("本报讯 近日")
    for line in (31, 33, 50):
        assert page.text.count(f'id="L{line}"') == 1


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 900), st.integers(0, 900), st.integers(0, 900), st.integers(0, 900) | st.integers(0, 999_999_999))
def test_any_marks_leave_the_words_of_the_article_as_they_are(app: Flask, a: int, b: int, c: int, d: int) -> None:
    client = app.test_client()
    address = client.get("/articles", query_string={"source": PAGE}, headers=JSON).get_json()["articles"][1]
    plain = client.get(f"/articles/{address['article_id']}")
    page = client.get(f"/articles/{address['article_id']}?quote={a}-{b}&answer={c}-{d}")
    assert page.status_code == 200
    assert words_in(page.text) == words_in(plain.text)


@pytest.mark.parametrize(
    "span",
    [
        "",
        "x",
        "5",
        "-",
        "5-",
        "-5",
        "1-2-3",
        "9-1",
        "0-0",
        "9" * 9 + "-1",
        "1-" + "9" * 400,
        "１-５",
        "<b>",
        "\x00",
        "1-5\n",
    ],
)
def test_a_mark_that_is_nonsense_marks_nothing_and_breaks_nothing(client: FlaskClient, span: str) -> None:
    plain = cited(client)[1]
    page = client.get(plain, query_string={"quote": span, "answer": span})
    assert page.status_code == 200
    assert words_in(page.text) == words_in(client.get(plain).text)
    if span != "１-５":
        assert marked(page.text, "quote") == marked(page.text, "answer") == ""


def test_an_unknown_article_is_not_found_as_a_page_or_as_a_problem(client: FlaskClient) -> None:
    page = client.get("/articles/nothing", headers=HTML)
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert "没有这一页" in page.text
    problem = client.get("/articles/nothing", headers=JSON)
    assert (problem.status_code, problem.mimetype) == (404, "application/problem+json")
    assert "nothing" in problem.get_json(force=True)["detail"]


@pytest.mark.parametrize(
    "article_id", ["%00", "%3Cscript%3E", "..%2f..%2fetc%2fpasswd", "'%20OR%201=1--", "%ff", "a" * 5000]
)
def test_an_odd_article_id_is_not_found_and_not_echoed_as_markup(client: FlaskClient, article_id: str) -> None:
    for headers in (HTML, JSON):
        response = client.get(f"/articles/{article_id}", headers=headers)
        assert response.status_code == 404
        assert response.mimetype != "text/html" or "<script>" not in response.text


def test_the_articles_of_a_page_are_listed_in_order(client: FlaskClient) -> None:
    listed = client.get("/articles", query_string={"source": PAGE}, headers=JSON).get_json()
    assert listed["source"] == PAGE
    assert len(listed["articles"]) == 5
    assert all(article.keys() == FIELDS for article in listed["articles"])
    firsts = [article["line_first"] for article in listed["articles"]]
    assert firsts == sorted(firsts)
    page = client.get("/articles", query_string={"source": PAGE}, headers=HTML).text
    places = [page.index(f'href="/articles/{article["article_id"]}"') for article in listed["articles"]]
    assert places == sorted(places)


def test_a_page_that_is_not_there_or_not_named_is_told_so(client: FlaskClient) -> None:
    assert client.get("/articles", query_string={"source": "no.txt"}, headers=JSON).status_code == 404
    assert client.get("/articles", query_string={"source": "no.txt"}, headers=HTML).status_code == 404
    response = client.get("/articles")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert response.get_json(force=True)["field"] == "source"


def test_the_issues_name_each_page_newest_first(own_client: FlaskClient) -> None:
    issues = own_client.get("/issues").get_json()["issues"]
    assert issues == [
        {
            "issue_date": "2024-04-18",
            "page": "B02",
            "source": BRIDGE,
            "articles": 1,
            "paper": "青河日报",
            "issue": "618",
        },
        {"issue_date": "2024-03-05", "page": "A01", "source": LIBRARY, "articles": 1, "paper": None, "issue": None},
        {"issue_date": None, "page": None, "source": HOSTILE, "articles": 1, "paper": None, "issue": None},
    ]
