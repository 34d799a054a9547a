"""A quote is a slice of an article; its article knows the lines it came from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Part, Role, Segment
from index.cutting import cut
from index.formats.plain_text import decoded, to_page
from tests.conftest import PAGE, SEEDS

OWN_PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
FILES = {path.name: path.read_bytes() for path in (SEEDS / PAGE, *OWN_PAGES)}
CUT = {name: cut(to_page(name, decoded(data))).articles for name, data in FILES.items()}
ALL = [article for articles in CUT.values() for article in articles]


def squeezed(text: str) -> str:
    return "".join(text.split())


def raw_lines(source: str) -> list[str]:
    """The lines of the file itself, read without the project's own loading."""
    return FILES[source].decode("utf-8").replace("\r\n", "\n").split("\n")


def assert_stands_between_its_lines(article: Article, start: int, end: int) -> None:
    first, last = article.lines_of(start, end)
    assert 1 <= first <= last <= len(raw_lines(article.source))
    assert squeezed(article.text[start:end]) in squeezed("".join(raw_lines(article.source)[first - 1 : last]))


@given(st.sampled_from(ALL), st.data())
@settings(max_examples=400, deadline=None)
def test_any_slice_of_an_article_stands_in_its_file_between_its_two_lines(
    article: Article, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, min(len(article.text), start + 400)))
    assert_stands_between_its_lines(article, start, end)


def test_every_segment_of_every_article_is_found_in_its_line_as_it_stands() -> None:
    for article in ALL:
        for segment in article.segments:
            line = raw_lines(article.source)[segment.line - 1]
            assert article.text[segment.start : segment.end] in line
            assert article.lines_of(segment.start, segment.end) == (segment.line, segment.line)


def test_the_two_lines_are_no_wider_than_the_slice_needs() -> None:
    for article in ALL:
        for segment in article.segments:
            assert article.lines_of(segment.start, segment.start + 1) == (segment.line, segment.line)
            assert article.lines_of(segment.end - 1, segment.end) == (segment.line, segment.line)
        assert article.lines_of(0, len(article.text)) == (article.line_first, article.line_last)


def test_a_whole_article_stands_between_its_first_and_last_line() -> None:
    for article in ALL:
        assert_stands_between_its_lines(article, 0, len(article.text))


@pytest.fixture
def torn() -> Article:
    """A kicker, a headline, a deck, a paragraph over lines 5 and 8, and two bylines."""
    text = "引题\n主题\n副题\n前半句后半句。\n记者 甲\n摄影 乙"
    parts = [(Role.KICKER, 0, 2), (Role.HEADLINE, 3, 5), (Role.DECK, 6, 8), (Role.PARAGRAPH, 9, 16)]
    parts += [(Role.BYLINE, 17, 21), (Role.BYLINE, 22, 26)]
    segments = [(0, 2, 1), (3, 5, 2), (6, 8, 3), (9, 12, 5), (12, 16, 8), (17, 21, 9), (22, 26, 10)]
    return Article(
        "id", "p.txt", None, None, text, tuple(Part(*p) for p in parts), tuple(Segment(*s) for s in segments)
    )


def test_a_quote_over_a_column_break_has_the_lines_of_both_its_ends(torn: Article) -> None:
    assert torn.lines_of(9, 16) == (5, 8)
    assert torn.lines_of(9, 12) == (5, 5)
    assert torn.lines_of(12, 13) == (8, 8)
    assert torn.lines_of(11, 13) == (5, 8)


def test_the_white_space_that_joins_two_parts_belongs_to_the_line_before_it(torn: Article) -> None:
    assert torn.lines_of(2, 3) == (1, 1)
    assert torn.lines_of(2, 5) == (1, 2)
    assert torn.lines_of(4, 4) == (2, 2)


def test_headline_and_byline_are_joined_by_a_space(torn: Article) -> None:
    assert torn.headline == "引题 主题 副题"
    assert torn.byline == "记者 甲 摄影 乙"
    assert list(torn.texts(Role.PARAGRAPH)) == ["前半句后半句。"]
    assert (torn.line_first, torn.line_last) == (1, 10)
    assert [at for at in range(len(torn.text)) if torn.is_heading(at)] == [0, 1, 3, 4, 6, 7]
