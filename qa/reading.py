"""The seam between the retriever and the answer: a reader finds the words of the candidates that answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qa.asking import Asked
    from qa.candidate import Candidate
    from qa.reply import Evidence, Refusal


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading: the evidence, best first and at least one, or a refusal; and the candidates, reranked."""

    outcome: tuple[Evidence, ...] | Refusal
    candidates: tuple[Candidate, ...]


class Reader(Protocol):
    """Extracts an answer, or says why there is none."""

    def read(self, asked: Asked, candidates: Sequence[Candidate], rarity: Callable[[str], float]) -> Read:
        """Read candidates, given best first.

        `rarity` gives how much a term of the question tells (its inverse document frequency in the archive).
        """
