"""Hyphens at line ends: those of their word (long-term) stay, those that the line end made (develop-ment) go."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from index.formats.glyphs import Strip

SOFT_HYPHEN = "\u00ad"  # one that is known to go; shown only at a line end
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD_AT_END = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_LONGEST = 40  # characters; no word is longer


class Hyphens:
    """What the lines of a page tell of the hyphens at their ends.

    Where a PDF marks those that go, the others of that size of type stay.
    """

    def __init__(self, lines: Iterable[Strip]) -> None:
        held = list(lines)
        self._marked = {round(line.size) for line in held if line.text.endswith(SOFT_HYPHEN)}
        self._words = _words_of(line.text for line in held)

    def joined(self, before: str, after: str, size: float) -> str:
        """Return two texts of one size as one, the first of which ends with a hyphen."""
        return (f"{before[:-1]}-" if self._stays(before, after, size) else before[:-1]) + after

    def _stays(self, before: str, after: str, size: float) -> bool:
        if before.endswith(SOFT_HYPHEN):
            return False
        first, second = _WORD_AT_END.search(before[-_LONGEST:]), _WORD.match(after[:_LONGEST])
        if round(size) in self._marked or first is None or second is None:
            return True
        if second[0][0].isupper() and not first[1].isupper():  # China-ASEAN
            return True
        return _is_of_word(first[1].lower(), second[0].lower(), self._words)


def _is_of_word(first: str, second: str, words: Container[str]) -> bool:
    """Tell whether a hyphen is of its word: by the words of the page, else by those of the language."""
    if f"{first}-{second}" in words or first + second in words:
        return f"{first}-{second}" in words
    last, next_one = first.rpartition("-")[2], second.partition("-")[0]  # of down-to-earth, only those at the line end
    if _is_english(last + next_one):
        return False
    return all(piece in words or _is_english(piece) for piece in (last, next_one))


def _words_of(lines: Iterable[str]) -> frozenset[str]:
    """Return the whole words of some lines, in small letters: not the first of a line, nor one cut at its end."""
    found = (list(_WORD.finditer(line))[1:] for line in lines)
    return frozenset(
        word[0].lower()
        for line in found
        for word in line
        if word.string[word.end() : word.end() + 1] not in ("-", SOFT_HYPHEN)
    )


def _is_english(word: str) -> bool:
    return word in _english()


@cache
def _english() -> Container[str]:
    from spellchecker import SpellChecker  # noqa: PLC0415  slow to load; only a hyphen that the page leaves open needs it

    words: Container[str] = SpellChecker(language="en", distance=1).word_frequency.dictionary
    return words
