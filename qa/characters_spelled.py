"""Where a text may hold a name that is spelled in Latin, Cyrillic or Korean letters: by the readings that each character has when it stands alone."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from qa.place_names import readings_alone
from qa.spelling import in_cyrillic, in_hangul

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator


class Script(Enum):
    """Letters that a Chinese name is spelled in."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    HANGUL = "hangul"

    def spellings(self, readings: Iterable[str]) -> frozenset[str]:
        """Return how readings in pinyin are spelled; what is no syllable is left out."""
        return frozenset(filter(None, map(self._spelling, readings)))

    def _spelling(self, syllable: str) -> str:
        if self is Script.LATIN:
            return re.sub("[^a-z]", "", syllable)
        return in_cyrillic(syllable) if self is Script.CYRILLIC else in_hangul(syllable)


def places_spelled(spelled: str, text: str, script: Script, longest: int) -> list[int]:
    """Return where in a text two to `longest` characters begin that can be spelled so, in order.

    How a character is read beside its neighbours is not looked at, so some of these places are wrong; none is left out.
    """
    characters = _characters(script)
    splits = (tuple(characters[syllable] for syllable in one) for one in _splits(spelled, script, longest))
    return sorted({at for split in splits for at in _begun(split, text)})


def _begun(split: tuple[str, ...], text: str) -> Iterator[int]:
    """Yield where in a text characters stand beside each other of which each is one of so many."""
    held = _held(text)
    if any(not any(map(held.__contains__, characters)) for characters in split):
        return
    for character in filter(held.__contains__, split[0]):
        at = text.find(character)
        while at >= 0:
            if all(one in among for one, among in zip(text[at : at + len(split)], split, strict=False)):
                yield at
            at = text.find(character, at + 1)


@lru_cache(maxsize=256)
def _held(text: str) -> str:
    """Return each character of a text once; as a string, it takes little memory."""
    return "".join(set(text))


@lru_cache(maxsize=512)
def _splits(spelled: str, script: Script, longest: int) -> tuple[tuple[str, ...], ...]:
    """Return each way to cut a spelling into two to `longest` syllables."""
    return tuple(one for one in _cut(spelled, _characters(script), longest) if len(one) > 1)


def _cut(spelled: str, syllables: Container[str], most: int) -> Iterator[tuple[str, ...]]:
    if not spelled:
        yield ()
    elif most:
        for end in range(1, len(spelled) + 1):
            if spelled[:end] in syllables:
                yield from ((spelled[:end], *rest) for rest in _cut(spelled[end:], syllables, most - 1))


@cache
def _characters(script: Script) -> dict[str, str]:
    """Return the Chinese characters that can be spelled as each syllable."""
    found: dict[str, list[str]] = {}
    of_reading: dict[str, frozenset[str]] = {}
    for character, readings in readings_alone().items():
        for reading in readings:
            if reading not in of_reading:
                of_reading[reading] = script.spellings([reading])
            for spelled in of_reading[reading]:
                found.setdefault(spelled, []).append(character)
    return {spelled: "".join(dict.fromkeys(characters)) for spelled, characters in found.items()}
