"""An article made of a text of our own, the sentence of words in it, and what speaks against them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.cutting import articles_in
from index.formats.plain_text import to_page
from index.sentences import sentence_spans
from qa.asking import asked_in
from qa.objecting import objection_to

if TYPE_CHECKING:
    from datetime import date

    from index.article import Article


def article_of(text: str, issued: date | None) -> Article:
    """Return the one article of a text that came out on this day."""
    (article,) = articles_in([to_page("own.txt", text)])
    return replace(article, issue_date=issued)


def place_of(words: str, article: Article) -> tuple[tuple[int, int], int]:
    """Return the sentence in which words stand first, and where they begin."""
    at = article.text.index(words)
    return next(one for one in sentence_spans(article.text) if one[0] <= at < one[1]), at


def objection_in(article: Article, words: str, question: str, asked_on: date) -> str:
    """Return what is said against words of an article as the answer; empty where nothing is."""
    return objection_to(asked_in(question, asked_on), article, *place_of(words, article))
