"""How a graph is run: one thread a run, so that as many runs go on at a time as there are cores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import onnxruntime

if TYPE_CHECKING:
    from pathlib import Path


def open_graph(graph: Path) -> onnxruntime.InferenceSession:
    """Return a graph, ready to run on the processor."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # It keeps a plan of the memory for every length of text that it ever saw: measured, more memory and no more speed.
    options.enable_mem_pattern = False
    # One node for a sum and its normalisation takes four times as long as the two (onnxruntime 1.32, AVX2): a tenth of a reading.
    return onnxruntime.InferenceSession(
        graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
