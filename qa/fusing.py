"""One score of what both halves say of a passage. The weights are fitted by `python -m training fusion` (training/fusion.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.terms import terms_of
from qa.rarity import rarity_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.archive import Archive

# What counts beside the cosine: a point of BM25, the share of the question that a passage and its headline hold, and that
# a passage is a heading, which seldom says what is asked for. See docs/benchmarks.md and decision 100.
BM25, SHARE, HEADING = 0.00094, 0.143, -0.142


def fused(cosine: float, bm25: float, share: float) -> float:
    """Return the score of a passage, in points of cosine."""
    return cosine + BM25 * bm25 + SHARE * share


def shares_held(text: str, archive: Archive, numbers: Sequence[int]) -> dict[int, float]:
    """Return which share of a text's terms, by how rare they are, each of these passages and its headline hold; 0 is left out.

    BM25 counts a rare term again for each time that it stands there; this tells what is missing.
    """
    rarity = rarity_in(archive)
    weights = {term: rarity(term) for term in set(terms_of(text))}
    total = sum(weights.values())
    return {number: held / total for number, held in archive.lexicon.held(weights, numbers).items()}
