"""Ends builds, adds and removes by `kill -9` at random moments, and looks at what is left each time.

`python -m benchmarks.kills [--kills 200] [--seed 1]`

Prints one JSON line: how often the archive opened, answered exactly as before or as after, and the next build succeeded.
The pages are those of `benchmarks.size`, the embedder is the tests' own; Linux or macOS, by their way to start a process.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import shutil
import signal
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.size import page_of
from index.archive import open_archive
from index.building import build
from index.seeds_folder import add_pages, remove_pages
from index.versions import verify
from tests.index.hashing_embedder import HashingEmbedder

PAGES = 12
CLEAN = multiprocessing.get_context("forkserver")  # forks a process in which no thread was ever started
CLEAN.set_forkserver_preload(["index.building", "index.seeds_folder", "benchmarks.size"])
ASKED = ("河东", "水务集团", "开工建设", "光伏电站", "同比增长")


class Silent:
    """A progress that says nothing."""

    def step(self, name: str, done: int, total: int) -> None:
        """Nothing."""

    def note(self, message: str) -> None:
        """Nothing."""


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wenbao-kills-") as folder:
        print(json.dumps(_measure(Path(folder), options.kills, random.Random(options.seed))))  # noqa: S311  no cryptography


def _measure(folder: Path, kills: int, chance: random.Random) -> dict[str, int]:
    seeds, archive, desk = folder / "seeds", folder / "archive", folder / "desk"
    desk.mkdir()
    for number in range(PAGES):
        _write(desk / f"{number}.txt", number)
    add_pages(sorted(desk.iterdir())[: PAGES // 2], seeds)
    build(seeds, archive, HashingEmbedder(), Silent())
    usual = {kind: _run(kind, seeds, archive, desk, None) for kind in ("build", "add", "remove")}
    seen: Counter[str] = Counter()
    number = PAGES
    while seen["killed"] < kills:
        number += 1
        kind = chance.choice(list(usual))
        if len([p for p in seeds.iterdir() if p.suffix]) < 3:
            kind = "add"
        before = _answers(archive)
        _write(desk / f"{number % PAGES}.txt", number)
        if kind == "build":
            _write(seeds / f"{number % PAGES}.txt", number)
        seen[f"{kind}s"] += 1
        if _run(kind, seeds, archive, desk, chance.uniform(0, usual[kind] * 1.5)) == 0:
            continue  # it was done before the moment came
        seen["killed"] += 1
        left = _answers(archive)
        seen["opened"] += 1
        build(seeds, archive, HashingEmbedder(), Silent())
        after = _answers(archive)
        seen["answered as before or after"] += left in (before, after)
        seen["answered as before"] += left == before
        build(seeds, folder / f"anew-{number}", HashingEmbedder(), Silent())
        seen["next build as one from nothing"] += after == _answers(folder / f"anew-{number}")
        shutil.rmtree(folder / f"anew-{number}")
        verify(archive)
    return dict(seen)


def _run(kind: str, seeds: Path, archive: Path, desk: Path, kill_after: float | None) -> float:
    """Run one change in a process of its own; return its seconds, or 0 where it had ended before it could be killed."""
    process = CLEAN.Process(target=_change, args=(kind, seeds, archive, desk))
    process.start()
    started = time.perf_counter()
    if kill_after is not None:
        time.sleep(kill_after)
        process.kill()
    process.join()
    if process.exitcode not in {0, -signal.SIGKILL}:
        raise SystemExit(f"a {kind} ended with exit code {process.exitcode}")
    return 0 if kill_after is not None and process.exitcode == 0 else time.perf_counter() - started


def _change(kind: str, seeds: Path, archive: Path, desk: Path) -> None:
    if kind == "add":
        add_pages(sorted(desk.iterdir())[time.time_ns() % PAGES :][:2], seeds, replace=True)
    elif kind == "remove":
        remove_pages(
            [sorted(path.name for path in seeds.iterdir() if path.suffix == ".txt" and path.name[0] != ".")[0]], seeds
        )
    build(seeds, archive, HashingEmbedder(), Silent())


def _answers(archive: Path) -> list[object]:
    """Return what the archive says to each of the words, by the texts found; raises where it cannot be opened."""
    opened = open_archive(archive, "hashing/1")
    said: list[object] = [sorted(opened.manifest.pages.items())]
    for words in ASKED:
        numbers = sorted(opened.lexicon.search(words, 10_000))
        said.append(sorted(article.text[p.start : p.end] for _, article, p in opened.articles.rows(numbers)))
    return said


def _write(path: Path, number: int) -> None:
    path.write_text(page_of(number), encoding="utf-8")


if __name__ == "__main__":
    main()
