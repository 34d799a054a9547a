"""The few words that are shown of an article."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Part, Role, Segment
from qa.snippets import LONGEST, REACH, snippet_of

FILLER = "这里写着许多别的事情，与要找的无关。" * 12


def article_of(headline: str, *paragraphs: str) -> Article:
    """An article of these parts, each on its own line."""
    parts, text = [], ""
    for role, words in [(Role.HEADLINE, headline), *((Role.PARAGRAPH, paragraph) for paragraph in paragraphs)]:
        start = len(text) + bool(text)
        text = f"{text}\n{words}" if text else words
        parts.append(Part(role, start, len(text)))
    lines = tuple(Segment(part.start, part.end, number) for number, part in enumerate(parts, 1))
    return Article("id", "page.txt", None, None, text, tuple(parts), lines)


def snippet(article: Article, *keywords: str) -> str:
    start, end = snippet_of(article, (0, len(article.text)), keywords)
    return article.text[start:end]


def test_the_snippet_is_where_most_of_the_words_stand() -> None:
    article = article_of("大桥", f"大桥在哪里。{FILLER}", f"{FILLER}昨天大桥通车，总投资7.4亿元。{FILLER}")
    shown = snippet(article, "大桥", "通车", "投资")
    assert shown.startswith("昨天大桥通车，总投资7.4亿元。")
    assert len(shown) <= LONGEST


def test_the_headline_is_no_part_of_the_snippet_and_an_article_without_paragraphs_has_none() -> None:
    assert snippet(article_of("大桥通车", "本报讯 昨天通车。"), "大桥") == "本报讯 昨天通车。"
    assert snippet_of(article_of("大桥通车"), (0, 4), ("大桥",)) == (0, 0)


def test_words_that_stand_outside_the_passage_are_shown_all_the_same() -> None:
    article = article_of("题", FILLER, "昨天大桥通车。")
    start, end = snippet_of(article, (2, 40), ("大桥",))
    assert "大桥通车。" in article.text[start:end]


def test_a_word_and_a_figure_are_not_cut_in_two() -> None:
    article = article_of("Title", "extraordinary 1234567.89 " * 40)
    shown = snippet(article, "absent")
    assert shown.rstrip().split(" ")[-1] in {"extraordinary", "1234567.89"}


@settings(deadline=None)
@given(st.text("大桥通车。ab1. \n", max_size=400), st.integers(0, 400), st.integers(0, 400))
def test_a_snippet_is_always_a_short_span_of_the_text(words: str, one: int, other: int) -> None:
    article = article_of("题", words)
    size = len(article.text)
    passage = (min(one, other, size), min(max(one, other), size))
    start, end = snippet_of(article, passage, ("大桥", "通车", "ab1"))
    assert 0 <= start <= end <= size
    assert end - start <= LONGEST + REACH + 60
