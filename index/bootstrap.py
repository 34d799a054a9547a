"""Maps the settings to the embedder. Heavy libraries are loaded here, when they are needed, and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.weights.model_folder import IDENTITY, MODEL_NAME, is_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.embedding.embedder import Embedder
    from index.settings import Settings


def open_embedder(settings: Settings, say: Callable[[str], None]) -> Embedder:
    """Return the embedder that the settings name, obtaining the default model first where it is missing."""
    if settings.embedder:
        from index.embedding.sentence_transformer_embedder import SentenceTransformerEmbedder  # noqa: PLC0415  loads torch

        return SentenceTransformerEmbedder(settings.embedder)
    from index.embedding.onnx_embedder import OnnxEmbedder  # noqa: PLC0415  loads onnxruntime

    return OnnxEmbedder(default_model(settings, say))


def default_model(settings: Settings, say: Callable[[str], None]) -> Path:
    """Return the folder of the default model, obtaining it first where it is missing."""
    folder = settings.models / MODEL_NAME
    if not is_whole(folder, say):
        from index.weights.obtaining import obtain  # noqa: PLC0415  loads onnx

        return obtain(settings.models, say)
    return folder


def embedder_identity(settings: Settings) -> str:
    """Return the identity of the embedder that the settings name, without loading it."""
    return f"sentence-transformers/{settings.embedder}" if settings.embedder else IDENTITY
