"""Lays the question over a sentence at its question word: the answer stands where the question word would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.kinds import Kind
from qa.spans import Span
from qa.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.asking import Asked
    from qa.words import Word

# How far from the span, in characters, a word may stand and still be beside it.
REACH = 8
CLAUSE = re.compile(r"[^，。；！？：,;!?]+")
LINKING = re.compile(r"(?:[于在到至为是了着过成以由向]|作为|成为)+")


COPULAS = frozenset("是为叫做有系在了的被由和与跟同将")
# Words that stand before a partner or a doer; in the sentence any of the same row may stand.
BEFORE_NAMES = (frozenset("和与跟同"), frozenset("由被"), frozenset("向对给"))
PREPOSITION = re.compile(r"[在于到至赴往]")


def anchored(sentence: str, span: Span, asked: Asked) -> float:
    """Return 0..1: how near to the span the words stand that stand beside the question word, on either side."""
    left, right = anchors(asked)
    before = sentence[max(0, span.start - REACH - len(left)) : span.start]
    after = sentence[span.end : span.end + REACH + len(right)]
    row = next((row for row in BEFORE_NAMES if asked.left[-1:] in row), frozenset())
    if sentence[max(0, span.start - 1) : span.start] in row:
        return 0.5 + 0.5 * _nearness(after.find(right), right, after)
    return 0.5 * _nearness(len(before) - before.rfind(left) - len(left), left, before) + 0.5 * _nearness(
        after.find(right), right, after
    )


def anchors(asked: Asked) -> tuple[str, str]:
    """Return the word before and the word after the question word, particles passed over; empty where there is none."""
    left = [word.text for word in words_of(asked.left) if _telling(word)]
    right = [word.text for word in words_of(asked.right) if _telling(word)]
    return (left[-1] if left else ""), (right[0] if right else "")


def clause_rests(sentence: str, asked: Asked) -> Iterator[Span]:
    """Yield what follows the word before the question word to the end of its clause: 成立什么 finds 成立[河南区域总部]."""
    left, right = anchors(asked)
    for clause in CLAUSE.finditer(sentence):
        at = sentence.find(left, clause.start(), clause.end()) if left else -1
        if at >= 0:
            start = at + len(left)
            linked = LINKING.match(sentence, start, clause.end())
            yield from _span(linked.end() if linked else start, clause.end())
        at = sentence.find(right, clause.start(), clause.end()) if right else -1
        if at >= 0 and not asked.left:
            yield from _span(clause.start(), at)
        linked = PREPOSITION.search(sentence, clause.start(), at) if at >= 0 and asked.kind is Kind.PLACE else None
        if linked:
            yield Span(linked.end(), at, 1.0)


def _span(start: int, end: int) -> Iterator[Span]:
    if end - start >= 2:
        yield Span(start, end, 0.7)


def _telling(word: Word) -> bool:
    return word.solid and word.tag[0] not in "uyeopdxc" and word.text not in COPULAS


def _nearness(gap: int, word: str, beside: str) -> float:
    """Return 1 for a word that stands at the span, less for one further off, 0 for one that is not there."""
    if not word or word not in beside:
        return 0.0
    return 1.0 if gap <= 1 else 1.0 - gap / (REACH + 1)
