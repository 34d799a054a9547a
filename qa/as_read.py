"""Candidates as they are read, in simplified characters, and back: what is cited stands as the paper printed it.

So 開發區 and 开发区 are one word to every rule, whichever of the two the question and the page are written in.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.simplified import plain
from qa.reading import Read
from qa.reply import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.candidate import Candidate


def as_read(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates with the text of their articles made plain; every offset stays right."""
    return tuple(replace(one, article=replace(one.article, text=plain(one.article.text))) for one in candidates)


def as_printed(read: Read, candidates: Sequence[Candidate]) -> Read:
    """Return what was read with the articles of the candidates as they were."""
    printed = {one.article.article_id: one.article for one in candidates}
    outcome = read.outcome
    if not isinstance(outcome, Refusal):
        outcome = tuple(replace(one, article=printed[one.article.article_id]) for one in outcome)
    return Read(outcome, tuple(replace(one, article=printed[one.article.article_id]) for one in read.candidates))
