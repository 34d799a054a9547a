"""A reading: one passage read for one question, with the answer's place in it or none; as text, and as token ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.trained.inputs import plain, prompt_of
from training.readings import Readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from qa.trained.inputs import Tokenizer, Tokens


@dataclass(frozen=True, slots=True)
class Reading:
    """A question put to a text: `answer` is (first, last) characters of `text`, or None."""

    question: str
    headline: str
    text: str
    answer: tuple[int, int] | None


def tokenized(readings: Iterable[tuple[Reading, float]], tokenizer: Tokenizer) -> tuple[Readings, NDArray[np.int64]]:
    """Return readings, each with its share, as arrays, and the tokens' ids in the vocabulary, by their numbers there.

    A reading is left out whose answer covers no token.
    """
    prompts: dict[tuple[str, str], int] = {}
    passages: dict[str, int] = {}
    prompt_ids: list[Sequence[int]] = []
    read: list[Tokens] = []
    rows: list[tuple[int, int, int, int, float]] = []
    for reading, weight in readings:
        question, headline, text = plain(reading.question, reading.headline, reading.text)
        place = passages.setdefault(text, len(read))
        if place == len(read):
            read.append(tokenizer.encode(text, add_special_tokens=False))
        number = prompts.setdefault((question, headline), len(prompt_ids))
        if number == len(prompt_ids):
            prompt_ids.append(prompt_of(tokenizer, question, headline).ids)
        first, last = _tokens_of(reading.answer, read[place].offsets) if reading.answer else (-1, -1)
        if last >= first:
            rows.append((number, place, first, last, weight))
    prompt_flat, passage_flat = _flat(prompt_ids), _flat([one.ids for one in read])
    # The marks between the parts are looked for by their number in the vocabulary, so they keep it.
    vocabulary = np.unique(np.concatenate([prompt_flat, passage_flat, np.arange(4)]))
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    return Readings(
        prompts=np.searchsorted(vocabulary, prompt_flat).astype(np.int32),
        prompt_ends=np.cumsum([len(ids) for ids in prompt_ids]),
        passages=np.searchsorted(vocabulary, passage_flat).astype(np.int32),
        passage_ends=np.cumsum([len(one.ids) for one in read]),
        prompt=columns[0],
        passage=columns[1],
        first=columns[2],
        last=columns[3],
        share=columns[4].astype(np.float32),
    ), vocabulary


def _flat(parts: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    return np.array([number for part in parts for number in part], np.int64)


def _tokens_of(answer: tuple[int, int], offsets: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the first and the last token that hold a character of the answer."""
    inside = [n for n, (start, end) in enumerate(offsets) if start < answer[1] and end > answer[0] and end > start]
    return (inside[0], inside[-1]) if inside else (1, 0)
