"""Writes the trained weights as the int8 graph that is shipped; the vocabulary stays with the embedder, which has it already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onnx import TensorProto
from safetensors.numpy import load_file

from index.weights.encoder_graph import EncoderGraph, described
from index.weights.folder import SHORT_NAMES
from training.network import LOGIT_SCALE

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

HEADS = 12


def export(trained: Path, model: Path, out: Path) -> None:
    """Write the graph: `words` (1, tokens, hidden) float32, the word vectors, to `logits` (1, tokens, 3): start, end, relevance."""
    learned = load_file(trained)
    weights = _short_names(load_file(model / "model.safetensors"), learned)
    graph = EncoderGraph(weights)
    states = graph.embedded("words", "words")
    hidden = len(weights["emb.ln.w"])
    for layer in range(_layers(learned)):
        states = graph.layer(layer, HEADS, states)
    graph.constant("head.weight", LOGIT_SCALE * learned["head.weight"].T)
    graph.constant("head.bias", LOGIT_SCALE * learned["head.bias"])
    graph.node("MatMul", [states, "head.weight"], "scored")
    graph.node("Add", ["scored", "head.bias"], "logits")
    words = described("words", TensorProto.FLOAT, [1, "tokens", hidden])
    logits = described("logits", TensorProto.FLOAT, [1, "tokens", 3])
    graph.save(out, "wenbao-reader", words, [logits])


def _layers(learned: dict[str, NDArray[np.float32]]) -> int:
    return 1 + max(int(name.split(".")[3]) for name in learned if name.startswith("encoder.encoder.layer."))


def _short_names(
    base: dict[str, NDArray[np.float32]], learned: dict[str, NDArray[np.float32]]
) -> dict[str, NDArray[np.float32]]:
    """Return the embeddings as they were and the layers as they were learned, under the names that the graph uses."""
    weights = {
        "emb.pos": base["embeddings.position_embeddings.weight"],
        "emb.type": base["embeddings.token_type_embeddings.weight"],
        "emb.ln.w": base["embeddings.LayerNorm.weight"],
        "emb.ln.b": base["embeddings.LayerNorm.bias"],
    }
    for layer in range(_layers(learned)):
        for short, name in SHORT_NAMES.items():
            long = f"encoder.encoder.layer.{layer}.{name}"
            weights[f"l{layer}.{short}.w"] = learned[f"{long}.weight"]
            weights[f"l{layer}.{short}.b"] = learned[f"{long}.bias"]
    return weights
