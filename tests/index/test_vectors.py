"""The vector index against what numpy finds by looking at every vector."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.vectors import VectorIndex, write_vectors

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

PASSAGES, DIMENSIONS = 200, 24


def unit(values: NDArray[np.float64]) -> NDArray[np.float32]:
    lengths: NDArray[np.float64] = np.linalg.norm(values, axis=-1, keepdims=True)
    return np.asarray(values / lengths, np.float32)


RANDOM = np.random.default_rng(7)
# As half precision keeps them; where a number lies right between two, FAISS and numpy would round it apart.
VECTORS = unit(RANDOM.normal(size=(PASSAGES, DIMENSIONS))).astype(np.float16).astype(np.float32)
QUESTIONS = unit(RANDOM.normal(size=(20, DIMENSIONS)))


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> VectorIndex:
    path = tmp_path_factory.mktemp("vectors") / "vectors.faiss"
    write_vectors([VECTORS[:70], VECTORS[70:]], DIMENSIONS, path)
    return VectorIndex(path)


def nearest(question: NDArray[np.float32], limit: int, among: list[int]) -> dict[int, float]:
    """The oracle."""
    cosines = {number: float(VECTORS[number].astype(np.float64) @ question.astype(np.float64)) for number in among}
    return dict(sorted(cosines.items(), key=lambda item: -item[1])[:limit])


def assert_same(found: dict[int, float], expected: dict[int, float]) -> None:
    assert list(found) == list(expected)
    assert found == pytest.approx(expected, abs=1e-5)


@given(question=st.integers(0, 19), limit=st.integers(1, PASSAGES + 50))
@settings(max_examples=40, deadline=None)
def test_a_search_finds_the_nearest_passages_with_their_cosines_best_first(
    vectors: VectorIndex, question: int, limit: int
) -> None:
    expected = nearest(QUESTIONS[question], limit, list(range(PASSAGES)))
    assert_same(vectors.search(QUESTIONS[question], limit, None), expected)


@given(
    question=st.integers(0, 19),
    limit=st.integers(1, 60),
    among=st.sets(st.integers(0, PASSAGES - 1), max_size=50).map(sorted),
)
@settings(max_examples=60, deadline=None)
def test_a_search_among_some_passages_finds_the_nearest_of_those_and_no_other(
    vectors: VectorIndex, question: int, limit: int, among: list[int]
) -> None:
    found = vectors.search(QUESTIONS[question], limit, np.array(among, np.int64))
    assert_same(found, nearest(QUESTIONS[question], limit, among))


@given(question=st.integers(0, 19), numbers=st.lists(st.integers(0, PASSAGES - 1), max_size=30))
@settings(max_examples=40, deadline=None)
def test_the_scores_of_given_passages_are_their_cosines_in_the_order_asked(
    vectors: VectorIndex, question: int, numbers: list[int]
) -> None:
    expected = [float(VECTORS[n].astype(np.float64) @ QUESTIONS[question]) for n in numbers]
    scores = vectors.scores(QUESTIONS[question], numbers)
    assert scores.shape == (len(numbers),)
    np.testing.assert_allclose(scores, expected, atol=1e-5)


def test_scores_are_those_that_a_search_gives(vectors: VectorIndex) -> None:
    found = vectors.search(QUESTIONS[0], 25, None)
    np.testing.assert_allclose(vectors.scores(QUESTIONS[0], list(found)), list(found.values()), atol=1e-5)


def test_the_index_knows_how_many_vectors_it_holds(vectors: VectorIndex) -> None:
    assert len(vectors) == PASSAGES


def test_a_stored_vector_is_its_own_nearest(vectors: VectorIndex) -> None:
    for number in (0, 99, PASSAGES - 1):
        assert vectors.search(VECTORS[number], 1, None) == pytest.approx({number: 1.0}, abs=1e-3)


def test_rows_of_half_precision_come_back_as_they_were_and_none_beyond_the_last(vectors: VectorIndex) -> None:
    np.testing.assert_array_equal(vectors.rows(60, 80), VECTORS[60:80])
    assert vectors.rows(PASSAGES - 1, PASSAGES + 5).shape == (1, DIMENSIONS)
    assert vectors.rows(PASSAGES, PASSAGES + 5).shape == (0, DIMENSIONS)


def test_rows_that_are_written_again_stay_as_they_are(vectors: VectorIndex, tmp_path: Path) -> None:
    write_vectors([vectors.rows(0, PASSAGES)], DIMENSIONS, tmp_path / "again.faiss")
    np.testing.assert_array_equal(VectorIndex(tmp_path / "again.faiss").rows(0, PASSAGES), vectors.rows(0, PASSAGES))


def test_a_folder_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        write_vectors([VECTORS], DIMENSIONS, tmp_path / "missing" / "vectors.faiss")
