"""Checks that an article speaks of the persons and schools in a question: another one's post or figure is never the answer."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.numbered_names import numbers_missing
from qa.words import GIVEN_NAME, SURNAMES, TITLE, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article
    from qa.asking import Asked

HAN = re.compile(r"[\u4e00-\u9fff]")
PLACE = "ns"
NAMES = frozenset({PLACE, "nt", "nr", "nrt", "nz", "j"})
LONGEST_CUT = 3
SCHOOLS = ("幼儿园", "小学", "中学", "学院", "大学")


def missing_names(asked: Asked, article: Article) -> tuple[str, ...]:
    """Return the persons, schools and numbered things of the question that an article in Chinese does not name.

    A person counts only beside a post, 省长周启明, or where the question is who that is: the segmenter takes many a
    word for a name.
    """
    if not HAN.search(article.text):
        return ()
    persons = [name for name in _persons_in(asked.text) if not _is_named(name, article.text)]
    return (*persons, *_other_schools(asked.text, article.text), *numbers_missing(asked.text, article.text))


def _is_named(name: str, article: str) -> bool:
    """Return whether an article names a person; a name of three characters that the segmenter made of two and a verb counts: 柯岚签."""
    if name in article:
        return True
    short = name[:2]
    return len(name) == LONGEST_CUT and any(word.text == short for word in words_of(_line_with(short, article)))


def _line_with(words: str, article: str) -> str:
    """Return the line of an article in which words stand first; empty where they stand nowhere."""
    at = article.find(words)
    return (
        article[article.rfind("\n", 0, at) + 1 : (article.find("\n", at) + 1 or len(article) + 1) - 1]
        if at >= 0
        else ""
    )


def _persons_in(question: str) -> Iterator[str]:
    words = [word for word in words_of(question) if word.solid]
    for number, word in enumerate(words):
        if not word.tag.startswith("nr") or word.text[0] not in SURNAMES or not GIVEN_NAME.fullmatch(word.text[1:]):
            continue
        before, after = words[number - 1 : number], words[number + 1 : number + 3]
        beside_a_post = any(TITLE.search(one.text) for one in (*before, *after[:1]))
        if beside_a_post or [one.text for one in after] == ["是", "谁"]:
            yield word.text


def _other_schools(question: str, article: str) -> Iterator[str]:
    """Yield the schools of a question where the article speaks of another school of that name only: 滨江小学 is not 滨江中学."""
    words = words_of(question)
    for name, kind in pairwise(words):
        whole = name.text + kind.text
        if kind.text in SCHOOLS and name.solid and whole not in article:
            others = (name.text + other for other in SCHOOLS if other != kind.text)
            if any(other in article for other in others):
                yield whole
