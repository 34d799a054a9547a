"""Makes a span of tokens a span that can be printed: whole figures with their units, whole dates, closed brackets, no loose ends."""

from __future__ import annotations

import re

from qa.spans import FIGURE

# 1963年 is an answer though 1963年5月 stands there; 19 is none.
DATE_PART = re.compile(r"\d+年代?|\d+月|\d+[日号]")
PAIRS = {"“": "”", "《": "》", "「": "」", "『": "』", "（": "）", "(": ")", "〈": "〉", "【": "】"}
LOOSE = " \t\n　，,。.；;：:、！!？?"
# What leads to an answer and is none of it.
COPULA = re.compile(r"(?:指的是|是指|是)(?=.)")
# What ties an answer to the next word: 红色的 is 红色, but 目的 is whole.
TIE = re.compile(r"[^目标]的$")
# Letters and digits of Latin script: a word is not cut in two.
WORD = re.compile(r"[A-Za-zÀ-ɏ0-9]")


def snapped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span widened to whole figures, dates and words, its brackets in pairs, no punctuation at its ends, no 是 before it and no 的 behind."""
    for pattern in (DATE_PART, FIGURE):
        for match in pattern.finditer(text):
            if match.start() < end and start < match.end() and match.group().strip():
                start, end = _with(match, start, end)
    while start > 0 and WORD.match(text, start) and WORD.match(text, start - 1):
        start -= 1
    while end < len(text) and WORD.match(text, end) and WORD.match(text, end - 1):
        end += 1
    start, end = trimmed(text, start, end)
    if copula := COPULA.match(text, start, end):
        start = copula.end()
    if TIE.search(text, start, end):
        end -= 1
    return trimmed(text, *_paired(text, start, end))


def _with(match: re.Match[str], start: int, end: int) -> tuple[int, int]:
    """Widen a span to a figure or a date that it cuts: 约 and 左右 belong to a figure, and so does its unit."""
    first, last = match.span()
    if first < start < last or first < end < last:
        return min(start, first), max(end, last)
    return start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without punctuation and white space at its ends."""
    while start < end and text[start] in LOOSE:
        start += 1
    while start < end and text[end - 1] in LOOSE:
        end -= 1
    return start, end


def _paired(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the one bracket that is missing where it stands beside the span; else leave out the one that is too many."""
    said = text[start:end]
    for opener, closer in PAIRS.items():
        opened, closed = said.count(opener), said.count(closer)
        if opened == closed + 1:
            if text[end : end + 1] == closer:
                return start, end + 1
            if said[0] == opener:
                return start + 1, end
        if closed == opened + 1:
            if text[start - 1 : start] == opener and start > 0:
                return start - 1, end
            if said[-1] == closer:
                return start, end - 1
    return start, end
