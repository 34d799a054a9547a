from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.conftest import PROJECT

if TYPE_CHECKING:
    from index.embedding.embedder import Embedder
    from index.settings import Settings

PROGRAM = """
import json, sys
from pathlib import Path
from index.bootstrap import open_embedder
from index.settings import Settings
embedder = open_embedder(Settings(models=Path(sys.argv[1])), print)
shape = embedder.embed_questions(["江上的桥"]).shape
heavy = {"torch", "transformers", "sentence_transformers", "onnx", "safetensors", "sklearn", "scipy"}
print(json.dumps([list(shape), sorted(heavy & {name.partition(".")[0] for name in sys.modules})]))
"""


def test_serving_loads_no_torch(settings: Settings, embedder: Embedder) -> None:
    command = [sys.executable, "-c", PROGRAM, str(settings.models)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [[1, embedder.dimensions], []]
