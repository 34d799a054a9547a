"""The words that a search is for, and where they stand in a text.

Both are compared folded: in lower case, full-width letters and figures as plain ones, traditional characters as
simplified ones, each character in its place.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.simplified import simplified
from qa.words import words_of

FULL_WIDTH = {0x3000: 0x20} | {0xFF01 + at: 0x21 + at for at in range(94)}
# Parts of speech that carry grammar, not content: pronouns, particles, prepositions, conjunctions, modal words.
GRAMMAR = frozenset({"r", "rr", "rz", "u", "uj", "ul", "uz", "ud", "ug", "uv", "p", "c", "y", "e", "o"})
ENGLISH_GRAMMAR = frozenset(
    "a an the of in on at to for by with from and or is are was were be do does did has have had it its this that what which who when where how".split()  # noqa: SIM905  forty lines else
)
# A figure or a Western word is found whole: 9.6 is not in 19.6, and art is not in party.
BEFORE, AFTER = r"(?<![a-z0-9])(?<!\d[.,])", r"(?![a-z0-9])(?![.,]\d)"


def keywords_of(text: str) -> tuple[str, ...]:
    """Return the words of a text that say what is searched, folded, each once; empty where it holds no letter or figure.

    Single characters count only where there is nothing else.
    """
    solid = [word for word in words_of(folded(text)) if word.solid]
    telling = [word.text for word in solid if word.tag not in GRAMMAR and word.text not in ENGLISH_GRAMMAR]
    long = [word for word in telling if len(word) > 1]
    return tuple(dict.fromkeys(long or telling or [word.text for word in solid]))


def held_in(keywords: tuple[str, ...], text: str) -> int:
    """Return how many of these folded words a text holds."""
    said = folded(text)
    return sum(bool(_pattern((word,)).search(said)) for word in keywords)


def places_of(keywords: tuple[str, ...], text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a text where these folded words stand, in order; what touches is one span."""
    spans: list[tuple[int, int]] = []
    for match in _pattern(keywords).finditer(folded(text)) if keywords else ():
        if spans and spans[-1][1] == match.start():
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append(match.span())
    return tuple(spans)


def folded(text: str) -> str:
    """Return the text as it is compared; it has as many characters."""
    plain = simplified(text).translate(FULL_WIDTH)
    lower = plain.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := one.lower()) == 1 else one for one in plain)


@lru_cache(maxsize=1024)
def _pattern(keywords: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(keywords, key=len, reverse=True)
    return re.compile(
        "|".join(f"{BEFORE}{re.escape(w)}{AFTER}" if w.isascii() else re.escape(w) for w in longest_first)
    )
