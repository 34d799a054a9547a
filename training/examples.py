"""An example: one passage read for one question, with the answer's place in it or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.trained.inputs import plain, prompt_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from qa.trained.inputs import Tokenizer

# Whole inputs have one of these lengths, so that a batch needs no padding and the attention no mask (1.5 times the
# examples a second), with the share of each.
LENGTHS = {64: 0.05, 96: 0.2, 128: 0.25, 160: 0.2, 192: 0.15, 256: 0.15}


@dataclass(frozen=True, slots=True)
class Reading:
    """A question put to a text: `answer` is (first, last) characters of `text`, or None."""

    question: str
    headline: str
    text: str
    answer: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Example:
    """Token ids, and the first and last token of the answer; both 0 where there is none."""

    ids: tuple[int, ...]
    first: int
    last: int


def example_of(reading: Reading, tokenizer: Tokenizer, random: Random) -> Example | None:
    """Cut a window out of the text, of a length drawn by chance, around the answer if there is one.

    None where the text is too short for the shortest, or the answer too long for the longest.
    """
    question, headline, text = plain(reading.question, reading.headline, reading.text)
    tokens = tokenizer.encode(text, add_special_tokens=False)
    prompt = prompt_of(tokenizer, question, headline)
    first, last = _tokens_of(reading.answer, tokens.offsets) if reading.answer else (0, 0)
    if reading.answer and last < first:
        return None
    fixed, needed = len(prompt.ids) + 1, last - first + 1
    fitting = {n: share for n, share in LENGTHS.items() if n - fixed >= needed and n - fixed <= len(tokens.ids)}
    if not fitting:
        return None
    length = random.choices(list(fitting), list(fitting.values()))[0] - fixed
    if reading.answer:
        at = random.randint(max(0, last + 1 - length), min(first, len(tokens.ids) - length))
    else:
        at = random.randint(0, len(tokens.ids) - length)
    ids = tuple(prompt.with_passage(tokens.ids[at : at + length]))
    if not reading.answer:
        return Example(ids, 0, 0)
    shift = len(prompt.ids) - at
    return Example(ids, first + shift, last + shift)


def _tokens_of(answer: tuple[int, int], offsets: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the first and the last token that hold a character of the answer."""
    inside = [n for n, (start, end) in enumerate(offsets) if start < answer[1] and end > answer[0] and end > start]
    return (inside[0], inside[-1]) if inside else (1, 0)
