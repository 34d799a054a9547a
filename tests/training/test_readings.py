"""Windows cut out of readings: of fixed lengths, around the answer, in shares."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.readings import END, LENGTHS, Readings, one_pass, passes

if TYPE_CHECKING:
    from pathlib import Path

ROWS = st.tuples(st.integers(5, 40), st.integers(1, 500), st.integers(0, 400), st.integers(1, 30), st.booleans())


def readings_of(rows: list[tuple[int, int, int, int, bool]], share: float = 1.0) -> Readings:
    """Return readings of prompts and passages of these sizes; each token tells where it stands, each answer its place and size."""
    prompts = [np.arange(prompt) + 1000 for prompt, *_ in rows]
    passages = [np.arange(passage) + 2000 for _, passage, *_ in rows]
    first = [min(at, passage - 1) if answered else -1 for _, passage, at, _, answered in rows]
    last = [min(at + size, passage) - 1 if at >= 0 else -1 for at, (_, passage, _, size, _) in zip(first, rows, strict=True)]  # fmt: skip
    numbers = np.arange(len(rows))
    return Readings(
        np.concatenate(prompts).astype(np.int32), np.cumsum([len(one) for one in prompts]),
        np.concatenate(passages).astype(np.int32), np.cumsum([len(one) for one in passages]),
        numbers, numbers, np.array(first), np.array(last), np.full(len(rows), share, np.float32),
    )  # fmt: skip


@given(rows=st.lists(ROWS, min_size=1, max_size=20), seed=st.integers(0, 99))
def test_a_window_is_the_whole_prompt_and_a_stretch_of_the_passage_that_holds_the_answer(
    rows: list[tuple[int, int, int, int, bool]], seed: int
) -> None:
    readings = readings_of(rows)
    for batch in one_pass(readings, 1024, np.random.default_rng(seed)):
        assert batch.ids.shape[1] in LENGTHS
        assert batch.ids.size <= max(1024, batch.ids.shape[1])
        for ids, first, last in zip(batch.ids, batch.first, batch.last, strict=True):
            fixed = int((ids >= 2000).argmax())
            assert (ids[:fixed] == np.arange(fixed) + 1000).all()
            assert (np.diff(ids[fixed:-1]) == 1).all()
            assert ids[-1] == END
            if first:
                spans = {(readings.first[n] + 2000, readings.last[n] + 2000) for n in readings.prompt}
                assert (ids[first], ids[last]) in spans
            else:
                assert last == 0


def test_every_reading_that_is_long_enough_is_taken_once_in_a_pass() -> None:
    readings = readings_of([(10, 300 + n, n, 1, True) for n in range(50)])
    answers = [ids[first] for one in one_pass(readings, 512, np.random.default_rng(1)) for ids, first in zip(one.ids, one.first, strict=True)]  # fmt: skip
    assert sorted(answers) == [2000 + n for n in range(50)]


def test_a_passage_too_short_for_a_window_and_an_answer_too_long_for_one_are_left_out() -> None:
    assert not one_pass(readings_of([(10, 20, 0, 1, True)]), 512, np.random.default_rng(1))
    assert not one_pass(readings_of([(10, 500, 0, 400, True)]), 512, np.random.default_rng(1))


@pytest.mark.parametrize(("share", "taken"), [(0.25, 250), (1.5, 1500)])
def test_a_share_says_how_often_a_reading_is_taken(share: float, taken: int) -> None:
    batches = one_pass(readings_of([(10, 100, 0, 1, True)] * 1000, share), 4096, np.random.default_rng(1))
    assert sum(len(one.ids) for one in batches) == pytest.approx(taken, rel=0.15)


def test_passes_differ_from_one_another_and_are_the_same_for_the_same_seed() -> None:
    readings = readings_of([(10, 400, 200, 2, True)] * 4)
    first, second, other = (list(islice(passes(readings, 100_000, seed), 8)) for seed in (1, 1, 2))
    ids = [[one.ids.tolist() for one in batches] for batches in (first, second, other)]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0][0] not in ids[0][4:]


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    readings = readings_of([(10, 100, 50, 2, True), (12, 80, 0, 1, False)])
    readings.save(tmp_path)
    loaded = Readings.load(tmp_path)
    assert (loaded.passages == readings.passages).all()
    assert (loaded.share == readings.share).all()
