"""Evidence becomes an answer with citations, or is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.cutting import cut
from index.formats.plain_text import to_page
from qa.citing import answer_from
from qa.reply import Evidence
from tests.conftest import PAGE, SEEDS

if TYPE_CHECKING:
    from index.article import Article

ARTICLES = cut(to_page(PAGE, (SEEDS / PAGE).read_text(encoding="utf-8"))).articles


def evidence_of(article: Article, quote: str, answer: str, confidence: float = 0.9) -> Evidence:
    start = article.text.index(quote)
    first = article.text.index(answer, start)
    return Evidence(article, (start, start + len(quote)), (first, first + len(answer)), confidence)


def test_an_answer_is_the_distinct_items_in_order_joined_by_an_enumeration_comma() -> None:
    article = ARTICLES[1]
    rates = "规模以上工业增加值同比增长11.7%；固定资产投资同比增长18.1%"
    answer = answer_from(
        [
            evidence_of(article, rates, "18.1%", 0.7),
            evidence_of(article, rates, "11.7%"),
            evidence_of(article, rates, "18.1%"),
        ]
    )
    assert answer.text == "18.1%、11.7%"
    assert answer.confidence == 0.7
    assert [citation.number for citation in answer.citations] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "items", "said"),
    [
        ("入选的有老街改造、湖区治理和高铁站。", ["老街改造", "湖区治理", "高铁站"], "老街改造、湖区治理和高铁站"),
        ("甲队与乙队晋级，丙队轮空。", ["甲队", "乙队"], "甲队与乙队"),
        ("推出“晨光”“暮色”及“夜航”三条线路。", ["晨光", "夜航"], "晨光、夜航"),
        ("推出“晨光”和“夜航”两条线路。", ["晨光", "夜航"], "晨光、夜航"),
        ("甲队晋级，乙队也晋级。", ["甲队", "乙队"], "甲队、乙队"),
        ("先后是乙队、甲队。", ["甲队", "乙队"], "甲队、乙队"),
        ("The routes lead to Incheon, Busan and Osaka.", ["Incheon", "Busan", "Osaka"], "Incheon, Busan and Osaka"),
    ],
)
def test_items_that_the_paper_enumerates_side_by_side_are_given_as_it_prints_them(
    text: str, items: list[str], said: str
) -> None:
    (article,) = cut(to_page("a.txt", f"名单公布\n\n{text}\n")).articles
    answer = answer_from([evidence_of(article, text, item) for item in items])
    assert answer.text == said
    assert len(answer.citations) == len(items)


def test_a_citation_names_the_line_and_its_address_leads_to_that_line() -> None:
    article = ARTICLES[1]
    (citation,) = answer_from([evidence_of(article, "总投资199亿元", "199亿元")]).citations
    assert (citation.line_first, citation.line_last) == (45, 45)
    assert citation.quote[citation.answer_start : citation.answer_end] == "199亿元"
    assert citation.url.startswith(f"/articles/{article.article_id}?quote=")
    assert citation.url.endswith("#L45")


def test_a_quote_that_a_column_break_cut_names_both_lines() -> None:
    article = ARTICLES[3]
    (citation,) = answer_from([evidence_of(article, "相关负责人参加会见", "会见")]).citations
    assert (citation.line_first, citation.line_last) == (70, 72)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(ARTICLES), st.lists(st.integers(-2, 1200), min_size=4, max_size=4))
def test_an_answer_outside_its_quote_is_never_let_through(article: Article, ends: list[int]) -> None:
    start, end, first, last = ends
    assume(not 0 <= start <= first < last <= end <= len(article.text))
    with pytest.raises(ValueError, match="outside its quote"):
        answer_from([Evidence(article, (start, end), (first, last), 1.0)])


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_every_quote_is_a_slice_of_the_file_between_its_lines(data: st.DataObject) -> None:
    article = data.draw(st.sampled_from(ARTICLES))
    at = st.integers(0, len(article.text))
    start, first, last, end = sorted(data.draw(st.lists(at, min_size=4, max_size=4)))
    assume(first < last)
    (citation,) = answer_from([Evidence(article, (start, end), (first, last), 1.0)]).citations
    lines = (SEEDS / PAGE).read_text(encoding="utf-8").split("\n")
    source = "".join("".join(lines[citation.line_first - 1 : citation.line_last]).split())
    assert "".join(citation.quote.split()) in source
