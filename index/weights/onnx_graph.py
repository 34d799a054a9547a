"""Writes the encoder as an ONNX graph for onnxruntime: one text in, one unit vector out.

Measured on two cores against the fp32 model over 120 passages (docs/decisions/0002-embedding-runtime.md): int8
matrices give cosine .997 at five times torch's passages a second; 4-bit matrices give .9999 at half the speed
of int8. So the matrices are int8, the vocabulary stays in its own 4-bit blocks, exact and 40 MB smaller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from onnx import NodeProto

    from index.weights.q4 import Blocks, Q4Model

CONTRIB = "com.microsoft"
EPSILON = 1e-12
# 7 of 8 bits: without VNNI an AVX2 processor adds pairs of u8 x s8 products in 16 bits, which 127 x 255 x 2 overflows.
LARGEST_WEIGHT = 63


class _Graph:
    """Nodes and constants, collected in order."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401  onnx takes many kinds
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output


def write_onnx(model: Q4Model, path: Path) -> None:
    """Write the graph: `input_ids` (1, tokens) int64 to `embedding` (1, hidden) float32 of length 1.

    One text a run: then no padding is computed, no mask is needed, and, activations being quantized by the range
    they have in that run, a vector does not depend on the texts that happened to be embedded beside it.
    """
    graph = _Graph()
    hidden = model.dimensions.hidden
    states = _embeddings(graph, model)
    for layer in range(model.dimensions.layers):
        states = _encoder_layer(graph, model, layer, states)
    graph.constant("token_axis", np.array([1]))
    graph.node("ReduceMean", [states, "token_axis"], "mean", keepdims=0)
    graph.node("LpNormalization", ["mean"], "embedding", axis=-1, p=2)
    proto = helper.make_graph(
        graph.nodes,
        "multilingual-e5-small",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "tokens"])],
        [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, [1, hidden])],
        graph.constants,
    )
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid(CONTRIB, 1)]
    onnx_model = helper.make_model(proto, opset_imports=opsets, ir_version=10)
    checker.check_model(onnx_model)
    save(onnx_model, path)


def _embeddings(graph: _Graph, model: Q4Model) -> str:
    vectors, words, hidden = model.vectors, model.blocks["emb.word"], model.dimensions.hidden
    graph.constants.append(_int4("words", words))
    graph.constant("word_scales", words.scales.astype(np.float32))
    inputs = ["words", "input_ids", "word_scales"]
    graph.node("GatherBlockQuantized", inputs, "word", CONTRIB, block_size=words.codes.shape[2], quantize_axis=1)
    first_type = vectors["emb.type"].reshape(-1, hidden)[0]
    graph.constant("positions", vectors["emb.pos"].reshape(-1, hidden) + first_type)
    for name, value in (("zero", 0), ("one", 1), ("two", 2)):
        graph.constant(name, np.array([value]))
    graph.node("Shape", ["input_ids"], "shape")
    graph.node("Slice", ["shape", "one", "two"], "tokens")
    graph.node("Slice", ["positions", "zero", "tokens"], "position")
    graph.node("Add", ["word", "position"], "embedded")
    graph.constant("embedded.weight", vectors["emb.ln.w"])
    graph.constant("embedded.bias", vectors["emb.ln.b"])
    names = ["embedded", "embedded.weight", "embedded.bias"]
    return graph.node("LayerNormalization", names, "layer_input", axis=-1, epsilon=EPSILON)


def _encoder_layer(graph: _Graph, model: Q4Model, layer: int, states: str) -> str:
    name = f"l{layer}."
    heads = model.dimensions.heads
    queries, keys, values = (_linear(graph, model, states, name + short) for short in "qkv")
    graph.node("MultiHeadAttention", [queries, keys, values], name + "context", CONTRIB, num_heads=heads)
    attended = _linear(graph, model, name + "context", name + "ao")
    attended = _add_and_normalize(graph, model, attended, states, name + "aln")
    wide = graph.node("Gelu", [_linear(graph, model, attended, name + "fi")], name + "gelu", CONTRIB)
    return _add_and_normalize(graph, model, _linear(graph, model, wide, name + "fo"), attended, name + "oln")


def _linear(graph: _Graph, model: Q4Model, states: str, name: str) -> str:
    weights = model.blocks[name + ".w"].dequantized().T
    scales = np.abs(weights).max(axis=0) / LARGEST_WEIGHT
    inputs = [
        states,
        graph.constant(name + ".weight", np.round(weights / scales).astype(np.int8)),
        graph.constant(name + ".scale", scales.astype(np.float32)),
        graph.constant(name + ".zero", np.zeros(len(scales), np.int8)),
        graph.constant(name + ".bias", model.vectors[name + ".b"]),
    ]
    return graph.node("DynamicQuantizeMatMul", inputs, name + ".out", CONTRIB)


def _add_and_normalize(graph: _Graph, model: Q4Model, states: str, skipped: str, name: str) -> str:
    weight = graph.constant(name + ".weight", model.vectors[name + ".w"])
    bias = graph.constant(name + ".bias", model.vectors[name + ".b"])
    inputs = [states, skipped, weight, bias]
    return graph.node("SkipLayerNormalization", inputs, name + ".out", CONTRIB, epsilon=EPSILON)


def _int4(name: str, blocks: Blocks) -> TensorProto:
    signed = (blocks.codes ^ 8).reshape(len(blocks.codes), -1)  # code - 8 as four bits, two's complement
    packed = signed[:, 0::2] | (signed[:, 1::2] << 4)
    return TensorProto(name=name, data_type=TensorProto.INT4, dims=signed.shape, raw_data=packed.tobytes())
