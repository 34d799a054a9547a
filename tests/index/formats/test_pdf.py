from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Role
from index.cutting import articles_in
from index.formats.pdf import read_pdf
from tests.index.formats.typesetting import DECK, ENGLISH, HEADLINE, TEXT, Typeset


def sentences(count: int, what: str) -> str:
    return "".join(f"第{number}项{what}总投资{number}.6亿元，工期{number + 3}个月。" for number in range(1, count + 1))


BRIDGE = [
    "本报讯 二月二日，老港大桥通车。" + sentences(30, "工程"),
    sentences(25, "配套道路"),
    "——" + sentences(12, "绿化"),
]
CANAL = ["本报讯 运河新港昨日开航。" + sentences(20, "码头"), sentences(18, "航道")]


def body(texts: list[str]) -> str:
    return "".join("".join(texts).split())


def issue() -> bytes:
    page = Typeset()
    page.head("江城日报", "2026年2月3日 星期二", "A02版")
    page.set(["老港大桥昨日通车"], HEADLINE, 1, 60, 40)
    page.set(["过江只要三分钟"], DECK, 1, 100, 24)
    page.set(BRIDGE, TEXT, 4, 140, 420)
    page.set(["运河新港开航"], HEADLINE, 1, 600, 40)
    page.set(CANAL, TEXT, 3, 650, 330)
    page.canvas.showPage()
    page.head("江城日报", "2026年2月3日 星期二", "A03版")
    page.set(["空港二期动工"], HEADLINE, 1, 60, 40)
    page.set(["本报讯 空港二期工程昨日动工。", "记者 林小满"], TEXT, 1, 110, 40)
    return page.pdf()


def test_columns_are_read_in_order_and_each_page_is_a_page_with_its_day_and_number() -> None:
    pages = list(read_pdf("a.pdf", issue(), None, None))
    assert [(page.source, page.issue_date, page.page_number) for page in pages] == [
        ("a.pdf#p1", date(2026, 2, 3), "A02"),
        ("a.pdf#p2", date(2026, 2, 3), "A03"),
    ]
    bridge, canal, airport = articles_in(pages)
    assert bridge.headline == "老港大桥昨日通车 过江只要三分钟"
    assert body(list(bridge.texts(Role.PARAGRAPH))) == body(BRIDGE)
    assert canal.headline == "运河新港开航"
    assert [body([text]) for text in canal.texts(Role.PARAGRAPH)] == [body([text]) for text in CANAL]
    assert (airport.headline, airport.byline) == ("空港二期动工", "记者 林小满")


def test_a_paragraph_is_one_line_an_empty_one_stands_where_a_column_ends_and_the_head_is_a_line_of_its_own() -> None:
    first = next(iter(read_pdf("a.pdf", issue(), None, None)))
    assert first.lines[0] == "江城日报 2026年2月3日 星期二 A02版"
    groups = "\n".join(first.lines).split("\n\n")
    assert groups[1] == "老港大桥昨日通车\n过江只要三分钟"
    assert [body([line]) for group in groups[2:5] for line in group.split("\n")] == [body([text]) for text in BRIDGE]
    assert groups[5] == "运河新港开航"


def test_hyphens_at_line_ends_go_and_those_of_words_stay() -> None:
    words = (
        "The harbour bridge, a long-awaited crossing, was opened to traffic on Monday by the mayor of the city. " * 12
    )
    page = Typeset()
    page.set(["Bridge Opens to Traffic"], HEADLINE, 1, 60, 40)
    page.set([words], ENGLISH, 3, 120, 300)
    (article,) = articles_in(read_pdf("a.pdf", page.pdf(), date(2026, 2, 3), "7"))
    assert article.page_number == "7"
    assert " ".join(article.texts(Role.PARAGRAPH)).split() == words.split()


def test_the_page_number_of_the_name_is_not_that_of_each_of_several_pages() -> None:
    page = Typeset()
    page.set(["甲文。"], TEXT, 1, 60, 40)
    page.canvas.showPage()
    page.set(["乙文。"], TEXT, 1, 60, 40)
    pages = list(read_pdf("a.pdf", page.pdf(), date(2026, 2, 3), "A1"))
    assert [(one.issue_date, one.page_number) for one in pages] == [(date(2026, 2, 3), None)] * 2


def test_a_locked_pdf_and_one_without_text_are_refused_with_the_reason() -> None:
    locked = Typeset(encrypt="secret")
    locked.set(["甲文。"], TEXT, 1, 60, 40)
    with pytest.raises(ValueError, match="locked with a password; save it without one"):
        list(read_pdf("a.pdf", locked.pdf(), None, None))
    pictures = Typeset()
    pictures.canvas.rect(100, 100, 300, 300, fill=1)
    with pytest.raises(ValueError, match="holds no text, nor pictures in which text is recognised"):
        list(read_pdf("a.pdf", pictures.pdf(), None, None))


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n%%EOF", b"no pdf", issue()[:2000]], ids=["empty", "bare", "text", "torn"]
)
def test_what_is_no_whole_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"no whole PDF|holds no text"):
        list(read_pdf("a.pdf", data, None, None))


WHOLE = issue()


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300).map(b"%PDF-1.4\n".__add__),
        st.tuples(st.integers(0, len(WHOLE)), st.binary(min_size=1, max_size=12)).map(
            lambda cut: WHOLE[: cut[0]] + cut[1] + WHOLE[cut[0] + len(cut[1]) :]
        ),
    )
)
def test_any_bytes_are_pages_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        articles_in(read_pdf("a.pdf", data, None, None))
