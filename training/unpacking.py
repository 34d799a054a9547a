"""The shipped graph back as weights, to train on from: int8 matrices times their scales."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import numpy_helper
from safetensors.numpy import save_file

from index.weights.folder import SHORT_NAMES
from training.network import LOGIT_SCALE

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def unpack(graph: Path, out: Path) -> None:
    """Write the layers and the head of a graph that `exporting` wrote."""
    held = {one.name: numpy_helper.to_array(one) for one in onnx.load(graph).graph.initializer}
    weights: dict[str, NDArray[np.floating]] = {}
    for layer in range(sum(name.endswith(".q.bias") for name in held)):
        for short, name in SHORT_NAMES.items():
            weight, bias = _whole(held, f"l{layer}.{short}")
            weights[f"encoder.encoder.layer.{layer}.{name}.weight"] = weight
            weights[f"encoder.encoder.layer.{layer}.{name}.bias"] = bias
    weights["head.weight"], weights["head.bias"] = held["head.weight"].T / LOGIT_SCALE, held["head.bias"] / LOGIT_SCALE
    out.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: np.ascontiguousarray(one, np.float32) for name, one in weights.items()}, out)


def _whole(held: dict[str, NDArray[np.floating]], name: str) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Return a matrix (out, in), or a normalisation, and its bias, with the channels that the graph computes apart."""
    weight, bias = held[f"{name}.weight"], held[f"{name}.bias"].copy()
    if weight.ndim == 1:
        return weight, bias
    layer, short = name.split(".")
    weight = weight.astype(np.float32) * held[f"{name}.scale"]
    # What is computed apart is left out of the matrix: columns of nothing.
    loud = np.flatnonzero(~held[f"{layer}.fi.weight"].any(axis=0))
    if short == "fi":
        weight *= held[f"{name}.gains"][:, None]
        weight[:, loud], bias[loud] = held[f"{name}.loud.weight"], held[f"{name}.loud.bias"]
    elif short == "fo":
        weight[loud] = held[f"{name}.loud.weight"]
    return weight.T, bias
