"""Any sentence-transformers model as the embedder; with the default folder, the reference for the int8 graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sentence_transformers import SentenceTransformer

from index.errors import WeightsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class SentenceTransformerEmbedder:
    """A model by name or folder. Where it knows prompts called query and passage (or document), they are used."""

    def __init__(self, name: str) -> None:
        try:
            self._model = SentenceTransformer(name, device="cpu")
        except (OSError, ValueError) as error:
            raise WeightsError(f"No sentence-transformers model could be loaded from {name!r}: {error}") from error
        self._name = name

    @property
    def identity(self) -> str:
        """The name that the model was loaded by."""
        return f"sentence-transformers/{self._name}"

    @property
    def dimensions(self) -> int:
        """The length of a vector, as the model says."""
        return int(self._model.get_embedding_dimension() or 0)

    def tokens(self, text: str) -> list[int]:
        """Return the token ids of a text, with both ends marked."""
        return list(self._model.tokenizer(text, truncation=True)["input_ids"])

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts to be found, (texts, dimensions)."""
        return self._embed(texts, "passage" if "passage" in self._model.prompts else "document")

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts to search with, (texts, dimensions)."""
        return self._embed(texts, "query")

    def _embed(self, texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        prefix = self._model.prompts.get(prompt) or ""
        vectors = self._model.encode(list(texts), prompt=prefix, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32).reshape(len(texts), self.dimensions)
