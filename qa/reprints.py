"""Reprints: the same passage in several issues or pages is one candidate, and names the others.

Likeness is the Jaccard index of character 5-grams (Broder 1997, "On the resemblance and containment of documents"): a
changed word leaves it high. Whatever else is alike, passages with different figures are different news.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from index.folding import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.candidate import Candidate

SHINGLE = 5
# Measured over 34,800 pairs of passages found together in the report pages: different stories stay at .6 or below, save
# for headings, which differ in the name of a region alone and reach .84; so what is short must be the same to the letter.
SAME = 0.8
SHORT = 60
FIGURE = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class _Traits:
    """The letters and figures of a passage; its shingles are cut only where another one has the same figures."""

    letters: str
    figures: frozenset[str]

    @cached_property
    def shingles(self) -> frozenset[str]:
        last = max(1, len(self.letters) - SHINGLE + 1)
        return frozenset(self.letters[at : at + SHINGLE] for at in range(last))


def without_reprints(candidates: Sequence[Candidate], limit: int) -> tuple[Candidate, ...]:
    """Return the first `limit` passages that differ, best first; of reprints the one in the newest issue."""
    groups: list[list[Candidate]] = []
    known: list[_Traits] = []
    for candidate in candidates:
        traits = _traits(candidate.text)
        place = next((n for n, other in enumerate(known) if _alike(traits, other)), None)
        if place is not None:
            groups[place].append(candidate)
        elif len(groups) < limit:
            groups.append([candidate])
            known.append(traits)
    return tuple(_newest(group) for group in groups)


def _newest(group: Sequence[Candidate]) -> Candidate:
    newest = max(group, key=lambda one: (one.article.issue_date or date.min, one.score))
    others = tuple(one.article for one in group if one.article.article_id != newest.article.article_id)
    return replace(newest, score=group[0].score, reprints=others)


def _alike(one: _Traits, other: _Traits) -> bool:
    if one.letters == other.letters:
        return True
    if one.figures != other.figures or min(len(one.letters), len(other.letters)) < SHORT:
        return False
    sizes = (len(one.shingles), len(other.shingles))
    if min(sizes) < max(SHORT, SAME * max(sizes)):
        return False
    shared = len(one.shingles & other.shingles)
    return shared >= SAME * (sum(sizes) - shared)


def _traits(text: str) -> _Traits:
    text = folded(text)  # a paper in traditional characters reprints one in simplified ones
    return _Traits("".join(filter(str.isalnum, text)), frozenset(FIGURE.findall(text)))
