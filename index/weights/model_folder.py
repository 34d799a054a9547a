"""The default model's folder: its name, its files, its identity, and whether it is whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.errors import WeightsError
from index.hashing import sha256_of
from index.weights.word_vectors import CODES, SCALES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MODEL_NAME = "multilingual-e5-small"
MEMBER_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
GRAPH = "onnx/model_int8.onnx"
TOKENIZER = "tokenizer.json"
SERVED = (GRAPH, TOKENIZER, CODES, SCALES)
STAMP = "wenbao.json"
PROMPTS = {"query": "query: ", "passage": "passage: "}
# What vectors depend on: the weights, and how the graph computes with them. Count up when the graph changes.
IDENTITY = f"{MODEL_NAME}/q4-{MEMBER_SHA256[:12]}/int8-2"


def write_stamp(folder: Path) -> None:
    """Record the identity and the hashes of the files that serving reads."""
    hashes = {name: sha256_of(folder / name) for name in SERVED}
    (folder / STAMP).write_text(json.dumps({"identity": IDENTITY, "sha256": hashes}, indent=1), encoding="utf-8")


def check(folder: Path) -> None:
    """Raise `WeightsError` unless the files that serving reads are there, whole and of this version."""
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        identity = stamp["identity"]
        hashes = {name: stamp["sha256"][name] for name in SERVED}
        found = {name: sha256_of(folder / name) for name in hashes}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WeightsError(f"The model folder {folder} is not whole ({error}).") from error
    if identity != IDENTITY:
        raise WeightsError(f"The model folder {folder} holds {identity}; this version needs {IDENTITY}.")
    for name, expected in hashes.items():
        if found[name] != expected:
            raise WeightsError(f"{folder / name} is damaged: its SHA-256 is not the one it was written with.")


def is_whole(folder: Path, say: Callable[[str], None]) -> bool:
    """Return whether the folder can be served from; `say` is told what is wrong with one that is there but cannot."""
    if not folder.exists():
        return False
    try:
        check(folder)
    except WeightsError as error:
        say(f"{error} It is made again.")
        return False
    return True
