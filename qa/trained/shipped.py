"""Where the weights that come with the project are."""

from pathlib import Path

GRAPH = Path(__file__).with_name("reader.onnx")
