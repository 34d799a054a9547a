"""The lexical index, written by tantivy and searched as questions search it."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article_store import ArticleStore
from index.cutting import cut
from index.dating import day_and_page
from index.formats.plain_text import to_page
from index.lexicon import Lexicon, write_lexicon
from index.passages import passages_of
from index.scope import EVERYTHING, Scope
from index.terms import terms_of
from tests.index.conftest import ENGLISH, FERRY_DAY, HARBOUR, SCHOOL, write_articles

if TYPE_CHECKING:
    from index.article import Article
    from index.passages import Passage

UNDATED = "000_abc.txt"
FILES = {
    "2026-01-05_A01.txt": HARBOUR,
    "2026-01-05_A02.txt": SCHOOL,
    "2026/02/03/B01.txt": ENGLISH,
    UNDATED: "旧书市场重新开张\n\n本报讯 旧书市场昨日重新开张，一本1934年的县志卖了8800元。\n",
}
NAMED = {"2026-01-05_A01.txt": ("青石日报", "12345"), "2026/02/03/B01.txt": ("Harbour Times", "7")}
ARTICLES = tuple(
    replace(article, paper=paper, issue_number=issue)
    for name, text in FILES.items()
    for paper, issue in [NAMED.get(name, (None, None))]
    for article in cut(to_page(name, text, *day_and_page(name))).articles
)
ROWS = tuple((article, passage) for article in ARTICLES for passage in passages_of(article))
NUMBERED = tuple((number, *row) for number, row in enumerate(ROWS))
EVERY_WORD = " ".join(FILES.values())


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    folder = tmp_path_factory.mktemp("lexicon") / "terms"
    write_lexicon(NUMBERED, folder)
    return Lexicon(folder)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ArticleStore:
    path = tmp_path_factory.mktemp("articles") / "articles.sqlite"
    write_articles(ARTICLES, path)
    return ArticleStore(path)


def text_of(row: tuple[Article, Passage]) -> str:
    article, passage = row
    return article.text[passage.start : passage.end]


@pytest.mark.parametrize(
    "wanted",
    [
        *(
            "9.6%",
            "3.6亿元",
            "260万吨",
            "4.50",
            "NordLink",
            "olsen",
            "Port Lang",
            "鹰嘴崖",
            "吞吐",
            "2027年6月",
            "8800",
            "县志",
        )
    ],
)
def test_figures_words_and_rare_pairs_of_characters_find_the_passage_they_stand_in(
    lexicon: Lexicon, wanted: str
) -> None:
    best = next(iter(lexicon.search(wanted, 5)))
    assert wanted.lower() in text_of(ROWS[best]).lower()


def test_a_full_width_figure_finds_the_narrow_one(lexicon: Lexicon) -> None:
    assert lexicon.search("９．６％", 5) == lexicon.search("9.6%", 5) != {}


def test_a_part_of_a_figure_is_another_figure(lexicon: Lexicon) -> None:
    assert lexicon.search("0.6%", 5) == {}


def test_a_word_of_the_headline_finds_the_body_too_but_the_heading_first(lexicon: Lexicon) -> None:
    found = lexicon.search("望远镜 迎来", 10)
    texts = [text_of(ROWS[number]) for number in found]
    assert texts[0] == "山村小学迎来第一台望远镜"
    assert any("11公里外" in text for text in texts)


def bm25(question: str, number: int) -> float:
    """The oracle: BM25 with k1 = 1.2 and b = 0.75 over two fields, of which the headline weighs half."""
    score = 0.0
    for field, weight in (("text", 1.0), ("headline", 0.5)):
        documents = [Counter(terms_of(text_of(row) if field == "text" else row[0].headline)) for row in ROWS]
        average = sum(document.total() for document in documents) / len(documents)
        for term in set(terms_of(question)):
            holding = sum(term in document for document in documents)
            often, length = documents[number][term], documents[number].total()
            rarity = math.log(1 + (len(ROWS) - holding + 0.5) / (holding + 0.5))
            score += weight * rarity * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * length / average))
    return score


@pytest.mark.parametrize("question", ["老港扩建工程总投资多少？", "When will the ferry resume?", "学校有学生47人"])
def test_the_score_is_bm25_over_text_and_headline(lexicon: Lexicon, question: str) -> None:
    expected = {number: bm25(question, number) for number in range(len(ROWS))}
    expected = {number: score for number, score in expected.items() if score > 0}
    # tantivy keeps a field's length in one byte, exact up to 40 terms and coarser above.
    assert lexicon.search(question, 100) == pytest.approx(expected, rel=0.08)


def test_the_limit_keeps_the_best(lexicon: Lexicon) -> None:
    found = lexicon.search(EVERY_WORD, 100)
    assert len(found) == len(ROWS)
    scores = list(found.values())
    assert scores == sorted(scores, reverse=True)
    assert list(lexicon.search(EVERY_WORD, 3).items()) == list(found.items())[:3]


@pytest.mark.parametrize("question", ["昨日", "the ferry will resume", "工程 9.6%", EVERY_WORD])
def test_the_scores_of_given_passages_are_those_of_a_search(lexicon: Lexicon, question: str) -> None:
    found = lexicon.search(question, 100)
    every = list(range(len(ROWS)))
    assert lexicon.scores(question, every) == pytest.approx(found, rel=1e-5)
    for number in every:
        alone = {n: score for n, score in found.items() if n == number}
        assert lexicon.scores(question, [number]) == pytest.approx(alone, rel=1e-5)


def test_no_passages_have_no_scores(lexicon: Lexicon) -> None:
    assert lexicon.scores("昨日", []) == {}


DATES = st.none() | st.sampled_from([date(2026, 1, 4), date(2026, 1, 5), date(2026, 1, 6), FERRY_DAY, date(2030, 1, 1)])
SCOPES = st.builds(
    Scope,
    date_from=DATES,
    date_to=DATES,
    source=st.none() | st.sampled_from([*FILES, "no such file.txt"]),
    page=st.none() | st.sampled_from(["A01", "A02", "B01", "a01", "C9"]),
    paper=st.none() | st.sampled_from(["青石日报", "Harbour Times", "青石"]),
    issue=st.none() | st.sampled_from(["12345", "7"]),
)


def lies_in(article: Article, scope: Scope) -> bool:
    """The oracle."""
    day = article.issue_date
    return (
        (scope.date_from is None or (day is not None and day >= scope.date_from))
        and (scope.date_to is None or (day is not None and day <= scope.date_to))
        and (scope.source is None or article.source == scope.source)
        and (scope.page is None or article.page_number == scope.page)
        and (scope.paper is None or article.paper == scope.paper)
        and (scope.issue is None or article.issue_number == scope.issue)
    )


@given(scope=SCOPES)
@settings(max_examples=150, deadline=None)
def test_a_scope_admits_the_passages_that_lie_in_it_and_changes_no_score(
    lexicon: Lexicon, store: ArticleStore, scope: Scope
) -> None:
    inside = [number for number, (article, _) in enumerate(ROWS) if lies_in(article, scope)]
    found = lexicon.search(EVERY_WORD, 100, scope)
    everywhere = lexicon.search(EVERY_WORD, 100, EVERYTHING)
    assert found == pytest.approx({n: s for n, s in everywhere.items() if n in inside}, rel=1e-5)
    assert store.numbers_in(scope).tolist() == inside


ODD = [
    "",
    " ",
    "，。！？",
    "……",
    "\x00\x01\x02\x7f",
    "\n\r\t",
    "AND OR NOT",
    'a:b "c" (d] *~^',
    "text:昨日",
    "-",
    "🚣" * 50,
]


@pytest.mark.parametrize("question", [*ODD, "桥" * 500, "a" * 500, "1" * 500, "江桥" * 250, "x" * 100_000])
def test_an_odd_question_does_not_fail(lexicon: Lexicon, question: str) -> None:
    found = lexicon.search(question, 10)
    assert set(found) <= set(range(len(ROWS)))
    assert set(lexicon.scores(question, [0, 1])) <= {0, 1}


@given(st.text(max_size=500))
@settings(max_examples=100, deadline=None)
def test_no_question_at_all_makes_a_search_fail(lexicon: Lexicon, question: str) -> None:
    lexicon.search(question, 10, Scope(date_from=date(2026, 1, 1)))


def test_it_counts_the_passages_that_hold_a_term(lexicon: Lexicon) -> None:
    for term in ("昨日", "望远", "olsen", "9.6%", "nowhere"):
        assert lexicon.passages_with(term) == sum(term in set(terms_of(text_of(row))) for row in ROWS)
    assert len(lexicon) == len(ROWS)


@pytest.mark.parametrize("question", ["老港扩建工程总投资多少？", "When will the ferry resume?", "县志"])
def test_what_a_passage_and_its_headline_hold_is_each_term_once(lexicon: Lexicon, question: str) -> None:
    weights = {term: 1.0 + number / 10 for number, term in enumerate(sorted(set(terms_of(question))))}
    held = {
        number: sum(
            weight for term, weight in weights.items() if term in {*terms_of(text_of(row)), *terms_of(row[0].headline)}
        )
        for number, row in enumerate(ROWS)
    }
    expected = {number: weight for number, weight in held.items() if weight}
    assert lexicon.held(weights, list(range(len(ROWS)))) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("words", ["旧书市场", "老港", "Olsen", "县"])
def test_the_passages_that_hold_words_are_all_those_that_hold_their_pairs(lexicon: Lexicon, words: str) -> None:
    pairs = {term for term in terms_of(words) if len(term) > 1}
    held = [{*terms_of(text_of(row)), *terms_of(row[0].headline)} for row in ROWS]
    assert set(lexicon.holding(words)) == {number for number, terms in enumerate(held) if pairs and pairs <= terms}


def test_of_synonyms_any_counts_and_several_count_once(lexicon: Lexicon) -> None:
    numbers = list(range(len(ROWS)))

    def holding(word: str) -> set[int]:
        return {number for number, row in enumerate(ROWS) if word in text_of(row) + row[0].headline}

    for words in (("旧书",), ("书摊", "旧书"), ("旧书", "书市")):
        assert lexicon.held({}, numbers, {words: 2.5}) == dict.fromkeys(holding("旧书"), 2.5)
    assert lexicon.held({"县志": 1.0}, numbers, {("书摊", "书店"): 2.5}) == dict.fromkeys(holding("县志"), 1.0)
    both = lexicon.held({}, numbers, {("市场",): 1.0, ("县志",): 0.5})
    assert both == {number: (number in holding("市场")) + 0.5 * (number in holding("县志")) for number in both}
    assert both.keys() == holding("市场") | holding("县志")


def test_no_terms_and_no_passages_hold_nothing(lexicon: Lexicon) -> None:
    assert lexicon.held({}, [0]) == lexicon.held({"昨": 1.0}, []) == {}


def test_words_are_held_where_one_passage_holds_all_their_pairs(lexicon: Lexicon) -> None:
    assert lexicon.holds("旧书市场")
    assert not lexicon.holds("旧书县志")
    assert not lexicon.holds("书")
