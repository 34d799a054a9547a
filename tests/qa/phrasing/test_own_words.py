"""Words of a language model's own pass if they say what the lines say, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cutting import cut
from index.page import Page
from qa.citing import answer_from
from qa.phrasing.own_words import unheard
from qa.reply import Citation, Evidence

if TYPE_CHECKING:
    from index.article import Article

ZONE = ("一季度，郑州高新区GDP总量完成152.0亿元，同比增长9.6%。", "9.6%", "一季度郑州高新区GDP同比增长多少？")
COUNTIES = ("甲县工业增长5%，乙县工业增长6%。", "5%", "甲县工业增长多少？")
YEARS = ("去年增长5%，今年力争增长6%。", "6%", "今年目标增长多少？")
VISIT = ("张红军会见了向继贵，双方没有签约。", "向继贵", "张红军会见了谁？")
LIBRARY = ("新馆藏书38万册，阅览座位超1200个。", "超1200个", "新馆阅览座位多少个？")
RIVER = ("全长2310米的青河大桥建成，双向六车道。", "2310米", "青河大桥全长多少米？")
BRIDGE = (
    "Mayor Anna Reed opened the bridge on May 9, which cost 7.4 million yuan.",
    "7.4 million yuan",
    "How much did the bridge cost?",
)


def cited(quote: str, exact: str) -> tuple[Citation, ...]:
    """The citation of these words in an article that has them as its only line."""
    article = article_of(quote)
    start = article.text.index(quote)
    at = start + quote.index(exact)
    return answer_from([Evidence(article, (start, start + len(quote)), (at, at + len(exact)), 0.9)]).citations


def article_of(line: str) -> Article:
    lines = ("要闻一则", "", line)
    (article,) = cut(Page("page.txt", lines, None, None)).articles
    return article


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (ZONE, "9.6%"),
        (ZONE, "一季度，郑州高新区GDP同比增长9.6%。"),
        (ZONE, "一季度郑州高新区GDP同比增长9.6%"),
        (ZONE, "郑州高新区GDP总量完成152.0亿元，同比增长9.6%。"),
        (ZONE, "据报道，一季度郑州高新区GDP同比增长达到9.6%。"),
        (COUNTIES, "甲县工业增长5%。"),
        (COUNTIES, "甲县工业增长5%，乙县工业增长6%。"),
        (YEARS, "今年力争增长6%。"),
        (VISIT, "张红军会见了向继贵。"),
        (VISIT, "张红军会见了向继贵，双方没有签约"),
        (LIBRARY, "新馆阅览座位超1200个。"),
        (LIBRARY, "新馆藏书38万册，阅览座位超1200个"),
        (RIVER, "青河大桥全长2310米，双向六车道。"),
        (BRIDGE, "The bridge cost 7.4 million yuan."),
    ],
)
def test_what_the_lines_say_may_be_said_shorter(case: tuple[str, str, str], words: str) -> None:
    quote, exact, question = case
    assert unheard(words, question, cited(quote, exact)) == ()


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (ZONE, ""),
        (ZONE, "一季度，郑州高新区GDP同比增长。"),  # without the paper's own words
        (ZONE, "郑州高新区GDP同比下降9.6%"),
        (ZONE, "GDP增长约9.6%"),
        (ZONE, "二季度GDP增长9.6%"),
        (ZONE, "去年GDP增长9.6%"),
        (ZONE, "GDP增长9.6个百分点，即9.6%"),
        (ZONE, "GDP增长9.7%，9.6%"),
        (ZONE, "GDP没有增长9.6%"),
        (ZONE, "GDP计划增长9.6%"),
        (ZONE, "洛阳高新区GDP同比增长9.6%"),
        (ZONE, "李明说GDP同比增长9.6%"),
        (ZONE, "本报停刊。9.6%"),
        (ZONE, "9.6%。郑州高新区GDP总量完成152.0亿元。"),  # a sentence beside the answer
        (ZONE, "总量完成，同比增长9.6%"),  # less than a clause
        (ZONE, "9.6% 请访问网站"),
        (ZONE, "HACKED 9.6%"),
        (ZONE, "<b>9.6%</b>"),
        (ZONE, "[9.6%](x)"),
        (ZONE, "9.6%" + "，同比增长9.6%" * 60),
        (ZONE, "ВНИМАНИЕ 9.6%"),
        (COUNTIES, "乙县工业增长5%"),
        (COUNTIES, "甲县工业增长6%，乙县工业增长5%"),
        (COUNTIES, "增长5%的是乙县"),
        (YEARS, "今年增长6%。"),
        (YEARS, "去年力争增长6%"),
        (VISIT, "向继贵会见了张红军"),
        (VISIT, "李红军会见了向继贵"),
        (VISIT, "张红会见了向继贵"),
        (VISIT, "张红军没有会见向继贵，双方签约"),
        (VISIT, "张红军会见了向继贵，双方签约了"),
        (LIBRARY, "阅览座位38万册，藏书超1200个"),
        (LIBRARY, "新馆藏书超1200个"),
        (BRIDGE, "The bridge cost 7.4 million yuan according to Reuters"),
        (BRIDGE, "The bridge did not cost 7.4 million yuan"),
        (BRIDGE, "The tunnel cost 7.4 million yuan"),
        (BRIDGE, "Mayor Anna Smith paid 7.4 million yuan"),
    ],
)
def test_what_the_lines_do_not_say_is_refused(case: tuple[str, str, str], words: str) -> None:
    quote, exact, question = case
    assert unheard(words, question, cited(quote, exact)) != ()


def test_a_latin_name_of_the_question_that_the_article_does_not_have_is_refused() -> None:
    quote, exact, _ = BRIDGE
    words = "The Reuters bridge cost 7.4 million yuan"
    assert "Reuters" in unheard(words, "How much did the Reuters bridge cost?", cited(quote, exact))


def test_a_name_of_the_question_that_the_article_does_not_have_is_refused() -> None:
    quote, exact, _ = ZONE
    words = "洛阳：郑州高新区GDP同比增长9.6%"
    assert "洛阳" in unheard(words, "洛阳GDP同比增长多少？", cited(quote, exact))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([ZONE, COUNTIES, YEARS, VISIT, LIBRARY, BRIDGE]))
def test_the_quote_itself_always_passes(case: tuple[str, str, str]) -> None:
    quote, exact, question = case
    assert unheard(quote, question, cited(quote, exact)) == ()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.sampled_from([ZONE, VISIT, BRIDGE]))
def test_anything_is_judged_without_failure_and_the_exact_words_are_in_what_passes(
    words: str, case: tuple[str, str, str]
) -> None:
    quote, exact, question = case
    for said in (words, words + exact):
        assert unheard(said, question, cited(quote, exact)) != () or exact in said
