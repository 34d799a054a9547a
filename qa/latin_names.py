"""Chinese names that a question writes in Latin letters, found in the articles by their pinyin: Meng Xiangwen is 孟祥文."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from qa.place_names import sounds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Words with capitals that follow each other; one that opens the question is looked up, too, and seldom found.
CAPITALS = re.compile(r"[A-Z][a-zü]+(?:[ -][A-Z][a-zü]+){0,4}")
# Shorter spellings are those of too many words.
SHORTEST = 5
LONGEST_NAME = 5
HAN = re.compile(r"[\u4e00-\u9fff]+")


def with_names_of(question: str, texts: Iterable[str]) -> str:
    """Return the question with each name that is spelled like Chinese characters of the texts written in those."""
    texts = tuple(texts)

    def written(match: re.Match[str]) -> str:
        whole = match[0]
        for words in _shorter(whole):
            name = _name_spelled(words, texts)
            if name:
                return whole.replace(words, name, 1)
        return whole

    return CAPITALS.sub(written, question)


def is_spelled_in(words: str, question: str) -> bool:
    """Return whether Chinese words stand in a question in Latin letters."""
    if not HAN.fullmatch(words):
        return False
    spelled = "".join(sounds_of(words))
    return len(spelled) >= SHORTEST and spelled in re.sub(r"[^a-z]", "", question.lower())


def _shorter(words: str) -> Iterator[str]:
    """Yield a run of words, and the shorter ones in it, the longest first."""
    parts = words.split(" ")
    for length in range(len(parts), 0, -1):
        yield from (" ".join(parts[at : at + length]) for at in range(len(parts) - length + 1))


def _name_spelled(words: str, texts: Iterable[str]) -> str:
    spelled = re.sub("[^a-z]", "", words.lower().replace("ü", "u"))
    if len(spelled) < SHORTEST:
        return ""
    return next((name for text in texts if (name := _found(spelled, text))), "")


def _found(spelled: str, text: str) -> str:
    """Return the characters of a text that are spelled so; empty where none are."""
    for run, sounds in _sounds_of(text):
        for at in range(len(run)):
            said = ""
            for end in range(at, min(at + LONGEST_NAME, len(run))):
                said += sounds[end]
                if said == spelled and end > at:
                    return run[at : end + 1]
                if not spelled.startswith(said):
                    break
    return ""


@lru_cache(maxsize=256)
def _sounds_of(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the runs of Chinese characters of a text, each with how its characters are spelled."""
    runs = HAN.findall(text)
    return tuple((run, sounds_of(run)) for run in runs)
