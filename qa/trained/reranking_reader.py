"""A cross-encoder of someone's own: it orders the candidates, and a reader by rule finds the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentence_transformers import CrossEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from qa.asking import Asked
    from qa.candidate import Candidate
    from qa.reading import Read, Reader

# Candidates that are reranked; those behind them keep their order.
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
        order = sorted(range(len(first)), key=lambda n: -float(scores[n]))
        return self._reader.read(asked, (*(first[n] for n in order), *rest), rarity)
