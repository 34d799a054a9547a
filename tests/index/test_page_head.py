"""The head of a page states paper, issue and page number, and is no article's; a line that says more is none."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cutting import cut
from index.formats.plain_text import to_page
from index.imprint import UNKNOWN, Imprint
from index.naming_pages import imprint_of_name
from index.page_head import head_of, is_page_head, said_in
from index.paper_names import issue_number_in, paper_in
from tests.index.conftest import HARBOUR

DAY = date(2026, 2, 3)
HEADS = {
    "青石日报 2026年2月3日 星期二 第12345期 A01版": Imprint(DAY, "A01", "青石日报", "12345"),
    "青 石 日 报　2026年2月3日 星期二 总第 888 期 第2版": Imprint(DAY, "2", "青石日报", "888"),
    "大河湾报 二〇二六年二月三日 第2版 要闻": Imprint(DAY, "2", "大河湾报"),
    "《青石晚报》2026年2月3日 星期二 A03": Imprint(DAY, "A03", "青石晚报"),
    "2026年2月3日星期二 第5期（总第1208期） 第1版": Imprint(DAY, "1", None, "1208"),
    "A02版：要闻 2026年2月3日 青石周末": Imprint(DAY, "A02", "青石周末"),
    "天气预报 2026年2月3日 A02版": Imprint(DAY, "A02"),
    "The Harbour Times | Tuesday, February 3, 2026 | No. 12,345 | Page 7": Imprint(
        DAY, "7", "The Harbour Times", "12345"
    ),
    "HARBOUR DAILY NEWS, Feb 3, 2026, Issue 99, Page A1": Imprint(DAY, "A1", "HARBOUR DAILY NEWS", "99"),
    "Local News Feb 3, 2026 Page 7": Imprint(DAY, "7"),
}


@pytest.mark.parametrize("text", HEADS)
def test_a_page_head_states_its_imprint(text: str) -> None:
    assert is_page_head(text)
    assert said_in(text) == HEADS[text]


@pytest.mark.parametrize("text", HEADS)
def test_a_head_at_the_top_of_a_page_is_read_and_is_no_article_s(text: str) -> None:
    page = to_page("page.txt", f"{text}\n\n{HARBOUR}")
    assert head_of(page.lines) == (frozenset({1}), HEADS[text])
    result = cut(page)
    assert result.leftovers[0] == 1
    assert [a.text for a in result.articles] == [a.text for a in cut(to_page("page.txt", HARBOUR)).articles]


@pytest.mark.parametrize(
    "text",
    [
        "本报2026年2月3日A02版《老港扩建》一文",
        "2026年2月3日A02版的图片说明应为“新港”",
        "本报讯 2026年2月3日，青石日报第5版用户增加。",
        "See the report of Feb 3, 2026 on Page 7.",
        "青石日报",
        "今日8版",
        "",
    ],
)
def test_a_line_that_says_more_or_less_is_no_page_head(text: str) -> None:
    assert not is_page_head(text)


def test_a_head_of_several_lines_is_read_whole_and_a_headline_below_it_stays() -> None:
    lines = ["大河湾报", "2026年2月3日 星期二", "A01版", "付出终有回报", "", "本报讯 村里通了路。"]
    assert head_of(lines) == (frozenset({1, 2, 3}), Imprint(DAY, "A01", "大河湾报"))
    (article,) = cut(to_page("page.txt", "\n".join(lines))).articles
    assert article.headline == "付出终有回报"


def test_the_day_below_a_notice_is_not_the_page_s_and_a_whole_foot_is() -> None:
    notice = ["停水通告", "", "因检修管道，城北停水一天。", "青石水务局", "2026年2月1日"]
    assert head_of(notice) == (frozenset(), UNKNOWN)
    assert head_of([*notice, "青石日报 2026年2月3日 A02版"]) == (frozenset({6}), Imprint(DAY, "A02", "青石日报"))


def test_a_headline_that_ends_as_a_paper_s_name_does_is_none_without_a_day() -> None:
    assert head_of(["付出终有回报", "", "本报讯 村里通了路。"]) == (frozenset(), UNKNOWN)


NAMES = {
    "青石日报/2026-02-03_A01.txt": Imprint(DAY, "A01", "青石日报"),
    "青石日报2026年2月3日A01版.txt": Imprint(DAY, "A01", "青石日报"),
    "《大河湾报》/2026/02/03/A01.txt": Imprint(DAY, "A01", "大河湾报"),
    "Harbour Times/20260203.pdf": Imprint(DAY, None, "Harbour Times"),
    "a.zip/青石日报/x.txt": Imprint(paper="青石日报"),
    "港口投资回报.txt": UNKNOWN,
    "晚报2026年02月03日A01版.txt": Imprint(DAY, "A01"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_states_its_imprint(name: str) -> None:
    assert imprint_of_name(name) == NAMES[name]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text("青石日报 2026年2月3日第A1版期。《》\tNo. Daily Times", max_size=40), max_size=6))
def test_no_page_stops_the_reading_of_its_head_and_what_it_states_stands_in_it(lines: list[str]) -> None:
    numbers, said = head_of(lines)
    assert numbers <= set(range(1, len(lines) + 1))
    words = "".join("".join(lines[number - 1].split()) for number in sorted(numbers))
    for stated in (said.paper, said.page_number, said.issue_number):
        assert stated is None or "".join(stated.split()) in words.replace(",", "")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_holds_a_paper_and_an_issue_or_none(text: str) -> None:
    assert paper_in(text) is None or paper_in(text)
    assert issue_number_in(text) is None or issue_number_in(text)


@pytest.mark.parametrize("piece", ["1", "A.", "青 ", "青", "A ", "第", "《"])
def test_a_very_long_line_costs_no_more_than_a_look(piece: str) -> None:
    started = time.process_time()
    assert head_of([piece * 200_000]) == (frozenset(), UNKNOWN)
    assert paper_in(piece * 200_000) is issue_number_in(piece * 200_000) is None
    assert time.process_time() - started < 1


imprints = st.builds(
    Imprint,
    st.none() | st.dates(),
    st.none() | st.sampled_from(["1", "A01"]),
    st.none() | st.sampled_from(["甲报", "乙报"]),
    st.none() | st.sampled_from(["1", "2"]),
)


@settings(deadline=None)
@given(imprints, imprints, imprints)
def test_what_is_stated_first_holds_whatever_the_order_in_which_it_is_put_together(
    one: Imprint, two: Imprint, three: Imprint
) -> None:
    assert one.or_else(two).or_else(three) == one.or_else(two.or_else(three))
    assert one.or_else(UNKNOWN) == UNKNOWN.or_else(one) == one.or_else(one) == one
    for name in Imprint.__slots__:
        stated = [getattr(said, name) for said in (one, two) if getattr(said, name) is not None]
        assert getattr(one.or_else(two), name) == next(iter(stated), None)
