"""Adds one page to a large archive, and takes it out again, while a server answers questions at a steady rate.

`python -m benchmarks.adding --folder FOLDER [--articles 100000] [--rate 5] [--reader rules] [--only-prepare]`

The pages are those of `benchmarks.size`. The base is built first where FOLDER holds none; so that this takes minutes and
not hours, its vectors cost nothing, but they stand under the name of the default model. From then on everything is real:
`python -m qa serve`, `python -m index add` and `remove` as a person runs them, the model, the reader.

Half of the questions are of the page that comes and goes. Afterwards each reply is held against the version that it
names: each passage and quote has to be of that version, and the new page is found if and only if that version holds it.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.serving import free_port, memory_mb, wait_until_ready
from benchmarks.size import ON_A_PAGE, Clock, SpreadEmbedder, page_of, write_pages
from index.archive import ARTICLES, VERSIONS, current_version
from index.article_store import ArticleStore
from index.building import build
from index.weights.model_folder import IDENTITY

NEW = "2030-01-01_A01.txt"
QUIET_S = 15.0  # before, between and after
BASE = "base.json"


class StandIn(SpreadEmbedder):
    """Vectors that cost nothing, under the name of the default model."""

    def __init__(self) -> None:
        super().__init__()
        self.identity = IDENTITY


@dataclass(slots=True)
class Asked:
    """A question, when it was sent (s), and what came: the reply and its milliseconds, or why it failed."""

    words: str
    at: float
    reply: dict[str, Any] = field(default_factory=dict)
    ms: float = 0.0
    failure: str = ""


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rate", type=float, default=5.0, help="questions a second")
    parser.add_argument("--reader", default="", help="`rules`, or nothing for the default reader")
    parser.add_argument("--only-prepare", action="store_true")
    options = parser.parse_args()
    if not (options.folder / BASE).exists():
        _prepare(options.folder, options.articles)
    if not options.only_prepare:
        base = json.loads((options.folder / BASE).read_text(encoding="utf-8"))
        print(json.dumps(base | _measure(options.folder, options.rate, options.reader), ensure_ascii=False))


def _prepare(folder: Path, articles: int) -> None:
    write_pages(articles // ON_A_PAGE, folder / "seeds")
    began = time.perf_counter()
    manifest = build(folder / "seeds", folder / "archive", StandIn(), Clock())
    figures = {"articles": manifest.articles, "passages": manifest.passages}
    figures["full_build_without_embedding_s"] = round(time.perf_counter() - began)
    (folder / BASE).write_text(json.dumps(figures), encoding="utf-8")


def _measure(folder: Path, rate: float, reader: str) -> dict[str, object]:
    where = ["--seeds", str(folder / "seeds"), "--archive", str(folder / "archive")]
    page = folder / NEW
    page.write_text(page_of(10_000_019), encoding="utf-8")
    versions = [current_version(folder / "archive")]
    embedded = [_embedded(folder)]
    port, began = free_port(), time.perf_counter()
    command = [sys.executable, "-m", "qa", "serve", *where, "--port", str(port)]
    server = subprocess.Popen([*command, *(["--reader", reader] if reader else [])], stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_until_ready(url, server)
        ready_s = time.perf_counter() - began
        client = Client(url, _questions(page), rate)
        client.start()
        time.sleep(QUIET_S)
        spans = []
        for change in (["add", str(page)], ["remove", NEW]):
            began = time.perf_counter()
            done = subprocess.run([sys.executable, "-m", "index", *where, *change], check=True, capture_output=True)
            spans.append((began, time.perf_counter(), done.stderr.decode()))
            versions.append(current_version(folder / "archive"))
            embedded.append(_embedded(folder))
            time.sleep(QUIET_S)
        asked = client.stop()
        memory = memory_mb(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=60)
    building = [one.ms for one in asked if any(first <= one.at <= last for first, last, _ in spans)]
    quiet = [one.ms for one in asked if not any(first <= one.at <= last for first, last, _ in spans)]
    return {
        "server_ready_s": round(ready_s, 1),
        "add_s": round(spans[0][1] - spans[0][0], 1),
        "remove_s": round(spans[1][1] - spans[1][0], 1),
        "embedded_by_add": embedded[1] - embedded[0],
        "embedded_by_remove": embedded[2] - embedded[1],
        "questions": len(asked),
        "failed": Counter(one.failure for one in asked if one.failure),
        "replies_by_version": {
            version: sum(one.reply.get("index_version") == version for one in asked) for version in versions
        },
        "wrong": _wrong(asked, folder / "archive" / VERSIONS, versions),
        "p50_p95_ms": {"quiet": _p50_p95(quiet), "while_building": _p50_p95(building)},
        "server_mb": memory,
    }


class Client:
    """Asks at a steady rate, however long the replies take."""

    def __init__(self, url: str, questions: list[str], rate: float) -> None:
        self._url, self._questions, self._rate = url, questions, rate
        self._asked: list[Asked] = []
        self._asking: list[threading.Thread] = []
        self._stop = threading.Event()
        self._beat = threading.Thread(target=self._keep_asking)

    def start(self) -> None:
        """Begin."""
        self._beat.start()

    def stop(self) -> list[Asked]:
        """Ask no more, wait for the replies to come, and return all."""
        self._stop.set()
        self._beat.join()
        for thread in self._asking:
            thread.join()
        return self._asked

    def _keep_asking(self) -> None:
        began = time.perf_counter()
        while not self._stop.wait(max(0.0, began + len(self._asked) / self._rate - time.perf_counter())):
            one = Asked(self._questions[len(self._asked) % len(self._questions)], time.perf_counter())
            self._asked.append(one)
            self._asking.append(threading.Thread(target=self._ask, args=(one,)))
            self._asking[-1].start()

    def _ask(self, one: Asked) -> None:
        body = json.dumps({"question": one.words, "top_k": 10}).encode()
        request = urllib.request.Request(f"{self._url}/ask", body, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=120) as response:
                one.reply = json.load(response)
        except (OSError, ValueError) as error:
            one.failure = str(error)
        one.ms = (time.perf_counter() - one.at) * 1000


def _questions(page: Path) -> list[str]:
    """Return the headlines of the new page and of some others, turn and turn about."""
    new = page.read_text(encoding="utf-8")
    others = page_of(7) + page_of(4_007)
    pairs = zip(_headlines(new), _headlines(others), strict=False)
    return [f"{headline}的规模达到多少？" for pair in pairs for headline in pair]


def _headlines(page: str) -> list[str]:
    blocks = [block.strip() for block in page.split("\n\n")]
    return [block for block, after in pairwise(blocks) if after.startswith("本报讯")]


def _wrong(asked: list[Asked], versions: Path, names: list[str]) -> list[str]:
    """Return what is wrong with replies: a version that never was in use, or words that are not of the version they name."""
    stores = {name: ArticleStore(versions / name / ARTICLES) for name in names}
    new = {name: {article.article_id for article in store.articles_of(NEW)} for name, store in stores.items()}
    headlines = {article.headline for store in stores.values() for article in store.articles_of(NEW)}
    wrong = []
    for one in asked:
        store = stores.get(one.reply.get("index_version", ""))
        if one.failure or store is None:
            wrong.extend([] if one.failure else [f"version {one.reply.get('index_version')}"])
            continue
        shown = [(said["article_id"], said["text"]) for said in one.reply["passages"]]
        shown += [(said["article_id"], said["quote"]) for said in one.reply["citations"]]
        articles = store.by_id({article_id for article_id, _ in shown})
        for article_id, words in shown:
            if article_id not in articles or words not in articles[article_id].text:
                wrong.append(f"{article_id} is not of {one.reply['index_version']}")
        held = new[one.reply["index_version"]]
        asks_for_new = any(headline in one.words for headline in headlines)
        if asks_for_new and held and not held & {article_id for article_id, _ in shown}:
            wrong.append(f"{one.words} did not find the new page in {one.reply['index_version']}")
    return wrong


def _embedded(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "archive" / "embeddings.sqlite")) as cache:
        return int(cache.execute("SELECT count(*) FROM vector").fetchone()[0])


def _p50_p95(times: list[float]) -> tuple[int, int]:
    ordered = sorted(times)
    return round(statistics.median(ordered)), round(ordered[int(len(ordered) * 0.95)])


if __name__ == "__main__":
    main()
