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
COUNTRY = frozenset({"中国", "全国", "我国"})


def missing_names(asked: Asked, article: Article) -> tuple[str, ...]:
    """Return the place and person names of the question that the article holds nowhere.

    Only names written in the article's own script can be missed: a question in another language names places by
    other letters.
    """
    if not HAN.search(article.text):
        return ()
    names = (word.text for word in words_of(asked.text) if word.tag in {"ns", "nt", "nr", "nrt", "nz"} and len(word.text) > 1)
    return tuple(name for name in names if HAN.search(name) and name not in COUNTRY and not _holds(article, name))


def _holds(article: Article, name: str) -> bool:
    short = LEVEL.sub("", name)
    return (short if len(short) > 1 else name) in article.text
