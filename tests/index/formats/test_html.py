from __future__ import annotations

import socket
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Role
from index.cutting import articles_in
from index.formats.html import read_html
from index.page import Page
from index.story import Line, Story

EPAPER = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>新桥通车_江城日报</title>
<script>document.write("<p>不要这句。</p>")</script><style>p { color: red }</style></head><body>
<table><tr><td>江城日报 2026年2月3日 星期二</td><td><a href="node_2.htm">第A01版：要闻</a></td></tr></table>
<table><tr><td><founder-introtitle>跨江十年梦圆</founder-introtitle></td></tr>
<tr><td><founder-title><!--<npm:article-title>-->老港大桥<br>昨日通车<!--</npm:article-title>--></founder-title></td></tr>
<tr><td><founder-subtitle>过江只要三分钟</founder-subtitle></td></tr></table>
<!-- <founder-date>2026-02-03</founder-date> <founder-author>本报记者 林小满</founder-author> <founder-pagenum>A01</founder-pagenum> -->
<div id="ozoom"><founder-content><P>　　本报讯&nbsp;二月二日，老港大桥
通车。</P><P>　　总投资3.6亿元&mdash;&mdash;全长<b>1.2公里</b>。</P></founder-content></div>
<div>责编：张三 校对：李四</div><div>版权所有 江城日报社</div></body></html>"""

ENP = """<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="reporter" content="林小满"></head><body>
<nav><p>首页 要闻 体育。</p></nav><h3>引题不在内容里</h3><h1>老港大桥通车</h1>
<div class="article"><!--enpcontent--><!--enpproperty <articleid>12</articleid><date>2026-02-03 09:28:27.0</date><author></author>
<title>老港大桥通车</title><subtitle></subtitle><introtitle>跨江&amp;十年</introtitle><nodename>第02版</nodename>/enpproperty-->
<p>第一段。<br>第二段。</p><!--/enpcontent--></div><p>相关阅读：别的稿件。</p></body></html>"""


def read(text: str, name: str = "a.html") -> list[Page | Story]:
    return list(read_html(name, text.encode(), None, None))


@pytest.mark.parametrize("codec", ["gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_an_epaper_page_is_one_story_with_its_parts_day_and_page_in_any_charset(codec: str) -> None:
    assert list(read_html("a.htm", EPAPER.encode(codec), date(2020, 1, 1), "B7")) == [
        Story(
            "a.htm",
            date(2026, 2, 3),
            "A01",
            (
                Line(Role.KICKER, "跨江十年梦圆"),
                Line(Role.HEADLINE, "老港大桥昨日通车"),
                Line(Role.DECK, "过江只要三分钟"),
                Line(Role.BYLINE, "本报记者 林小满"),
                Line(Role.PARAGRAPH, "本报讯 二月二日，老港大桥通车。"),
                Line(Role.PARAGRAPH, "总投资3.6亿元——全长1.2公里。"),
            ),
            "江城日报",
        )
    ]


def test_the_marks_in_comments_bound_the_article_and_say_its_parts() -> None:
    assert read(ENP) == [
        Story(
            "a.html",
            date(2026, 2, 3),
            "02",
            (
                Line(Role.KICKER, "跨江&十年"),
                Line(Role.HEADLINE, "老港大桥通车"),
                Line(Role.BYLINE, "林小满"),
                Line(Role.PARAGRAPH, "第一段。"),
                Line(Role.PARAGRAPH, "第二段。"),
            ),
        )
    ]


def test_a_byline_in_the_text_is_not_said_twice() -> None:
    text = "<founder-title>题</founder-title><founder-author>林小满</founder-author><founder-content><p>记者 林小满</p><p>文。</p></founder-content>"
    assert [article.byline for article in articles_in(read(text))] == ["记者 林小满"]


def test_big5_is_read_where_it_is_declared() -> None:
    text = '<meta charset="big5"><article><h1>老港大橋通車</h1><p>總投資三億元。</p></article>'
    (article,) = articles_in(read_html("a.html", text.encode("big5"), None, None))
    assert article.text == "老港大橋通車\n總投資三億元。"


def test_a_charset_that_the_bytes_belie_is_not_believed() -> None:
    text = '<meta charset="big5"><article><h1>老港大桥通车</h1><p>总投资三亿元。</p></article>'
    (article,) = articles_in(read(text))
    assert article.headline == "老港大桥通车"


def test_each_article_element_is_a_story_and_only_its_first_headings_are_its_heading() -> None:
    text = """<h1>江城日报</h1><p>2026年2月3日 星期二</p>
    <article><h3>引</h3><h1>甲</h1><h2>副</h2><p>记者 林小满</p><p>甲文。</p><h2>小标题</h2><p>又文。</p></article>
    <article><h2>乙</h2><ul><li>一项</li></ul><table><tr><td>港口</td><td>3.6亿</td></tr></table></article><footer>脚</footer>"""
    first, second = read(text)
    assert isinstance(first, Story)
    assert isinstance(second, Story)
    assert (first.source, first.issue_date) == ("a.html#1", date(2026, 2, 3))
    assert [line.role.value for line in first.lines] == [
        "kicker",
        "headline",
        "deck",
        "byline",
        "paragraph",
        "paragraph",
        "paragraph",
    ]
    assert [line.text for line in second.lines] == ["乙", "一项", "港口 3.6亿"]


def test_a_page_without_article_marks_is_parted_at_its_headings() -> None:
    text = "<h1>江城日报 2026年2月3日 A02版</h1><p>首页 &gt; 要闻</p><h2>甲</h2><p>甲文。</p><h3>小标题</h3><p>又。</p><h2>乙</h2><p>乙文。</p>"
    stories = read(text)
    assert [(s.source, s.issue_date, s.page_number) for s in stories] == [
        ("a.html#1", date(2026, 2, 3), "A02"),
        ("a.html#2", date(2026, 2, 3), "A02"),
    ]
    assert [article.text for article in articles_in(stories)] == ["甲\n甲文。\n小标题\n又。", "乙\n乙文。"]


def test_a_page_without_headings_is_left_to_the_cutter() -> None:
    assert read("<div>港口新闻</div><div>老港扩建。</div>") == [Page("a.html", ("港口新闻", "老港扩建。"), None, None)]


@pytest.mark.parametrize(
    ("head", "paper", "issue"),
    [
        ('<meta name="paper" content="青石日报"><meta name="issue" content="第12345期">', "青石日报", "12345"),
        ('<meta property="og:site_name" content="青石晚报">', "青石晚报", None),
        ('<meta property="og:site_name" content="某某网">', None, None),
        ("<p>青石日报 2026年2月3日 星期二 第12345期 A01版</p>", "青石日报", "12345"),
        ("<founder-papername>大河湾报</founder-papername>", "大河湾报", None),
    ],
)
def test_paper_and_issue_come_from_metadata_marks_or_the_page_head(
    head: str, paper: str | None, issue: str | None
) -> None:
    for body in ("<article><h1>题</h1><p>文。</p></article>", "<h1>题</h1><p>文。</p>"):
        (story,) = read(head + body)
        assert (story.paper, story.issue_number) == (paper, issue)


def test_the_day_and_page_of_the_name_hold_where_the_file_says_neither() -> None:
    (story,) = read_html("a.html", b"<article><h1>a</h1><p>b</p></article>", date(2026, 1, 1), "3")
    assert (story.issue_date, story.page_number) == (date(2026, 1, 1), "3")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no HTML"),
        (b"<p>" + b"\0", "zero bytes"),
        (b"<div>" * 100_000, "nested too deep"),
        (b"<p>" + b"x" * (33 << 20), "at most 33,554,432"),
    ],
    ids=["empty", "zeros", "deep", "big"],
)
def test_what_is_no_page_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        list(read_html("a.html", data, None, None))


def test_entity_bombs_do_not_go_off_and_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<!DOCTYPE html SYSTEM "http://127.0.0.1/x.dtd" [<!ENTITY e0 "x"><!ENTITY f SYSTEM "file:///etc/passwd">{bomb}]>'
    (article,) = articles_in(
        read(text + '<link rel="stylesheet" href="http://127.0.0.1/"><article><h1>题</h1><p>&e11;&f;</p></article>')
    )
    assert "root:" not in article.text
    assert len(article.text) < 40


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<br>",
        "<article>",
        "</article>",
        "<founder-title>",
        "</founder-title>",
        "<founder-content>",
        "</founder-content>",
        "<!--enpcontent-->",
        "<!--/enpcontent-->",
        "<!--",
        "<founder-date>",
        "-->",
        "<td>",
        "<script>",
        "</script>",
        "<nav>",
        "</nav>",
        "<title>",
        "&nbsp;",
        "&#0;",
        "甲文。",
        "x",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.lists(TAGS, max_size=30).map(lambda tags: "".join(tags).encode())))
def test_any_bytes_are_stories_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        articles_in(read_html("a.html", data, None, None))


def test_what_is_not_shown_and_the_sounds_beside_characters_are_no_text() -> None:
    page = (
        '<article><h1>港の橋</h1><p style="display: none">見えない</p><p hidden>見えない</p>'
        "<p><ruby>港町<rp>（</rp><rt>みなとまち</rt><rp>）</rp></ruby>市で橋が開通した。</p></article>"
    )
    (article,) = articles_in(read_html("a.html", page.encode(), None, None))
    assert article.text == "港の橋\n港町市で橋が開通した。"


def test_a_title_that_is_not_marked_as_one_is_told_by_the_metadata_and_said_once() -> None:
    page = (
        '<head><meta property="og:title" content="公交线路调整">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-03-04T08:00:00+08:00"}</script>'
        "</head><div><div>公交线路调整</div><div><p>17路改走<em>河口街</em>。</p><ul><li>首班6:00</li></ul></div></div>"
    )
    (article,) = articles_in(read_html("a.html", page.encode(), None, None))
    assert (article.headline, article.issue_date) == ("公交线路调整", date(2026, 3, 4))
    assert article.text == "公交线路调整\n17路改走河口街。\n首班6:00"


def test_a_founder_page_in_tables_is_read_with_the_table_in_its_text() -> None:
    page = (
        "<!--enpproperty <date>2026-03-04 00:00:00.0</date><title>老港大桥昨日通车</title><nodename>第02版：要闻</nodename>"
        "/enpproperty--><table><tr><td>第02版：要闻</td></tr><tr><td><strong><founder-title>老港大桥昨日通车</founder-title>"
        "</strong></td></tr><tr><td><founder-author>林小满</founder-author></td></tr></table><div><founder-content>"
        "<!--enpcontent--><P>　　本报讯 大桥昨日通车，<b>总投资</b>3.6亿元。<TABLE><TR><TD>全长</TD><TD>320米</TD></TR></TABLE>"
        '<IMG src="a.jpg"><P>图为大桥。<!--/enpcontent--></founder-content></div>'
    )
    (article,) = articles_in(read_html("a.html", page.encode("gb18030"), None, None))
    assert (article.headline, article.byline, article.page_number) == ("老港大桥昨日通车", "林小满", "02")
    assert list(article.texts(Role.PARAGRAPH)) == ["本报讯 大桥昨日通车，总投资3.6亿元。", "全长 320米", "图为大桥。"]


def test_the_lines_of_verse_that_is_set_as_it_stands_stay() -> None:
    (article,) = articles_in(read_html("a.html", "<h1>诗</h1><pre>床前\n<b>明月</b>\n\n光</pre>".encode(), None, None))
    assert article.text == "诗\n床前\n明月\n光"
