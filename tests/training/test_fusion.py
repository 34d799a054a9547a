"""The weights of the fusion, fitted on pools that we make up."""

from __future__ import annotations

import numpy as np
import pytest

from training.fusion import UNITS, fitted, ranks
from training.pools import Pool

CANDIDATES = 30


def pools_where(told_by: int) -> list[Pool]:
    """Return pools whose right candidate is above all others in one feature, and by chance in the rest."""
    random = np.random.default_rng(told_by)
    pools = []
    for _ in range(40):
        features = random.random((CANDIDATES, 4)) * UNITS
        right = np.zeros(CANDIDATES, bool)
        right[random.integers(CANDIDATES)] = True
        features[right, told_by] = 1.1 * UNITS[told_by]
        pools.append(Pool(features, right, right))
    return pools


@pytest.mark.parametrize("told_by", range(4))
def test_what_tells_the_right_passage_gets_the_weight(told_by: int) -> None:
    weights = fitted(pools_where(told_by), UNITS)
    assert ranks(pools_where(told_by), weights)["recall@1"] == 1.0
    alone = np.zeros(4)
    alone[(told_by + 1) % 4] = 1.0
    assert ranks(pools_where(told_by), alone)["recall@1"] < 0.5


def test_a_question_whose_document_was_not_found_counts_as_missed() -> None:
    nothing = np.zeros(CANDIDATES, bool)
    pool = Pool(np.zeros((CANDIDATES, 4)), nothing, nothing)
    assert ranks([pool], np.ones(4)) == {"recall@1": 0.0, "recall@5": 0.0, "recall@20": 0.0, "mrr": 0.0}
