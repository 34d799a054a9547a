"""The service as a process of its own, and clients that ask it over loopback and keep what came of it."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PATIENCE_S = 300


@dataclass(frozen=True, slots=True)
class Server:
    """A running service."""

    host: str
    port: int
    process: subprocess.Popen[bytes]

    def memory_mb(self) -> dict[str, int]:
        """Return its resident memory and what of it is anonymous, that is no mapped file; nothing where the system does not tell it as Linux does."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return {}
        told = dict(line.split(":", 1) for line in status.read_text(encoding="ascii").splitlines())
        names = {"resident_mb": "VmRSS", "anonymous_mb": "RssAnon"}
        return {name: int(told[key].split()[0]) // 1024 for name, key in names.items()}


@contextmanager
def served(seeds: Path, archive: Path, *options: str) -> Iterator[Server]:
    """Serve an archive on a free port of loopback, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    folders = ("--seeds", str(seeds), "--archive", str(archive), "--port", str(port))
    command = [sys.executable, "-m", "qa", "serve", *folders, *options]
    log = (archive.parent / "server.log").open("ab")
    process = subprocess.Popen(command, stderr=log, stdout=log)
    try:
        _wait_until_ready(f"http://127.0.0.1:{port}/readyz", process)
        yield Server("127.0.0.1", port, process)
    finally:
        process.terminate()  # a process started in the background may ignore SIGINT
        process.wait(timeout=60)
        log.close()


def _wait_until_ready(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if process.poll() is not None:
            raise SystemExit(f"the server ended with exit code {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"the server was not ready after {PATIENCE_S} s")


@dataclass(slots=True)
class Tally:
    """What came of many requests; a failure is anything but a whole reply that keeps the contract."""

    times_ms: list[float] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    versions: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, took_ms: float, outcome: str, version: str = "") -> None:
        """Count one request."""
        with self.lock:
            self.outcomes[outcome] += 1
            if outcome in {"answered", "no_answer", "ok"}:
                self.times_ms.append(took_ms)
            if version:
                self.versions[version] += 1

    @property
    def failures(self) -> int:
        """How many got no whole reply."""
        return sum(self.outcomes.values()) - len(self.times_ms)

    def figures(self, seconds: float) -> dict[str, object]:
        """Return the figures of a part that took so many seconds."""
        times = sorted(self.times_ms)
        shares = {"p50_ms": 0.5, "p95_ms": 0.95, "p99_ms": 0.99}
        return {
            "requests": sum(self.outcomes.values()),
            "outcomes": dict(self.outcomes),
            "failures": self.failures,
            "per_second": round(len(times) / seconds, 1),
            **{name: round(times[min(len(times) - 1, int(len(times) * share))]) if times else None for name, share in shares.items()},
            "max_ms": round(times[-1]) if times else None,
        }  # fmt: skip


def ask(connection: http.client.HTTPConnection, question: str, tally: Tally) -> None:
    """Ask one question over a connection that is kept, and count what came of it."""
    began = time.perf_counter()
    body = json.dumps({"question": question}).encode()
    try:
        connection.request("POST", "/ask", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        text = response.read()
        took = (time.perf_counter() - began) * 1000
        if response.status != 200:
            tally.add(took, str(response.status))
            return
        reply = json.loads(text)
        tally.add(took, reply["status"] if _is_sound(reply) else "unsound", reply["index_version"])
    except (OSError, http.client.HTTPException, ValueError) as error:
        connection.close()
        tally.add((time.perf_counter() - began) * 1000, type(error).__name__)


def get(connection: http.client.HTTPConnection, path: str, tally: Tally) -> None:
    """Get a page over a connection that is kept, and count what came of it."""
    began = time.perf_counter()
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        tally.add((time.perf_counter() - began) * 1000, "ok" if response.status == 200 else str(response.status))
    except (OSError, http.client.HTTPException) as error:
        connection.close()
        tally.add((time.perf_counter() - began) * 1000, type(error).__name__)


def connected(server: Server) -> http.client.HTTPConnection:
    """Return a connection to the server; it opens with its first request."""
    return http.client.HTTPConnection(server.host, server.port, timeout=60)


def at_once(threads: Sequence[threading.Thread]) -> None:
    """Run these threads until each has ended."""
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _is_sound(reply: dict[str, object]) -> bool:
    citations = reply["citations"]
    assert isinstance(citations, list)
    return all(one["quote"][one["answer_start"] : one["answer_end"]] in str(reply["answer"]) for one in citations)


def cores() -> int:
    """Return how many cores there are."""
    return os.cpu_count() or 1
