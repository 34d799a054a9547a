"""Whether a question, or an article, is in another language than Chinese, or in one that the rules know, as script and question words tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.scripts import HAN, HANGUL, KANA, WITHOUT_SPACES
from index.simplified import is_japanese

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.candidate import Candidate

# English is told by its question words, as its letters are those of many languages.
ENGLISH = re.compile(r"\b(?:what|which|who|whom|whose|when|where|why|how)\b", re.IGNORECASE)
# A character of Chinese, Japanese or Korean is a word by itself.
WORDS = re.compile(r"[\u3041-\u30fa\u4e00-\u9fff\uac00-\ud7a3]|[^\W\d_\u3041-\u30fa\u4e00-\u9fff\uac00-\ud7a3]+")


def is_foreign(question: str, candidates: Sequence[Candidate]) -> bool:
    """Return whether a question in words, but without a Chinese character, meets a paper in Chinese."""
    spoken = any(character.isalpha() for character in question)
    return spoken and not HAN.search(question) and any(is_in_chinese(one.article.text) for one in candidates[:1])


@lru_cache(maxsize=1024)
def is_in_chinese(text: str) -> bool:
    """Return whether an article is in Chinese: most of its words are, not a name now and then, and it is not Japanese."""
    words = WORDS.findall(text)
    return not is_japanese(text) and sum(map(bool, map(HAN.match, words))) > len(words) / 2


def is_written_in_chinese(question: str) -> bool:
    """Return whether a question is in Chinese, or without words: one with kana, hangul or letters alone is not."""
    if KANA.search(question) or HANGUL.search(question):
        return False
    return bool(HAN.search(question)) or not any(character.isalpha() for character in question)


def is_known_to_rules(question: str) -> bool:
    """Return whether the rules can tell what a question asks for: in Chinese, Japanese, Korean and English."""
    return any(marks.search(question) for marks in (HAN, KANA, HANGUL, ENGLISH))


def is_spaced(text: str) -> bool:
    """Return whether a text is in a script with spaces between words: most of its words are neither Chinese, Japanese nor Korean."""
    words = WORDS.findall(text)
    return sum(map(bool, map(WITHOUT_SPACES.match, words))) <= len(words) / 2
