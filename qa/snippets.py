"""The few words of an article that show best why it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Role
from index.sentences import sentence_spans
from qa.keywords import folded, places_of

if TYPE_CHECKING:
    from index.article import Article

LONGEST = 120
# How far back the sentence may begin for the snippet to begin with it.
REACH = 40
LONGEST_WORD = 20


def snippet_of(article: Article, passage: tuple[int, int], keywords: tuple[str, ...]) -> tuple[int, int]:
    """Return a span of `article.text` in its paragraphs, about `LONGEST` characters: where most of the words stand.

    First the passage is looked through, then the whole article; where neither holds a word, it is the beginning of the
    passage. An article without a paragraph gives an empty span.
    """
    stretches = [s for s in (_body(article, *passage), _body(article, 0, len(article.text))) if s[0] < s[1]]
    for start, end in stretches:
        places = [(start + first, start + last) for first, last in places_of(keywords, article.text[start:end])]
        if places:
            return _window(article.text, (start, end), places)
    return _window(article.text, stretches[0], []) if stretches else (0, 0)


def _body(article: Article, start: int, end: int) -> tuple[int, int]:
    """Return the stretch from the first to the last paragraph of a span; an empty one where it holds none."""
    inside = [part for part in article.parts if part.role is Role.PARAGRAPH and part.start < end and part.end > start]
    return (max(start, inside[0].start), min(end, inside[-1].end)) if inside else (0, 0)


def _window(text: str, stretch: tuple[int, int], places: list[tuple[int, int]]) -> tuple[int, int]:
    first, last = stretch
    anchor = max(places, key=lambda place: (_words_from(text, place[0], places), -place[0]))[0] if places else first
    begins = [start for start, _ in sentence_spans(text, first, last) if start <= anchor]
    start = begins[-1] if begins and anchor - begins[-1] <= REACH else max(first, anchor - REACH)
    start = max(first, min(start, last - LONGEST))
    end = min(last, start + LONGEST)
    end = next((place[1] for place in places if place[0] < end < place[1]), end)
    while start < anchor and text[start].isspace():
        start += 1
    return _off_a_word(text, start, -1, first), _off_a_word(text, end, 1, last)


def _words_from(text: str, at: int, places: list[tuple[int, int]]) -> int:
    """Return how many different words stand in the window from here."""
    return len({folded(text[start:end]) for start, end in places if at <= start and end <= at + LONGEST - REACH})


def _off_a_word(text: str, at: int, step: int, bound: int) -> int:
    """Move a cut that lies in a Western word or a figure to its end on that side."""
    for moved in range(at, at + step * LONGEST_WORD, step):
        if moved == bound or not (_western(text[moved - 1]) and _western(text[moved])):
            return moved
    return at


def _western(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".,%")
