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


def unpack(graph: Path, out: Path) -> None:
    """Write the layers and the head of a graph that `exporting` wrote."""
    held = {one.name: numpy_helper.to_array(one) for one in onnx.load(graph).graph.initializer}
    weights = {}
    for layer in range(sum(name.endswith(".q.bias") for name in held)):
        for short, name in SHORT_NAMES.items():
            weight = held[f"l{layer}.{short}.weight"]
            if weight.ndim > 1:
                weight = (weight.astype(np.float32) * held[f"l{layer}.{short}.scale"]).T
            weights[f"encoder.encoder.layer.{layer}.{name}.weight"] = weight
            weights[f"encoder.encoder.layer.{layer}.{name}.bias"] = held[f"l{layer}.{short}.bias"]
    weights["head.weight"], weights["head.bias"] = held["head.weight"].T / LOGIT_SCALE, held["head.bias"] / LOGIT_SCALE
    save_file({name: np.ascontiguousarray(one, np.float32) for name, one in weights.items()}, out)
