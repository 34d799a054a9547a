"""Checks that an article speaks of the names in a question: another place's figure is never the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.words import words_of

if TYPE_CHECKING:
    from index.article import Article
    from qa.asking import Asked

HAN = re.compile(r"[\u4e00-\u9fff]")
# Endings that a newspaper leaves out: 河南省 is 河南 too.
LEVEL = re.compile(r"(?:特别行政区|自治区|自治州|省|市|区|县)$")
PLACE = "ns"
NAMES = frozenset({PLACE, "nt", "nr", "nrt", "nz"})
COUNTRY = frozenset({"中国", "全国", "我国"})


def missing_names(asked: Asked, article: Article, sentence: tuple[int, int]) -> tuple[str, ...]:
    """Return the place and person names of the question that a sentence cannot be about.

    A name stands in the sentence, in the headline, or, where the headline names no other place, anywhere in the
    article. Only names written in the article's own script can be missed: a question in another language names
    places by other letters.
    """
    if not HAN.search(article.text):
        return ()
    named = asked.text.replace(asked.noun, " ") if asked.noun else asked.text
    names = [word for word in words_of(named) if word.tag in NAMES and len(word.text) > 1 and HAN.search(word.text)]
    headline, own = article.headline, article.text[slice(*sentence)]
    elsewhere = any(word.tag == PLACE and word.text not in COUNTRY for word in words_of(headline))
    missing = []
    for word in names:
        name = _short(word.text)
        if name in COUNTRY or name in own or name in headline:
            continue
        if name not in article.text or (word.tag == PLACE and elsewhere):
            missing.append(word.text)
    return tuple(missing)


def _short(name: str) -> str:
    short = LEVEL.sub("", name)
    return short if len(short) > 1 else name
