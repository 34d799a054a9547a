"""A question in another language, put in Chinese as far as the tables of places and indicators reach.

What was Hebei's GDP growth in 2025? becomes 河北2025年地区生产总值增长多少？. Of a question that asks for no indicator of the
table only the places and periods are known in Chinese.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.figures.aims import Aim
from index.figures.indicators import INDICATORS
from index.times.periods import described
from qa.asking import RATE, asked_in
from qa.kinds import Kind
from qa.latin_names import with_names_of
from qa.place_names import as_chinese, named_in
from qa.standing import frame_of
from qa.subjects import HAN, subjects_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article
    from qa.asking import Asked

KANA_OR_HANGUL = re.compile(r"[\u3041-\u30fa\uac00-\ud7a3]")
WORD_OF_ANOTHER = re.compile(r"[a-z]{3}|[\u3041-\u30fa\uac00-\ud7a3]")
RATIO = re.compile(r"率$|强度$")


def is_translatable(asked: Asked) -> bool:
    """Return whether a question is in another language than Chinese."""
    return bool(KANA_OR_HANGUL.search(asked.text)) or (
        not HAN.search(asked.text) and any(one.isalpha() for one in asked.text)
    )


def is_wholly_chinese(text: str) -> bool:
    """Return whether a question was put in Chinese from end to end, and not only its names."""
    return bool(HAN.search(text)) and not WORD_OF_ANOTHER.search(text)


def in_chinese(asked: Asked, articles: Iterable[Article]) -> Asked | None:
    """Return a question in Chinese, its places looked for among those that the articles are from; `None` where no table knows it."""
    if not is_translatable(asked):
        return None
    articles = tuple(articles)
    texts = tuple(dict.fromkeys(article.text for article in articles))
    known = {place for article in articles for place in subjects_in(frame_of(article))}
    places = tuple(dict.fromkeys((*map(as_chinese, asked.subjects), *named_in(asked.text, sorted(known)))))
    indicator = next((row[0] for _, row in asked.names if row in INDICATORS), "")
    if not indicator:
        return _with_names(asked, texts, places)
    periods = "".join(map(described, asked.periods))
    rises = re.search(RATE.replace("rate|", ""), asked.text, re.IGNORECASE) and not RATIO.search(indicator)
    target = "目标" if asked.aim is Aim.TARGET else ""
    words = f"{'和'.join(places)}{periods}{indicator}{'增长' if rises else ''}{target}是多少？"
    chinese = asked_in(words, 0)
    kind = Kind.PERCENT if rises or RATIO.search(indicator) else chinese.kind
    return replace(
        chinese, kind=kind, noun="", subjects=places, periods=asked.periods, aim=asked.aim, issued=asked.issued,
        several=asked.several, spoken=asked.spoken,
    )  # fmt: skip


def _with_names(asked: Asked, texts: tuple[str, ...], places: tuple[str, ...]) -> Asked | None:
    """Return a question in its own language with the names that it spells in Chinese; `None` where it spells none."""
    text, left, right = (with_names_of(words, texts) for words in (asked.text, asked.left, asked.right))
    if text == asked.text and not places:
        return None
    return replace(asked, text=text, left=left, right=right, subjects=places)
