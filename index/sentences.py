"""Splits a text into sentences, as spans: Chinese, Japanese and Western punctuation; a line feed always ends one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOSING = "”’」』）)》】〉\"'"
TITLES = ("Mr", "Mrs", "Ms", "Dr", "No", "St", "Prof", "Gov", "Sen", "Rep", "Gen", "Col", "Lt", "Sgt", "Capt")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
SHORT = "".join(rf"(?<!\b{word})" for word in TITLES + MONTHS)
# A Western full stop ends a sentence only before white space and what may begin one, and not after an
# initial, a short title or a month: "Mr. Li", "U.S. exports", "on Jan. 5", "9.6%" stay whole.
ENDING = re.compile(rf"(?:[。！？!?｡]+|……|(?<![A-Z]){SHORT}\.(?=[{CLOSING}]*\s+[^\sa-z]))[{CLOSING}]*|\n")


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence in `text[start:end]`, in order, without surrounding white space.

    Together the spans hold every character but white space.
    """
    stop = len(text) if end is None else end
    at = start
    for match in ENDING.finditer(text, start, stop):
        yield from _trimmed(text, at, match.end())
        at = match.end()
    yield from _trimmed(text, at, stop)


@lru_cache(maxsize=64)
def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a whole text; of one that is asked about again and again they are kept."""
    return tuple(sentence_spans(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
