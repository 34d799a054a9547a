"""A name is not cut within the word for what is asked: 云塘国家 is 云塘国家植物园, where it is asked which 国家植物园."""

from __future__ import annotations

import re

from qa.words import words_of

ASKED = re.compile(r"(?:哪一?|什么|何)[个座条家所项支届种类位款部]?(?P<sort>[\u4e00-\u9fff]{3,12})")
# Words of a sort of things; a verb, a preposition or an auxiliary ends it.
NOUN_TAGS = frozenset("nabjls")
# So much of the sort must stand in the span.
SHORTEST = 2


def whole_name(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return the span with the rest of the sort of things that the question asks for, where the span ends within it."""
    for match in ASKED.finditer(question):
        sort = _noun_at_the_beginning(match["sort"])
        for begun in range(min(len(sort) - 1, end - start), SHORTEST - 1, -1):
            if text.startswith(sort, end - begun):
                return start, end - begun + len(sort)
    return start, end


def _noun_at_the_beginning(words: str) -> str:
    noun = ""
    for word in words_of(words):
        if word.tag[0] not in NOUN_TAGS:
            break
        noun += word.text
    return noun
