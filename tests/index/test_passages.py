from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import HEADING, Article, Part, Role, Segment
from index.cutting import cut
from index.formats.plain_text import to_page
from index.passages import CLAUSE, FULL_WIDTH, LATIN_WIDTH, Passage, passages_of
from index.sentences import sentence_spans
from tests.conftest import PAGE, SEEDS
from tests.index.conftest import ENGLISH, HARBOUR, SCHOOL

WORDS = st.text(alphabet="江水上aA9 。！？.；，,;\u3000", min_size=1, max_size=60)
LONG = st.tuples(st.sampled_from(["江", "水，", "桥。", "a", "word ", "字；", " ", "\u3000"]), st.integers(1, 700)).map(
    lambda unit: unit[0] * unit[1]
)


def article_of(parts: list[tuple[Role, str]]) -> Article:
    made: list[Part] = []
    at = 0
    for role, text in parts:
        made.append(Part(role, at, at + len(text)))
        at += len(text) + 1
    segments = tuple(Segment(part.start, part.end, number) for number, part in enumerate(made, 1))
    whole = "\n".join(text for _, text in parts)
    return Article("0123456789abcdef", "page.txt", None, None, whole, tuple(made), segments)


HEADINGS = st.lists(st.tuples(st.sampled_from([Role.KICKER, Role.HEADLINE, Role.DECK]), WORDS), max_size=3)
BODIES = st.lists(st.tuples(st.sampled_from([Role.PARAGRAPH, Role.BYLINE]), WORDS | LONG), max_size=5)
ARTICLES = st.builds(lambda heading, body: article_of(heading + body), HEADINGS, BODIES)


def width(text: str) -> float:
    """The oracle: a Han character counts one, a Latin letter about a third."""
    return sum(1.0 if ord(character) > 0x2E7F else LATIN_WIDTH for character in text)


@given(ARTICLES)
@settings(max_examples=100, deadline=None)
def test_passages_are_in_order_do_not_overlap_and_leave_only_white_space_out(article: Article) -> None:
    at = 0
    for passage in passages_of(article):
        assert at <= passage.start < passage.end <= len(article.text)
        assert not article.text[at : passage.start].strip()
        at = passage.end
    assert not article.text[at:].strip()


@given(ARTICLES)
@settings(max_examples=100, deadline=None)
def test_every_passage_says_something(article: Article) -> None:
    heading = sum(article.is_heading(passage.start) for passage in passages_of(article))
    for passage in passages_of(article)[heading:]:
        assert article.text[passage.start : passage.end].strip()


@given(ARTICLES)
@settings(max_examples=100, deadline=None)
def test_no_passage_but_a_heading_is_larger_than_a_passage_may_be(article: Article) -> None:
    for passage in passages_of(article):
        if not article.is_heading(passage.start):
            assert width(article.text[passage.start : passage.end]) <= FULL_WIDTH


@given(ARTICLES)
@settings(max_examples=100, deadline=None)
def test_passages_are_as_large_as_whole_sentences_and_clauses_allow(article: Article) -> None:
    passages = [p for p in passages_of(article) if not article.is_heading(p.start)]
    for before, after in pairwise(passages):
        sentence = next(end for _, end in sentence_spans(article.text, after.start))
        clause = CLAUSE.match(article.text, after.start)
        assert clause
        # The first piece of the next passage, whole or as the cut of a clause, had no room in this one.
        piece = min(sentence, max(clause.end(), after.start + 1), after.start + int(FULL_WIDTH))
        if width(article.text[after.start : sentence]) <= FULL_WIDTH:
            piece = sentence
        assert width(article.text[before.start : piece]) > FULL_WIDTH or piece > after.end


@given(HEADINGS.filter(bool), BODIES)
@settings(max_examples=50, deadline=None)
def test_the_heading_is_a_passage_of_its_own(heading: list[tuple[Role, str]], body: list[tuple[Role, str]]) -> None:
    article = article_of(heading + body)
    first, *rest = passages_of(article)
    assert article.text[first.start : first.end] == "\n".join(text for _, text in heading)
    assert not any(article.is_heading(passage.start) for passage in rest)


@pytest.mark.parametrize("gap", [" ", "\u3000", "\t"])
def test_a_gap_wider_than_a_passage_is_in_none(gap: str) -> None:
    article = article_of([(Role.PARAGRAPH, f"江{gap * 2000}水。")])
    texts = [article.text[p.start : p.end].strip() for p in passages_of(article)]
    assert all(texts)
    assert "".join(texts).replace(gap, "") == "江水。"


def test_short_paragraphs_share_a_passage_and_a_sentence_is_not_torn() -> None:
    sentence = "江" * 119 + "。"
    article = article_of([(Role.PARAGRAPH, sentence * 2), (Role.PARAGRAPH, sentence * 2), (Role.BYLINE, "记者 周海")])
    texts = [article.text[p.start : p.end] for p in passages_of(article)]
    assert texts == [sentence * 2, f"{sentence * 2}\n记者 周海"]


def test_a_sentence_that_is_too_long_is_cut_at_its_commas() -> None:
    clause = "江" * 199 + "，"
    article = article_of([(Role.PARAGRAPH, clause * 3 + "完。")])
    assert [article.text[p.start : p.end] for p in passages_of(article)] == [clause, clause, clause + "完。"]


def test_a_passage_is_named_by_its_article_and_place() -> None:
    assert Passage("abc", 3, 17).passage_id == "abc:3-17"


@pytest.mark.parametrize("text", [HARBOUR, SCHOOL, ENGLISH, (SEEDS / PAGE).read_text(encoding="utf-8")])
def test_passages_of_a_page_hold_every_word_of_its_articles(text: str) -> None:
    for article in cut(to_page("page.txt", text)).articles:
        passages = passages_of(article)
        said = "".join(article.text[p.start : p.end] for p in passages)
        assert "".join(said.split()) == "".join(article.text.split())
        assert {p.article_id for p in passages} == {article.article_id}
        assert article.is_heading(passages[0].start) == any(part.role in HEADING for part in article.parts)
