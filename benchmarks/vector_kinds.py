"""Kinds of FAISS index over the same vectors: recall against exact search, time, memory, cost of building and of a page.

`python -m benchmarks.vector_kinds --texts FILE_OR_FOLDER … --questions FILE … [--passages 50000] [--grow 381890]`

Texts are `.jsonl` with `text`, or folders of plain pages; each sentence begins a passage of up to 110 characters. Embedded by
the default model, which takes long and is kept in `--folder`. `--grow` adds points between real neighbours up to that number.
Times are CPU time of one thread, the median of the questions, so that other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

import faiss
import numpy as np

from index.embedding.onnx_embedder import OnnxEmbedder
from index.weights.model_folder import MODEL_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

DIMENSIONS = 384
LONGEST = 110  # characters of a passage
SENTENCE = re.compile(r"(?<=[。！？；!?])|(?<=\. )")
ON_A_PAGE = 19  # passages of a page of benchmarks.size
POOL = 100
FP16 = faiss.ScalarQuantizer.QT_fp16
BY_INNER_PRODUCT = faiss.METRIC_INNER_PRODUCT


def main() -> None:
    """Print one JSON line a kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--questions", type=Path, nargs="+", required=True)
    parser.add_argument("--passages", type=int, default=50_000)
    parser.add_argument("--grow", type=int, default=0)
    parser.add_argument("--models", type=Path, default=Path("var/models"))
    parser.add_argument("--folder", type=Path, default=Path("var/vector_kinds"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    embedder = OnnxEmbedder(options.models / MODEL_NAME)
    asked = [json.loads(line)["question"] for path in options.questions for line in path.open(encoding="utf-8")]
    asked = random.Random(6).sample(asked, min(200, len(asked)))  # noqa: S311  a sample
    questions = np.concatenate([embedder.embed_questions([words]) for words in asked])
    texts = list(dict.fromkeys(passages(options.texts)))
    random.Random(5).shuffle(texts)  # noqa: S311
    vectors = embedded(texts[: options.passages], embedder.embed_passages, options.folder / "vectors.f32")
    vectors = grown(vectors, options.grow) if options.grow else vectors
    faiss.omp_set_num_threads(1)
    true = exact(vectors).search(questions, POOL)[1]
    for name, (make, widths) in KINDS.items():
        measure(name, make, widths, vectors, questions, true, options.folder / "index.faiss")


def passages(paths: Sequence[Path]) -> Iterator[str]:
    """Yield passages of whole sentences, one that begins at each."""
    for path in paths:
        files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
        for file in files:
            raw = file.read_text(encoding="utf-8")
            lines = [raw.replace("\n", "")] if path.is_dir() else [json.loads(one)["text"] for one in raw.splitlines()]
            for line in lines:
                sentences = [sentence for sentence in SENTENCE.split(line) if sentence.strip()]
                for at, first in enumerate(sentences):
                    text = first
                    for more in sentences[at + 1 :]:
                        if len(text) + len(more) > LONGEST:
                            break
                        text += more
                    if len(text) >= 25:
                        yield text[:180]


def embedded(texts: Sequence[str], embed: Callable[[Sequence[str]], Vectors], path: Path) -> Vectors:
    """Return the vectors of the texts; those that the file holds already are taken from there."""
    done = path.stat().st_size // (4 * DIMENSIONS) if path.exists() else 0
    with path.open("ab") as file:
        for at in range(done, len(texts), 64):
            file.write(embed(texts[at : at + 64]).astype(np.float32).tobytes())
    return np.fromfile(path, np.float32).reshape(-1, DIMENSIONS)[: len(texts)]


def grown(vectors: Vectors, to: int) -> Vectors:
    """Return the vectors and points between each and one of its eight nearest, with a little noise, `to` in all."""
    chance = np.random.default_rng(1)
    near = in_cells(vectors)
    nearest = near.search(vectors, 9, params=_parameters("IVF", 8))[1]
    blocks, have = [vectors], len(vectors)
    while have < to:
        some = chance.permutation(len(vectors))[: to - have]
        other = nearest[some, chance.integers(1, 9, len(some))]
        part = chance.uniform(0.1, 0.9, (len(some), 1)).astype(np.float32)
        points = vectors[some] + part * (vectors[other] - vectors[some])
        points += chance.normal(size=points.shape).astype(np.float32) * 0.01
        blocks.append(points / np.linalg.norm(points, axis=1, keepdims=True))
        have += len(some)
    return np.concatenate(blocks).astype(np.float32)


def exact(vectors: Vectors) -> faiss.Index:
    """Return an index that compares each vector, in single precision."""
    return _filled(faiss.IndexFlatIP(DIMENSIONS), vectors)


def in_cells(vectors: Vectors) -> faiss.Index:
    """Return an IVF index in half precision, of about four times the square root of their number in cells."""
    cells = int(2 ** round(np.log2(4 * len(vectors) ** 0.5)))
    coarse = faiss.IndexFlatIP(DIMENSIONS)
    return _filled(faiss.IndexIVFScalarQuantizer(coarse, DIMENSIONS, cells, FP16, BY_INNER_PRODUCT), vectors)


def as_graph(vectors: Vectors) -> faiss.Index:
    """Return an HNSW index in half precision."""
    index = faiss.IndexHNSWSQ(DIMENSIONS, FP16, 32, BY_INNER_PRODUCT)  # type: ignore[arg-type]  # its stub is wrong
    index.hnsw.efConstruction = 100
    return _filled(index, vectors)


def _quantized(kind: int) -> Callable[[Vectors], faiss.Index]:
    return lambda vectors: _filled(faiss.IndexScalarQuantizer(DIMENSIONS, kind, BY_INNER_PRODUCT), vectors)


def _filled(index: faiss.Index, vectors: Vectors) -> faiss.Index:
    index.train(vectors[:: max(1, len(vectors) // 100_000)])
    index.add(vectors)
    return index


def measure(
    name: str,
    make: Callable[[Vectors], faiss.Index],
    widths: Sequence[int],
    vectors: Vectors,
    questions: Vectors,
    true: NDArray[np.int64],
    path: Path,
) -> None:
    """Build one kind and print what it costs, a line for each width of its search."""
    build_s = _cpu_seconds(lambda: faiss.write_index(make(vectors), str(path)))
    figures = {"kind": name, "passages": len(vectors), "build_cpu_s": round(build_s, 1)}
    figures["mb"] = round(path.stat().st_size / 1e6)
    figures["page_cpu_s"] = round(_cpu_seconds(lambda: _one_page_more(path, vectors)), 2)
    index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    for width in widths:
        parameters = _parameters(name, width)
        found, times = [], []
        for question in questions:
            began = time.process_time()
            found.append(index.search(question.reshape(1, -1), POOL, params=parameters)[1][0])
            times.append(time.process_time() - began)
        recall = {
            f"recall@{k}": round(
                statistics.mean(len({*a[:k]} & {*b[:k]}) / k for a, b in zip(found, true, strict=True)), 4
            )
            for k in (10, 20, POOL)
        }
        cpu_ms = round(1000 * statistics.median(times), 2)
        print(json.dumps({**figures, "width": width, "cpu_ms": cpu_ms, **recall}), flush=True)


def _parameters(name: str, width: int) -> faiss.SearchParameters | None:
    if name == "IVF":
        return faiss.SearchParametersIVF(nprobe=width)  # type: ignore[call-arg]  # as above
    if name == "HNSW":
        parameters: faiss.SearchParameters = faiss.SearchParametersHNSW(efSearch=width)  # type: ignore[attr-defined]
        return parameters
    return None


def _one_page_more(path: Path, vectors: Vectors) -> None:
    """Do what a new version needs when a page comes: read, add, write."""
    index = faiss.read_index(str(path))
    index.add(vectors[:ON_A_PAGE])
    faiss.write_index(index, f"{path}.more")
    Path(f"{path}.more").unlink()


def _cpu_seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


KINDS: dict[str, tuple[Callable[[Vectors], faiss.Index], tuple[int, ...]]] = {
    "exact, single precision": (exact, (0,)),
    "exact, half precision": (_quantized(FP16), (0,)),
    "exact, 8 bits": (_quantized(faiss.ScalarQuantizer.QT_8bit), (0,)),
    "IVF": (in_cells, (8, 16, 32, 64, 128)),
    "HNSW": (as_graph, (100, 200, 400)),
}

if __name__ == "__main__":
    main()
