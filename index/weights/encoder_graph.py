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
# Without VNNI an AVX2 processor adds the u8 x s8 products of two neighbours in 16 bits: 255 times this is the most that fits.
LARGEST_WEIGHT, LARGEST_PAIR = 127, 128
# So many channels of each feed-forward are computed in fp32: see `_loud`.
LOUD = 8


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
        return self._add_and_normalize(self._feed_forward(name, attended), attended, name + "oln")

    def _feed_forward(self, name: str, states: str) -> str:
        """Add the two matrices between which each token is wide, without what would drown the rest in eight bits.

        Measured on the reader (docs/decisions/0105-loud-channels.md): the error of its logits falls from .28 to .075.
        """
        inner, outer = self.weights[name + "fi.w"].T, self.weights[name + "fo.w"].T
        loud = _loud(inner, outer)
        self.node("MatMul", [states, self.constant(name + "fi.loud.weight", inner[:, loud])], name + "loud")
        bias = self.constant(name + "fi.loud.bias", self.weights[name + "fi.b"][loud])
        self.node("BiasGelu", [name + "loud", bias], name + "loud.gelu", CONTRIB)
        self.node("MatMul", [name + "loud.gelu", self.constant(name + "fo.loud.weight", outer[loud])], name + "aside")
        hushed = np.isin(np.arange(len(outer)), loud)
        gains = gains_of(self.weights, name + "aln")
        self.node("Mul", [states, self.constant(name + "fi.gains", 1 / gains)], name + "even")
        inner = np.where(hushed, 0, inner) * gains[:, None]
        wide = self._matrix(name + "even", name + "fi", inner, np.where(hushed, 0, self.weights[name + "fi.b"]))
        self.node("Gelu", [wide], name + "gelu", CONTRIB)
        outer = np.where(hushed[:, None], 0, outer)
        narrow = self._matrix(name + "gelu", name + "fo", outer, self.weights[name + "fo.b"])
        return self.node("Add", [narrow, name + "aside"], name + "forward")

    def _linear(self, states: str, name: str) -> str:
        return self._matrix(states, name, self.weights[name + ".w"].T, self.weights[name + ".b"])

    def _matrix(self, states: str, name: str, weights: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """Multiply by a matrix (in, out) in int8, each column with a scale of its own."""
        scales = _scales(weights)
        inputs = [
            states,
            self.constant(name + ".weight", np.round(weights / scales).astype(np.int8)),
            self.constant(name + ".scale", scales.astype(np.float32)),
            self.constant(name + ".zero", np.zeros(len(scales), np.int8)),
            self.constant(name + ".bias", bias),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, name + ".out", CONTRIB)

    def _add_and_normalize(self, states: str, skipped: str, name: str) -> str:
        weight = self.constant(name + ".weight", self.weights[name + ".w"])
        bias = self.constant(name + ".bias", self.weights[name + ".b"])
        both = self.node("Add", [states, skipped], name + ".sum")
        return self.node("LayerNormalization", [both, weight, bias], name + ".out", axis=-1, epsilon=EPSILON)

    def save(self, path: Path, name: str, given: TensorProto, outputs: Sequence[TensorProto]) -> None:
        """Check the graph and write it."""
        proto = helper.make_graph(self.nodes, name, [given], list(outputs), self.constants)
        opsets = [helper.make_opsetid("", 21), helper.make_opsetid(CONTRIB, 1)]
        model = helper.make_model(proto, opset_imports=opsets, ir_version=10)
        checker.check_model(model)
        save(model, path)


def gains_of(weights: Weights, name: str) -> NDArray[np.float32]:
    """Return how much louder than the median each channel leaves a normalisation, at least 1 (SmoothQuant, Xiao et al. 2023)."""
    gains = np.abs(weights[name + ".w"]) + np.abs(weights[name + ".b"])
    louder: NDArray[np.float32] = np.maximum(1, gains / np.median(gains))
    return louder


def _loud(inner: NDArray[np.float32], outer: NDArray[np.float32]) -> NDArray[np.intp]:
    """Return the channels between two matrices whose values are the largest by far, in order (LLM.int8(), Dettmers et al. 2022).

    Their weights tell them: in nine of twelve layers the channel of the largest weights is the one whose values are up to
    ten times those of any other.
    """
    sizes = np.linalg.norm(inner, axis=0) * np.linalg.norm(outer, axis=1)
    return np.sort(np.argsort(-sizes)[:LOUD])


def _scales(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the step of each column (out,): no weight, and no two neighbours of one sign, exceed what the sums hold."""
    alone = np.abs(weights).max(axis=0) / LARGEST_WEIGHT
    same_sign = weights[:-1] * weights[1:] > 0
    # Each of the two may be rounded up by half a step.
    pairs = np.where(same_sign, np.abs(weights[:-1] + weights[1:]), 0).max(axis=0) / (LARGEST_PAIR - 1)
    scales: NDArray[np.float32] = np.maximum(alone, pairs)
    scales[scales == 0] = 1
    return scales


def described(name: str, kind: int, shape: Sequence[int | str]) -> TensorProto:
    """Return the description of an input or an output."""
    return helper.make_tensor_value_info(name, kind, list(shape))
