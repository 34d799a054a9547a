"""Builds one index as its users do and prints what it cost: `PYTHON benchmarks/peer_builds.py KIND MODEL TEXTS PAGES FOLDER`.

Started by `benchmarks.peers`, for each kind in an interpreter that has its packages. TEXTS is a JSON list of passages,
PAGES the folder that they were cut from, which only our own build reads. Loading the model is not counted.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def txtai(model: str, texts: list[str], _pages: Path, folder: Path) -> Callable[[], None]:
    """Return what builds an embeddings database with its texts, as its README does; the back end is FAISS."""
    from txtai import Embeddings  # noqa: PLC0415

    said = {"data": "passage: ", "query": "query: "}
    embeddings = Embeddings(path=model, content=True, backend="faiss", instructions=said, gpu=False)
    embeddings.transform("warm")

    def build() -> None:
        embeddings.index(enumerate(texts))
        embeddings.save(str(folder))

    return build


def langchain(model: str, texts: list[str], _pages: Path, folder: Path) -> Callable[[], None]:
    """Return what builds a FAISS vector store over HuggingFaceEmbeddings."""
    from langchain_community.vectorstores import FAISS  # noqa: PLC0415
    from langchain_huggingface import HuggingFaceEmbeddings  # noqa: PLC0415

    how = {"prompt": "passage: ", "normalize_embeddings": True}
    embeddings = HuggingFaceEmbeddings(model_name=model, model_kwargs={"device": "cpu"}, encode_kwargs=how)
    embeddings.embed_query("warm")
    return lambda: FAISS.from_texts(texts, embeddings).save_local(str(folder))


def wenbao(model: str, _texts: list[str], pages: Path, folder: Path) -> Callable[[], None]:
    """Return what builds our archive from the page files: cut, embedded, indexed by vectors and by terms, hashed, synced."""
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from index.building import build as build_archive  # noqa: PLC0415
    from index.embedding.onnx_embedder import OnnxEmbedder  # noqa: PLC0415
    from index.progress import TerminalProgress  # noqa: PLC0415

    embedder = OnnxEmbedder(Path(model))
    embedder.embed_passages(["warm"])

    def build() -> None:
        build_archive(pages, folder, embedder, TerminalProgress())

    return build


def main() -> None:
    """Print one JSON line."""
    kind, model, texts, pages, folder = sys.argv[1:]
    passages = json.loads(Path(texts).read_text(encoding="utf-8"))
    before_mb = _peak_mb()
    build = {"txtai": txtai, "langchain": langchain, "wenbao": wenbao}[kind](model, passages, Path(pages), Path(folder))
    began, cpu = time.perf_counter(), time.process_time()
    build()
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    figures = {"kind": kind, "passages": len(passages), "s": round(seconds, 1), "cpu_s": round(cpu, 1)}
    figures["passages_per_s"] = round(len(passages) / seconds, 1)
    figures["passages_per_cpu_s"] = round(len(passages) / cpu, 1)
    print(json.dumps(figures | {"peak_mb": _peak_mb(), "before_mb": before_mb}), flush=True)


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
