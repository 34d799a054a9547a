"""A cross-encoder of someone's own: it orders the candidates, and a reader by rule finds the words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sentence_transformers import CrossEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from qa.asking import Asked
    from qa.candidate import Candidate
    from qa.reading import Read, Reader

# Candidates that are reranked; those behind them keep their order, and score as much below the last of these as before.
RERANKED = 10


class RerankingReader:
    """Reranks with a sentence-transformers cross-encoder before another reader reads."""

    def __init__(self, folder: Path, reader: Reader) -> None:
        self._model = CrossEncoder(str(folder), local_files_only=True)
        self._reader = reader

    def read(self, asked: Asked, candidates: Sequence[Candidate], rarity: Callable[[str], float]) -> Read:
        """Read the candidates in the cross-encoder's order."""
        first, rest = candidates[:RERANKED], candidates[RERANKED:]
        scores = self._model.predict([(asked.text, one.text) for one in first], show_progress_bar=False)
        reranked = [replace(one, score=float(score)) for one, score in zip(first, scores, strict=True)]
        reranked.sort(key=lambda one: -one.score)
        behind = reranked[-1].score - first[-1].score
        rest = tuple(replace(one, score=one.score + behind) for one in rest)
        return self._reader.read(asked, (*reranked, *rest), rarity)
