"""Readings as arrays of token ids, and the windows that are cut out of them, others in every pass.

Nothing but numpy is needed here, so that a machine that only trains needs none of the rest.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

FILE = "readings.npz"
END = 2
# Whole inputs have one of these lengths, so that a batch needs no padding and the attention no mask (1.5 times the
# examples a second on a CPU), with the share of each among those that a passage is long enough for.
LENGTHS = {64: 0.03, 96: 0.12, 128: 0.2, 160: 0.2, 192: 0.2, 256: 0.2, 320: 0.05}


@dataclass(frozen=True, slots=True)
class Readings:
    """Prompts and passages one behind the other, where each ends, and a row for each reading.

    `prompt` and `passage` are their numbers, `first` and `last` the answer's tokens in the passage (-1 where it has
    none), and `share` says how often a reading is taken in one pass: 0.25 in one pass of four, 1.5 once or twice.
    """

    prompts: NDArray[np.int32]
    prompt_ends: NDArray[np.int64]
    passages: NDArray[np.int32]
    passage_ends: NDArray[np.int64]
    prompt: NDArray[np.int64]
    passage: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    share: NDArray[np.float32]

    def save(self, folder: Path) -> None:
        """Write them as `readings.npz`."""
        np.savez(folder / FILE, **{one.name: getattr(self, one.name) for one in fields(self)})

    @classmethod
    def load(cls, folder: Path) -> Readings:
        """Read what `save` wrote."""
        with np.load(folder / FILE) as held:
            return cls(**{one.name: held[one.name] for one in fields(cls)})


@dataclass(frozen=True, slots=True)
class Windows:
    """Inputs of one length: ids (inputs, tokens), first and last token of each answer, both 0 where there is none."""

    ids: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def passes(readings: Readings, tokens: int, seed: int) -> Iterator[Windows]:
    """Yield batches of so many tokens without end, pass after pass, each in an order and with windows of its own."""
    with ThreadPoolExecutor(1) as ahead:  # a GPU would wait for each pass to be drawn
        drawn = ahead.submit(one_pass, readings, tokens, np.random.default_rng((seed, 0)))
        for number in count(1):
            batches = drawn.result()
            drawn = ahead.submit(one_pass, readings, tokens, np.random.default_rng((seed, number)))
            yield from batches


def one_pass(readings: Readings, tokens: int, random: np.random.Generator) -> list[Windows]:
    """Return the batches of one pass in a random order."""
    taken = np.floor(readings.share + random.random(len(readings.share))).astype(np.int64)
    rows = random.permutation(np.repeat(np.arange(len(taken)), taken))
    lengths = _lengths(readings, rows, random)
    batches = []
    for length in LENGTHS:
        of_length = rows[lengths == length]
        size = max(1, tokens // length)
        batches += [
            _windows(readings, of_length[at : at + size], length, random) for at in range(0, len(of_length), size)
        ]
    return [batches[n] for n in random.permutation(len(batches))]


def _lengths(readings: Readings, rows: NDArray[np.int64], random: np.random.Generator) -> NDArray[np.int64]:
    """Draw a length for each row: the answer has to fit in, and the passage to fill it; 0 where none will do."""
    fixed = _size(readings.prompt_ends, readings.prompt[rows]) + 1
    whole = _size(readings.passage_ends, readings.passage[rows])
    needed = np.where(readings.first[rows] < 0, 1, readings.last[rows] - readings.first[rows] + 1)
    choices = np.array(list(LENGTHS))
    room = choices[None] - fixed[:, None]
    chances = np.where((room >= needed[:, None]) & (room <= whole[:, None]), list(LENGTHS.values()), 0.0)
    reached = chances.cumsum(1)
    drawn = (random.random(len(rows)) * reached[:, -1])[:, None] >= reached
    return np.where(reached[:, -1] > 0, choices[np.minimum(drawn.sum(1), len(choices) - 1)], 0)


def _windows(readings: Readings, rows: NDArray[np.int64], length: int, random: np.random.Generator) -> Windows:
    """Cut a window of this length around the answer, anywhere where there is none."""
    prompt, passage, first, last = (column[rows] for column in (readings.prompt, readings.passage, readings.first, readings.last))  # fmt: skip
    fixed = _size(readings.prompt_ends, prompt)
    room = length - fixed - 1
    latest = _size(readings.passage_ends, passage) - room
    answered = first >= 0
    low = np.where(answered, np.maximum(0, last + 1 - room), 0)
    high = np.where(answered, np.minimum(first, latest), latest)
    at = low + (random.random(len(rows)) * (high - low + 1)).astype(np.int64)
    place = np.arange(length)[None]
    in_prompt = np.minimum(place, fixed[:, None] - 1) + _start(readings.prompt_ends, prompt)[:, None]
    in_passage = np.clip(place - fixed[:, None], 0, room[:, None] - 1) + (_start(readings.passage_ends, passage) + at)[:, None]  # fmt: skip
    ids = np.where(place < fixed[:, None], readings.prompts[in_prompt], readings.passages[in_passage]).astype(np.int64)
    ids[:, -1] = END
    shift = fixed - at
    return Windows(ids, np.where(answered, first + shift, 0), np.where(answered, last + shift, 0))


def _start(ends: NDArray[np.int64], number: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.where(number > 0, ends[number - 1], 0)


def _size(ends: NDArray[np.int64], number: NDArray[np.int64]) -> NDArray[np.int64]:
    return ends[number] - _start(ends, number)
