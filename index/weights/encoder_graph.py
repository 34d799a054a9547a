"""The parts of a BERT encoder as an ONNX graph for onnxruntime, its matrices in int8.

Measured on two cores against the fp32 model over 120 passages (docs/decisions/0002-embedding-runtime.md): int8
matrices give cosine .997 at five times torch's passages a second; 4-bit matrices give .9999 at half the speed.
One text a run: then no padding is computed, no mask is needed, and, activations being quantized by the range they
have in that run, an output does not depend on the texts that happened to be run beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from onnx import NodeProto

    Weights = Mapping[str, NDArray[np.float32]]

CONTRIB = "com.microsoft"
EPSILON = 1e-12
# 7 of 8 bits: without VNNI an AVX2 processor adds pairs of u8 x s8 products in 16 bits, which 127 x 255 x 2 overflows.
LARGEST_WEIGHT = 63


class EncoderGraph:
    """Nodes and constants, collected in order, over weights under the names of `q4.py`: `l0.q.w` (out, in), `l0.q.b`."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        """Add a constant and return its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401  onnx takes many kinds
        """Add a node and return the name of its output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def embedded(self, words: str, positions_like: str) -> str:
        """Add positions and token type to word vectors (1, tokens, hidden), and normalise; the length is that of `positions_like` (1, tokens, ...)."""
        hidden = len(self.weights["emb.ln.w"])
        first_type = self.weights["emb.type"].reshape(-1, hidden)[0]
        self.constant("positions", self.weights["emb.pos"].reshape(-1, hidden) + first_type)
        for name, value in (("zero", 0), ("one", 1), ("two", 2)):
            self.constant(name, np.array([value]))
        self.node("Shape", [positions_like], "shape")
        self.node("Slice", ["shape", "one", "two"], "tokens")
        self.node("Slice", ["positions", "zero", "tokens"], "position")
        self.node("Add", [words, "position"], "embedded")
        self.constant("embedded.weight", self.weights["emb.ln.w"])
        self.constant("embedded.bias", self.weights["emb.ln.b"])
        names = ["embedded", "embedded.weight", "embedded.bias"]
        return self.node("LayerNormalization", names, "layer_input", axis=-1, epsilon=EPSILON)

    def layer(self, number: int, heads: int, states: str) -> str:
        """Add one layer of the encoder."""
        name = f"l{number}."
        queries, keys, values = (self._linear(states, name + short) for short in "qkv")
        self.node("MultiHeadAttention", [queries, keys, values], name + "context", CONTRIB, num_heads=heads)
        attended = self._linear(name + "context", name + "ao")
        attended = self._add_and_normalize(attended, states, name + "aln")
        wide = self.node("Gelu", [self._linear(attended, name + "fi")], name + "gelu", CONTRIB)
        return self._add_and_normalize(self._linear(wide, name + "fo"), attended, name + "oln")

    def _linear(self, states: str, name: str) -> str:
        weights = self.weights[name + ".w"].T
        scales = np.abs(weights).max(axis=0) / LARGEST_WEIGHT
        inputs = [
            states,
            self.constant(name + ".weight", np.round(weights / scales).astype(np.int8)),
            self.constant(name + ".scale", scales.astype(np.float32)),
            self.constant(name + ".zero", np.zeros(len(scales), np.int8)),
            self.constant(name + ".bias", self.weights[name + ".b"]),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, name + ".out", CONTRIB)

    def _add_and_normalize(self, states: str, skipped: str, name: str) -> str:
        weight = self.constant(name + ".weight", self.weights[name + ".w"])
        bias = self.constant(name + ".bias", self.weights[name + ".b"])
        inputs = [states, skipped, weight, bias]
        return self.node("SkipLayerNormalization", inputs, name + ".out", CONTRIB, epsilon=EPSILON)

    def save(self, path: Path, name: str, given: TensorProto, outputs: Sequence[TensorProto]) -> None:
        """Check the graph and write it."""
        proto = helper.make_graph(self.nodes, name, [given], list(outputs), self.constants)
        opsets = [helper.make_opsetid("", 21), helper.make_opsetid(CONTRIB, 1)]
        model = helper.make_model(proto, opset_imports=opsets, ir_version=10)
        checker.check_model(model)
        save(model, path)


def described(name: str, kind: int, shape: Sequence[int | str]) -> TensorProto:
    """Return the description of an input or an output."""
    return helper.make_tensor_value_info(name, kind, list(shape))
