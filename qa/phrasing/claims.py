"""What an answer claims, piece by piece and in order: its figures, its periods and days, and the names and things they are of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.figures.parsing import figures_in
from index.times.days import days_in
from index.times.periods import mentions_in
from qa.gate import ARTICLES
from qa.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.figures.figure import Figure
    from qa.words import Word

LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ.&_-]*")
# Words that hold an English sentence together, and those that frame an answer.
ENGLISH_FRAME = re.compile(
    r"an?|the|of|in|on|at|to|for|from|by|with|and|or|as|is|are|was|were|be|been|its?|this|that|these|those|wh(?:ich|o|om|ose|at|en|ere)"
    r"|how|there|s?he|they|his|her|their|according|said|says|paper|newspaper|report(?:ed|s)?|ha[sd]|have|s",
    re.IGNORECASE,
)
FRAMING = frozenset(
    [
        "是",
        "为",
        "在",
        "有",
        "据",
        "报道",
        "报纸",
        "原文",
        "显示",
        "根据",
        "介绍",
        "表示",
        "指出",
        "称",
        "达",
        "达到",
        "答案",
    ]
)
# Prepositions, particles, conjunctions, pronouns, final particles.
CLOSED_CLASSES = ("p", "u", "c", "r", "y")
NAMES = frozenset({"nr", "ns", "nt", "nz"})


@dataclass(frozen=True, slots=True)
class Claim:
    """`text[start:end]`: a figure, a time, a name, or another noun (all three empty)."""

    start: int
    end: int
    figure: Figure | None = None
    is_time: bool = False
    is_name: bool = False

    @property
    def is_counted(self) -> bool:
        """Whether it is told by value, however it is spelled."""
        return self.figure is not None or self.is_time


def claims_in(text: str) -> tuple[Claim, ...]:
    """Return the claims of a text in order; none overlap."""
    times = [(day.start, day.end) for day in days_in(text, None)]
    times += [(one.start, one.end) for one in mentions_in(text, None) if not _overlaps(one.start, one.end, times)]
    counted = [Claim(*span, is_time=True) for span in times]
    counted += [
        Claim(figure.start, figure.end, figure)
        for figure in figures_in(text)
        if not _overlaps(figure.start, figure.end, times) and text[figure.start : figure.end] not in ARTICLES
    ]
    taken = [(one.start, one.end) for one in counted]
    words = [
        Claim(word.start, word.end, is_name=word.tag in NAMES or (word.tag == "eng" and word.text != word.text.lower()))
        for word in words_of(text)
        if (word.tag[0] in "nj" or word.tag == "vn" or (word.tag == "eng" and not ENGLISH_FRAME.fullmatch(word.text)))
        and word.solid
        and not _overlaps(word.start, word.end, taken)
    ]
    return tuple(sorted([*counted, *words], key=lambda one: one.start))


def is_empty(word: Word) -> bool:
    """Return whether a word tells nothing by itself: punctuation, digits, a particle, or a word that frames an answer."""
    letters = [character for character in word.text if character.isalpha()]
    if LATIN.fullmatch(word.text):
        return bool(ENGLISH_FRAME.fullmatch(word.text))
    chinese = all("\u4e00" <= character <= "\u9fff" for character in letters)
    return not letters or word.text in FRAMING or (word.tag.startswith(CLOSED_CLASSES) and chinese)


def within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether a span lies within one of these."""
    return any(first <= start and end <= last for first, last in spans)


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)
