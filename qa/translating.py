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
from qa.asking import RATE, Kind, asked_in
from qa.place_names import as_chinese, named_in
from qa.standing import frame_of
from qa.subjects import HAN, subjects_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article
    from qa.asking import Asked

KANA_OR_HANGUL = re.compile(r"[\u3041-\u30fa\uac00-\ud7a3]")
RATIO = re.compile(r"率$|强度$")


def is_translatable(asked: Asked) -> bool:
    """Return whether a question is in another language than Chinese."""
    return bool(KANA_OR_HANGUL.search(asked.text)) or (
        not HAN.search(asked.text) and any(one.isalpha() for one in asked.text)
    )


def in_chinese(asked: Asked, articles: Iterable[Article]) -> Asked | None:
    """Return a question in Chinese, its places looked for among those that the articles are from; `None` where no table knows it."""
    if not is_translatable(asked):
        return None
    known = {place for article in articles for place in subjects_in(frame_of(article))}
    places = tuple(dict.fromkeys((*map(as_chinese, asked.subjects), *named_in(asked.text, sorted(known)))))
    indicator = next((row[0] for _, row in asked.names if row in INDICATORS), "")
    if not indicator:
        return replace(asked, subjects=places) if places else None
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
