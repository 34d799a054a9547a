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
    for reading, share in readings:
        question, headline, text = plain(reading.question, reading.headline, reading.text)
        passage = passages.setdefault(text, len(read))
        if passage == len(read):
            read.append(tokenizer.encode(text, add_special_tokens=False))
        prompt = prompts.setdefault((question, headline), len(prompt_ids))
        if prompt == len(prompt_ids):
            prompt_ids.append(prompt_of(tokenizer, question, headline).ids)
        first, last = _tokens_of(reading.answer, read[passage].offsets) if reading.answer else (-1, -1)
        if last >= first:
            rows.append((prompt, passage, first, last, share))
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    flat = [np.array([number for ids in part for number in ids]) for part in (prompt_ids, [one.ids for one in read])]
    # The ends are looked for by their number in the vocabulary, so they keep it.
    vocabulary = np.unique(np.concatenate([*flat, np.arange(4)]))
    return Readings(
        np.searchsorted(vocabulary, flat[0]).astype(np.uint16 if len(vocabulary) < 65536 else np.int32),
        np.cumsum([len(ids) for ids in prompt_ids]),
        np.searchsorted(vocabulary, flat[1]).astype(np.uint16 if len(vocabulary) < 65536 else np.int32),
        np.cumsum([len(one.ids) for one in read]),
        *columns[:4],
        columns[4].astype(np.float32),
    ), vocabulary


def _tokens_of(answer: tuple[int, int], offsets: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the first and the last token that hold a character of the answer."""
    inside = [n for n, (start, end) in enumerate(offsets) if start < answer[1] and end > answer[0] and end > start]
    return (inside[0], inside[-1]) if inside else (1, 0)
