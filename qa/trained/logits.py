"""What a network says of a passage, and the seam between networks and the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Logits:
    """What a network says of a passage for a question.

    relevance  how likely the passage answers the question
    nowhere    how likely no words of it do: the start and the end of a span at `<s>`, added
    start, end (tokens,) how likely the answer starts, or ends, with each token of the passage
    offsets    (tokens, 2) the first and the last character (exclusive) of each token in the passage
    """

    relevance: float
    nowhere: float
    start: NDArray[np.float32]
    end: NDArray[np.float32]
    offsets: NDArray[np.int64]


class Network(Protocol):
    """Reads passages for a question."""

    def read(self, inputs: Sequence[tuple[str, str, str]]) -> list[Logits]:
        """Read passages, each given as question, headline it stands under, and passage."""
