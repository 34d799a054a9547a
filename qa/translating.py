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
from index.scripts import HAN
from index.simplified import as_chinese
from index.times.periods import described
from qa.asking import RATE, asked_in, asks
from qa.foreign import is_written_in_chinese
from qa.glossary import kind_asked
from qa.glossary import named_in as things_in
from qa.kinds import Kind
from qa.place_names import named_in
from qa.spelled_names import names_written, with_names_of
from qa.standing import frame_of
from qa.subjects import subjects_in
from qa.zones import SORT_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import Article
    from qa.asking import Asked
    from qa.glossary import Named

WORD_OF_ANOTHER = re.compile(r"[a-z]{3}|[\u3041-\u30fa\uac00-\ud7a3]")
RATIO = re.compile(r"率$|强度$")
NO_RATE = RATE.replace("rate|", "")
# What each statistic of the table is called first, by each of its names.
CALLED = {name: row[0] for row in INDICATORS for name in row}
SHARE, GROWTH = "占比", "增长"
# What joins two words to one thing: the revenue of the port is another order, the port's revenue is not.
JOINT = re.compile(r"^(?:\s|['’]s\b|の|의|-)+|(?:\s|['’]s|の|의|-)+$")
UNKNOWN = re.compile(r"[^\u4e00-\u9fff\d.%年月日]+")


def is_wholly_chinese(text: str) -> bool:
    """Return whether a question was put in Chinese from end to end, and not only its names."""
    return bool(HAN.search(text)) and not WORD_OF_ANOTHER.search(text)


def in_chinese(asked: Asked, articles: Iterable[Article]) -> Asked | None:
    """Return a question in Chinese, its places looked for among those that the articles are from; `None` where no table knows it."""
    if is_written_in_chinese(asked.text):
        return None
    articles = tuple(articles)
    texts = tuple(dict.fromkeys(article.text for article in articles))
    known = {place for article in articles for place in subjects_in(frame_of(article))}
    places = tuple(dict.fromkeys((*map(as_chinese, asked.subjects), *named_in(asked.text, sorted(known)))))
    things = tuple(_things(asked))
    asked = _with_names(asked, texts, places, things)
    return _for_an_indicator(asked, things) or (asked if places or asked.spelled or things else None)


def _for_an_indicator(asked: Asked, things: Sequence[Named]) -> Asked | None:
    """Return a question for an indicator of the table as one in Chinese; `None` where it asks for none, or for that of a thing or a firm."""
    indicator = next((row[0] for _, row in asked.names if row in INDICATORS), "") or _indicator_among(things)
    others = [one for one in things if one.is_thing and one.chinese[0] not in CALLED]
    firms = [name for name in asked.spelled if not any(place in name for place in asked.subjects)]
    if not indicator or others or firms:
        return None
    periods = "".join(map(described, asked.periods))
    grows = GROWTH in {one.chinese[0] for one in things} or re.search(NO_RATE, asked.spoken, re.IGNORECASE)
    rises = grows and not RATIO.search(indicator)
    target = "目标" if asked.aim is Aim.TARGET else ""
    zone = next((row[0] for _, row in asked.names if row[0] in SORT_OF), "")
    words = f"{'和'.join(asked.subjects)}{zone}{periods}{indicator}{'增长' if rises else ''}{target}是多少？"
    chinese = asked_in(words, 0)
    return replace(
        chinese, kind=Kind.PERCENT if rises or RATIO.search(indicator) else chinese.kind, noun="", subjects=asked.subjects,
        names=(*chinese.names, *(one for one in asked.names if one[1] not in INDICATORS)), periods=asked.periods, aim=asked.aim,
        issued=asked.issued, several=asked.several, spoken=asked.spoken, spelled=asked.spelled,
    )  # fmt: skip


def _with_names(asked: Asked, texts: tuple[str, ...], places: tuple[str, ...], things: Sequence[Named]) -> Asked:
    """Return a question in its own language with the names that it spells in Chinese, and with what the things in it are called there."""
    text, left, right = (with_names_of(words, texts) for words in (asked.text, asked.left, asked.right))
    called = ((asked.text[one.start : one.end], one.chinese) for one in things)
    return replace(
        asked, text=text, kind=_kind_of(asked), left=left, right=right, names=(*asked.names, *called), subjects=places,
        spelled=() if HAN.search(asked.text) else names_written(text),
    )  # fmt: skip


def _kind_of(asked: Asked) -> Kind:
    """Return what a question asks for, told by words that `asked_in` does not know: ¿Cuántos…?, What is the price…?."""
    if asked.kind not in {Kind.PHRASE, Kind.SENTENCE} or (asked.kind is Kind.SENTENCE and asks(asked.text) is not None):
        return asked.kind
    kind = Kind[kind_asked(asked.text) or Kind.PHRASE.name]
    things = things_in(asked.text)
    if kind is Kind.PHRASE and any(one.is_measure for one in things):
        kind = Kind.FIGURE
    return Kind.PERCENT if kind is Kind.FIGURE and any(SHARE in one.chinese for one in things) else kind


def _indicator_among(things: Sequence[Named]) -> str:
    """Return the first statistic of the table among things named in other languages; empty where none is."""
    return next((CALLED[one.chinese[0]] for one in things if one.chinese[0] in CALLED), "")


def _things(asked: Asked) -> Iterator[Named]:
    """Yield what a question names besides the things that it is known to name."""
    text = asked.text.lower()
    known = [(text.find(name.lower()), name) for name, _ in asked.names]
    for one in things_in(asked.text):
        if all(one.end <= at or at + len(name) <= one.start for at, name in known):
            yield one


def in_chinese_words(asked: Asked) -> Asked:
    """Return a question with only what of it is known in Chinese, for rules that know Chinese words: 华岚，净利润，2022年."""
    text, left = _chinese_words(asked.text), _chinese_words(asked.left)
    return replace(
        asked, text=text, noun=_chinese_words(asked.noun), left=left or text, right=_chinese_words(f"{asked.noun} {asked.right}"),
    )  # fmt: skip


def _chinese_words(text: str) -> str:
    """Return the words of a text that are known in Chinese in their order; what is not known between them becomes a comma."""
    pieces, at = [], 0
    for one in things_in(text):
        pieces += [_kept(text[at : one.start]), one.chinese[0]]
        at = one.end
    return re.sub("，+", "，", "".join([*pieces, _kept(text[at:])])).strip("，")


def _kept(text: str) -> str:
    return UNKNOWN.sub("，", as_chinese(JOINT.sub("", text)))
