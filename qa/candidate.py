"""A candidate: a passage that was retrieved for a query, with its scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.article import Article
    from index.passages import Passage


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with its article; `score` fuses what follows it. Higher is better everywhere.

    share     share of the question's terms, by how rare they are, that passage and headline hold
    reprints  other articles with the same passage
    """

    passage: Passage
    article: Article
    score: float
    cosine: float
    bm25: float
    share: float
    reprints: tuple[Article, ...] = ()

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.article.text[self.passage.start : self.passage.end]
