"""Places that the segmenter does not know, known by how the articles write them: 青岚 of a question where one says 青岚省."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from qa.standing import frame_of
from qa.subjects import COMMON, COUNTRY, is_doubtful

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import Article
    from qa.asking import Asked

# Where the name of a place begins in a question, and how long it may be.
BEGINS = re.compile(r"(?:^|(?<=[在和与及跟同从对问据，、,\s]))(?=[\u4e00-\u9fff]{2})")
LENGTHS = (3, 2)
LEVELS = ("省", "市", "县", "自治区", "自治州", "自治县")


def with_places_of(asked: Asked, articles: Iterable[Article]) -> Asked:
    """Return a question that names no known place with those that the articles are from, where it names them.

    What is only guessed to be a place counts where one of the articles holds it.
    """
    articles = tuple(articles)
    sure = tuple(name for name in asked.subjects if not _is_guess(name, asked.text, articles))
    if sure:
        return replace(asked, subjects=sure)
    frames = " ".join(frame_of(one) for one in articles)
    return replace(asked, subjects=tuple(dict.fromkeys(_named(asked.text, frames))))


def _is_guess(name: str, question: str, articles: Iterable[Article]) -> bool:
    return is_doubtful(name, question) and not any(name in one.text for one in articles)


def _named(question: str, frames: str) -> Iterator[str]:
    for match in BEGINS.finditer(question):
        for length in LENGTHS:
            name = question[match.end() : match.end() + length]
            if len(name) == length and name not in COMMON | COUNTRY and any(name + one in frames for one in LEVELS):
                yield name
                break
