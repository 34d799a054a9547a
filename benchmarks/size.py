"""What an archive of a given size costs: full build, one page more, one page less, opening, searching, memory.

`python -m benchmarks.size [--articles 1000 10000] [--folder FOLDER]`

Prints one JSON line a size. The pages are made up by a small grammar, five articles each; the vectors (384 numbers)
come out of a hash, so that the model's time, which `benchmarks.embedding_speed` tells, is not in the figures.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import random
import resource
import shutil
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.archive import VERSIONS, current_version, open_archive
from index.building import build
from tests.index.hashing_embedder import HashingEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

DIMENSIONS = 384
ON_A_PAGE = 5
PLACES = ["河东", "柳林", "青石", "白沙", "云台", "老港", "新桥", "南湖", "石门", "沙田", "金谷", "长岭"]
BODIES = ["财政局", "教育局", "水务集团", "农业合作社", "港务公司", "医院", "中学", "研究院", "消防支队", "图书馆"]
DEEDS = ["开工建设", "完成验收", "启动试点", "公布方案", "签订协议", "通过审议", "举行演练", "投入使用"]
THINGS = [
    "污水处理厂",
    "高标准农田",
    "智能仓库",
    "老旧小区",
    "乡村公路",
    "养老中心",
    "数据平台",
    "冷链基地",
    "光伏电站",
    "水库大坝",
]
MEASURES = ["亿元", "万吨", "公里", "万人次", "个百分点", "万亩", "台套", "平方米"]
TAILS = (
    "有关负责人表示，下一步将继续加大投入。",
    "群众普遍反映，出行和生活比过去方便多了。",
    "据了解，这是近年来当地规模最大的一次。",
    "专家认为，关键在于把责任落实到人。",
)


class SpreadEmbedder(HashingEmbedder):
    """The tests' embedder, its 16 numbers spread over 384."""

    def __init__(self) -> None:
        super().__init__("spread/1")
        self.dimensions = DIMENSIONS
        self._spread = np.random.default_rng(1).normal(size=(16, DIMENSIONS)).astype(np.float32)

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        values = super()._embed(texts) @ self._spread
        unit: NDArray[np.float32] = values / np.linalg.norm(values, axis=1, keepdims=True)
        return unit

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return their vectors, and remember nothing."""
        return self._embed(texts)


class Clock:
    """A progress that adds up the seconds of each step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def step(self, name: str, done: int, total: int) -> None:  # noqa: ARG002  only the moment counts
        """Count the time since the last call for this step."""
        now = time.perf_counter()
        self.seconds[name] = self.seconds.get(name, 0.0) + now - self._last
        self._last = now

    def note(self, message: str) -> None:
        """Nothing is noted."""


def main() -> None:
    """Print one JSON line a size, each measured in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--folder", type=Path, help="where to work (default: a temporary folder); it is emptied")
    options = parser.parse_args()
    for articles in options.articles:
        folder = Path(options.folder or tempfile.mkdtemp(prefix="wenbao-size-"))
        process = multiprocessing.get_context("spawn").Process(target=_measure, args=(articles, folder))
        process.start()
        process.join()
        shutil.rmtree(folder, ignore_errors=True)


def _measure(articles: int, folder: Path) -> None:
    seeds, archive = folder / "seeds", folder / "archive"
    pages = articles // ON_A_PAGE
    write_pages(pages, seeds)
    figures: dict[str, object] = {}
    whole_s, steps = _timed_build(seeds, archive)
    figures["full_build_s"], figures["full_build_steps_s"] = whole_s, steps
    figures["full_build_peak_mb"] = _peak_mb()
    new = seeds / "2001" / "new.txt"
    new.parent.mkdir(parents=True)
    new.write_text(page_of(pages), encoding="utf-8")
    for name, change in (
        ("add", lambda: None),
        ("change", lambda: new.write_text(page_of(pages + 1), encoding="utf-8")),
        ("remove", new.unlink),
    ):
        change()
        figures[f"{name}_a_page_s"], figures[f"{name}_a_page_steps_s"] = _timed_build(seeds, archive)
    version = archive / VERSIONS / current_version(archive)
    figures["size_mb"] = {p.name: _size_mb(p) for p in sorted(version.iterdir()) if _size_mb(p) > 0}
    figures["cache_mb"] = _size_mb(archive / "embeddings.sqlite")
    gc.collect()
    figures |= _opening_and_searching(archive)
    print(json.dumps({"articles": articles} | figures, ensure_ascii=False), flush=True)


def _timed_build(seeds: Path, archive: Path) -> tuple[float, dict[str, float]]:
    clock = Clock()
    seconds = _seconds(lambda: build(seeds, archive, SpreadEmbedder(), clock))
    return seconds, {name: round(step, 2) for name, step in clock.seconds.items()}


def _opening_and_searching(archive: Path) -> dict[str, object]:
    times = [_seconds(lambda: open_archive(archive, "spread/1")) for _ in range(3)]
    opened = open_archive(archive, "spread/1")
    questions = SpreadEmbedder().embed_questions([f"问题{number}" for number in range(20)])
    dense = [_seconds(lambda q=q: opened.vectors.search(q, 100, None)) for q in questions]  # type: ignore[misc]
    words = [f"{place}{body}{thing}" for place, body, thing in zip(PLACES, BODIES, THINGS, strict=False)]
    lexical = [_seconds(lambda w=w: opened.lexicon.search(w, 100)) for w in words]  # type: ignore[misc]
    return {
        "passages": opened.manifest.passages,
        "found_articles": opened.manifest.articles,
        "open_s": statistics.median(times),
        "dense_search_ms": round(1000 * statistics.median(dense), 2),
        "lexical_search_ms": round(1000 * statistics.median(lexical), 2),
    }


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return round(time.perf_counter() - started, 4)


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _size_mb(path: Path) -> float:
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    return round(sum(p.stat().st_size for p in files) / 1e6, 1)


def _day(number: int) -> date:
    return date(2002, 1, 1) + timedelta(days=number // 8)


def write_pages(pages: int, seeds: Path) -> None:
    """Write so many pages, eight a day."""
    for number in range(pages):
        path = seeds / f"{_day(number):%Y/%m/%d}" / f"A{number % 8 + 1:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page_of(number), encoding="utf-8")


def page_of(number: int) -> str:
    """Return a page that is made up, always the same for a number."""
    chance = random.Random(number)  # noqa: S311  made-up news needs no cryptography
    return "\n".join(_article(chance) for _ in range(ON_A_PAGE))


def _article(chance: random.Random) -> str:
    place, body, thing = chance.choice(PLACES), chance.choice(BODIES), chance.choice(THINGS)
    paragraphs = ["".join(_sentence(chance) for _ in range(chance.randint(4, 8))) for _ in range(4)]
    return (
        f"{place}{body}{chance.choice(DEEDS)}{thing}\n\n本报讯 {paragraphs[0]}\n\n" + "\n\n".join(paragraphs[1:]) + "\n"
    )


def _sentence(chance: random.Random) -> str:
    place, body, thing = chance.choice(PLACES), chance.choice(BODIES), chance.choice(THINGS)
    figure = f"{chance.uniform(1, 900):.{chance.randint(0, 2)}f}{chance.choice(MEASURES)}"
    if chance.random() < 0.25:
        return chance.choice(TAILS)
    return f"{place}{body}{chance.choice(DEEDS)}{thing}，规模达到{figure}，同比增长{chance.uniform(0.1, 30):.1f}%。"


if __name__ == "__main__":
    main()
