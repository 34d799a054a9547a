from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Role
from index.cutting import articles_in
from index.formats.markdown import read_markdown
from index.page import Page
from index.story import Line, Story

DAY = date(2026, 2, 3)


def read(text: str) -> list[Page | Story]:
    return list(read_markdown("a.md", text.encode(), None, None))


def test_headings_are_headlines_and_the_front_matter_says_day_page_and_author() -> None:
    text = """---
date: 2026-02-03
page: A02
author: 本报记者 林小满
tags: [a, b]
---

# 老港大桥*昨日*通车
## 过江只要三分钟

本报讯 二月二日，
老港大桥通车。
**总投资**[3.6亿元](http://example.org)。![图](a.png)

### 小标题

- 一项
- 又一项
"""
    (story,) = read(text)
    assert story == Story(
        "a.md",
        DAY,
        "A02",
        (
            Line(Role.HEADLINE, "老港大桥昨日通车"),
            Line(Role.DECK, "过江只要三分钟"),
            Line(Role.BYLINE, "本报记者 林小满"),
            Line(Role.PARAGRAPH, "本报讯 二月二日，老港大桥通车。总投资3.6亿元。"),
            Line(Role.PARAGRAPH, "小标题"),
            Line(Role.PARAGRAPH, "一项"),
            Line(Role.PARAGRAPH, "又一项"),
        ),
    )


def test_a_title_in_the_front_matter_is_the_headline_where_no_heading_is() -> None:
    (article,) = articles_in(
        read("---\n标题：老港大桥通车\n日期：2026年2月3日\n版次：第5版\n---\n第一段。\n\n记者 林小满\n")
    )
    assert (article.headline, article.byline, article.issue_date, article.page_number) == (
        "老港大桥通车",
        "记者 林小满",
        DAY,
        "5",
    )


def test_several_headings_are_several_stories_below_the_head_of_the_page() -> None:
    stories = read("# 江城日报 2026年2月3日 A02版\n\n## 甲\n甲文。\n### 小标题\n又。\n\n## 乙\n乙文。\n")
    assert [(s.source, s.issue_date, s.page_number) for s in stories] == [
        ("a.md#1", DAY, "A02"),
        ("a.md#2", DAY, "A02"),
    ]
    assert [article.text for article in articles_in(stories)] == ["甲\n甲文。\n小标题\n又。", "乙\n乙文。"]


def test_a_title_right_above_several_stories_is_the_pages() -> None:
    texts = [article.text for article in articles_in(read("# 要闻\n## 甲\n甲文。\n## 乙\n乙文。\n"))]
    assert texts == ["要闻", "甲\n甲文。", "乙\n乙文。"]


def test_a_file_without_headings_is_left_to_the_cutter() -> None:
    assert read("港口新闻\n\n老港扩建。") == [Page("a.md", ("港口新闻", "老港扩建。"), None, None)]


def test_tables_and_fences_keep_their_words_and_indented_paragraphs_are_paragraphs() -> None:
    text = "# 题\n\n| 年 | 吨 |\n|---|---|\n| 2025 | 36 |\n\n```\n一\n二\n```\n\n    缩进的段落。\n\nEnglish words\nbreak here.\n"
    (story,) = read(text)
    assert isinstance(story, Story)
    assert [line.text for line in story.lines] == [
        "题",
        "年 吨",
        "2025 36",
        "一",
        "二",
        "缩进的段落。",
        "English words break here.",
    ]


def test_two_like_stories_of_a_file_have_identities_of_their_own() -> None:
    first, second = articles_in(read("# 题\n文。\n# 题\n文。\n"))
    assert first.article_id != second.article_id


def test_a_file_too_big_to_be_a_page_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 8,388,608"):
        list(read_markdown("a.md", b"x" * (9 << 20), None, None))


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text("#-|`*_[]()!\n >+~=:甲a1", max_size=200).map(str.encode)))
def test_any_bytes_are_stories_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        articles_in(read_markdown("a.md", data, None, None))


@pytest.mark.parametrize(
    "bomb", [">" * 50_000, "- " * 5_000, "[" * 20_000, "*a " * 20_000, "|a" * 3_000 + "\n" + "|-" * 3_000]
)
def test_marks_in_their_thousands_take_no_long_time(bomb: str) -> None:
    assert isinstance(read(bomb), list)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("甲乙丙丁。，", min_size=1, max_size=12), min_size=1, max_size=6))
def test_no_word_is_lost_or_invented(paragraphs: list[str]) -> None:
    articles = articles_in(read("\n\n".join(f"# {p}" if at % 2 else p for at, p in enumerate(paragraphs))))
    assert (
        sorted("".join(a.text.replace("\n", "") for a in articles)) == sorted("".join(paragraphs))
        or len(paragraphs) == 1
    )
