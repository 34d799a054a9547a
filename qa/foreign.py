"""In which language a question is, as far as script and question words tell: another than the paper's, one that the rules know."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from qa.naming import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.candidate import Candidate

# English is told by its question words, as its letters are those of many languages.
ENGLISH = re.compile(r"\b(?:what|which|who|whom|whose|when|where|why|how)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
# Words as short as this tie sentences together, and are those of their language: de, la, und, için.
SHORT = 4
# So many characters of a text are looked at.
LOOKED_AT = 400
KANA, HANGUL = re.compile(r"[\u3041-\u30fa]"), re.compile(r"[\uac00-\ud7a3]")


def is_foreign(question: str, candidates: Sequence[Candidate]) -> bool:
    """Return whether a question in words, but without a Chinese character, meets a paper in Chinese."""
    spoken = any(character.isalpha() for character in question)
    return spoken and not HAN.search(question) and any(HAN.search(one.text) for one in candidates[:1])


def is_of_another_language(question: str, candidates: Sequence[Candidate]) -> bool:
    """Return whether a question is foreign, or has kana or hangul where the paper has none: 伸び率は？ asked of a Chinese page."""
    paper = candidates[0].text if candidates else ""
    marked = any(script.search(question) and not script.search(paper) for script in (KANA, HANGUL))
    return marked or is_foreign(question, candidates)


def is_known_to_rules(question: str) -> bool:
    """Return whether the rules can tell what a question asks for: in Chinese, Japanese, Korean and English."""
    return any(marks.search(question) for marks in (HAN, KANA, HANGUL, ENGLISH))


def likeness_of_language(question: str, text: str) -> float:
    """Return how far a text may be in the language of a question, 0..1: by its script, and by the short words of both.

    Where the question has none, as in Chinese, the script tells alone.
    """
    text = text[:LOOKED_AT]
    if _script(question) != _script(text):
        return 0.0
    short = {word for word in WORD.findall(question.lower()) if len(word) <= SHORT and not HAN.search(word)}
    return len(short & set(WORD.findall(text.lower()))) / len(short) if short else 1.0


@lru_cache(maxsize=512)
def _script(text: str) -> str:
    """Return the script that most letters of a text are in; Japanese is told by its kana."""
    if KANA.search(text):
        return "KANA"
    scripts = Counter(unicodedata.name(one, "").split(" ")[0] for one in text if one.isalpha())
    return max(scripts, key=lambda script: scripts[script], default="")


def is_spaced(text: str) -> bool:
    """Return whether a text is in a script with spaces between words: neither Chinese, Japanese nor Korean."""
    return not any(script.search(text) for script in (HAN, KANA, HANGUL))
