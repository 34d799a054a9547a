"""Checks that an article speaks of the names in a question: another place's figure is never the answer."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article
    from qa.asking import Asked
    from qa.words import Word

HAN = re.compile(r"[\u4e00-\u9fff]")
# Endings that a newspaper leaves out: 河南省 is 河南 too.
LEVEL = re.compile(r"(?:特别行政区|自治区|自治州|省|市|区|县)$")
PLACE = "ns"
NAMES = frozenset({PLACE, "nt", "nr", "nrt", "nz", "j"})
SCHOOLS = ("幼儿园", "小学", "中学", "学院", "大学")
COUNTRY = frozenset({"中国", "全国", "我国"})


def missing_names(asked: Asked, article: Article, sentence: tuple[int, int]) -> tuple[str, ...]:
    """Return the place and person names of the question that a sentence cannot be about.

    A name stands in the sentence, in the headline, or, where the headline names no other place, anywhere in the
    article. Only names written in the article's own script can be missed: a question in another language names
    places by other letters.
    """
    if not HAN.search(article.text):
        return ()
    names = [word for word in _names_asked(asked) if HAN.search(word.text) and len(word.text) > 1]
    headline, own = article.headline, article.text[slice(*sentence)]
    elsewhere = any(word.tag == PLACE and word.text not in COUNTRY for word in words_of(headline))
    missing = []
    for word in names:
        name = _short(word.text)
        if name in COUNTRY or name in own or name in headline:
            continue
        if name not in article.text or (word.tag == PLACE and elsewhere):
            missing.append(word.text)
    return (*missing, *_other_schools(asked.text, article.text))


def _other_schools(question: str, article: str) -> Iterator[str]:
    """Yield the schools of a question where the article speaks of another school of that name only: 滨江小学 is not 滨江中学."""
    words = words_of(question)
    for name, kind in pairwise(words):
        whole = name.text + kind.text
        if kind.text in SCHOOLS and name.solid and whole not in article:
            others = (name.text + other for other in SCHOOLS if other != kind.text)
            if any(other in article for other in others):
                yield whole


def _names_asked(asked: Asked) -> Iterator[Word]:
    """Yield the names of the question, and a first word that tells which 高新区 or 集团 is meant: 开封 of 开封高新区."""
    text = asked.text.replace(asked.noun, " ") if asked.noun else asked.text
    for name, _ in asked.names:
        text = text.replace(name, " ")
    words = [word for word in words_of(text) if word.solid]
    for word in words:
        if word.tag in NAMES:
            yield word
    first = words_of(asked.text)[:2]
    if len(first) == 2 and first[0].tag[0] in "vnaix" and first[0].tag not in NAMES and _is_body(first[1]):
        yield first[0]


def _is_body(word: Word) -> bool:
    return word.text.endswith(("区", "市", "县", "集团", "公司", "学院", "大学"))


def _short(name: str) -> str:
    short = LEVEL.sub("", name)
    return short if len(short) > 1 else name
