"""Where words that answer begin and end: whole as the paper prints them, without what the question names, no finer than it asks."""

from __future__ import annotations

from qa.trained.coarseness import as_coarse_as_asked
from qa.trained.narrowing import narrowed
from qa.trained.snapping import snapped
from qa.trained.whole_names import whole_name


def edges_of(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return the first and the last character (exclusive) of the words that a span stands for; all in simplified characters."""
    whole = whole_name(text, *snapped(text, start, end), question)
    return as_coarse_as_asked(text, *narrowed(text, *whole, question), question)
