"""The seam between texts and vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """Turns texts into vectors of length 1, so that their inner product is their cosine.

    `identity` names everything that a vector depends on: vectors of different identities are never compared.
    """

    @property
    def identity(self) -> str:
        """The name that an archive records and later insists on."""

    @property
    def dimensions(self) -> int:
        """The length of a vector."""

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts to be found, (texts, dimensions)."""

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts to search with, (texts, dimensions)."""
