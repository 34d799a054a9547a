"""One score of what both halves say of a passage. The weights are fitted by `python -m training fusion` (training/fusion.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.terms import terms_of
from qa.rarity import rarity_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.archive import Archive

# What counts beside the cosine: a point of BM25, the share of the question that a passage and its headline hold, and that
# a passage is a heading, which seldom says what is asked for. See docs/benchmarks.md and decision 100.
BM25, SHARE, HEADING = 0.00048, 0.174, -0.115


def fused(cosine: float, bm25: float, share: float) -> float:
    """Return the score of a passage, in points of cosine."""
    return cosine + BM25 * bm25 + SHARE * share


def shares_held(
    text: str,
    archive: Archive,
    numbers: Sequence[int],
    homes: Mapping[str, Sequence[int]],
    translations: Iterable[tuple[str, ...]] = (),
) -> dict[int, float]:
    """Return which share of a text's terms, by how rare they are, each of these passages and its headline hold; 0 is left out.

    BM25 counts a rare term again for each time that it stands there; this tells what is missing. The passages of a story
    that is about a place hold its name: `homes` are these by the name. Of the `translations` of a word any will do, and
    the one that most passages have says how rare the word is (Pirkola 1998, structured queries).
    """
    rarity = rarity_in(archive)
    weights = {term: rarity(term) for term in set(terms_of(text))}
    synonyms = {row: min(max(map(rarity, terms_of(words))) for words in row) for row in translations}
    held = archive.lexicon.held(weights, numbers, synonyms)
    for name, home in homes.items():
        of_name = {term: weights[term] for term in terms_of(name) if term in weights}
        spelled = archive.lexicon.held(of_name, home)
        for number in home:
            held[number] = held.get(number, 0.0) + sum(of_name.values()) - spelled.get(number, 0.0)
    total = sum(weights.values()) + sum(synonyms.values())
    return {number: weight / total for number, weight in held.items() if weight}
