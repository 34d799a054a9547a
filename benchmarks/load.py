"""What the service bears: many clients at once, clients that behave badly, a rebuild meanwhile.

`python -m benchmarks.load [clients disturbed] [--articles 10000] [--folder FOLDER] [--reader rules]`

clients    50 clients ask for 60 s, one question after the other, while another gets /healthz and the chat page
disturbed  8 clients ask; meanwhile clients send byte by byte, read byte by byte and hang up, and a page comes in

Prints one JSON line a part. All of it on loopback; the archive is made up (`benchmarks/made_up_archive.py`) and kept in FOLDER.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.clients import Server, Tally, ask, at_once, connected, cores, get, served
from benchmarks.made_up_archive import made_up_archive, made_up_questions
from benchmarks.size import page_of

PARTS = ("clients", "disturbed")
DISTURBED_CLIENTS = 8


def main() -> None:
    """Print one JSON line a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="where the archive is kept (default: a temporary folder)")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--reader", default="", help="`rules` for the reader without weights")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wenbao-load-")))
        seeds, archive = made_up_archive(folder, options.articles)
        rest = ("--reader", options.reader) if options.reader else ()
        for part in options.parts:
            with served(seeds, archive, *rest) as server:
                ask(connected(server), next(made_up_questions(0)), Tally())
                if part == "clients":
                    figures = _clients(server, options.clients, options.seconds)
                else:
                    figures = _disturbed(server, seeds, archive, options.seconds)
            print(json.dumps({"part": part, "articles": options.articles, "reader": options.reader or "default", "cores": cores()} | figures), flush=True)  # fmt: skip


def _clients(server: Server, clients: int, seconds: float) -> dict[str, object]:
    asked, looked = Tally(), Tally()
    before, until = server.memory_mb(), time.monotonic() + seconds
    began = time.monotonic()
    at_once([*_asking(server, clients, until, asked), threading.Thread(target=_look, args=(server, until, looked))])
    took = time.monotonic() - began
    others = {key: value for key, value in looked.figures(took).items() if key != "per_second"}
    memory = {"before": before, "after": server.memory_mb()}
    return {"clients": clients, "seconds": round(took, 1), **asked.figures(took), "others": others, **memory}


def _disturbed(server: Server, seeds: Path, archive: Path, seconds: float) -> dict[str, object]:
    calm, rough = Tally(), Tally()
    began = time.monotonic()
    at_once(_asking(server, DISTURBED_CLIENTS, began + seconds / 3, calm))
    took_calm = time.monotonic() - began
    began = time.monotonic()
    until = began + seconds * 2 / 3
    bad = [
        threading.Thread(target=way, args=(server, until)) for way in (_drip, _read_slowly, _hang_up) for _ in range(4)
    ]
    rebuild = threading.Thread(target=_rebuild, args=(seeds, archive))
    at_once([*_asking(server, DISTURBED_CLIENTS, until, rough), *bad, rebuild])
    took = time.monotonic() - began
    return {
        "calm": calm.figures(took_calm),
        "disturbed": {**rough.figures(took), "versions": sorted(rough.versions.values())},
        "alive": server.process.poll() is None,
    }


def _asking(server: Server, clients: int, until: float, tally: Tally) -> list[threading.Thread]:
    def work(seed: int) -> None:
        connection, questions = connected(server), made_up_questions(seed)
        while time.monotonic() < until:
            ask(connection, next(questions), tally)

    return [threading.Thread(target=work, args=(number,), name=f"client-{number}") for number in range(clients)]


def _look(server: Server, until: float, tally: Tally) -> None:
    """Get what has nothing to do with questions, twice a second."""
    connection = connected(server)
    while time.monotonic() < until:
        for path in ("/healthz", "/"):
            get(connection, path, tally)
        time.sleep(0.5)


def _drip(server: Server, until: float) -> None:
    """Send a request byte by byte, and never to its end."""
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection((server.host, server.port), timeout=5) as slow:
            for (
                byte
            ) in b"POST /ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{":
                slow.send(bytes([byte]))
                time.sleep(0.02)
                if time.monotonic() > until:
                    return


def _read_slowly(server: Server, until: float) -> None:
    """Ask, and read the reply byte by byte."""
    request = b"GET /ask?q=%E6%B2%B3%E4%B8%9C HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection((server.host, server.port), timeout=30) as slow:
            slow.sendall(request)
            while time.monotonic() < until and slow.recv(1):
                time.sleep(0.02)


def _hang_up(server: Server, until: float) -> None:
    """Ask, by stream or not, and be gone before the reply."""
    while time.monotonic() < until:
        for accept in (b"application/json", b"text/event-stream"):
            with contextlib.suppress(OSError), socket.create_connection((server.host, server.port), timeout=5) as gone:
                gone.sendall(
                    b"GET /ask?q=%E6%B2%B3%E4%B8%9C HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: " + accept + b"\r\n\r\n"
                )
                time.sleep(0.05)
        time.sleep(0.5)


def _rebuild(seeds: Path, archive: Path) -> None:
    """Let a new page come in; the server moves to the new version by itself."""
    (seeds / f"new-{time.time_ns()}.txt").write_text(page_of(10_000_000), encoding="utf-8")
    command = [sys.executable, "-m", "index", "--seeds", str(seeds), "--archive", str(archive), "build"]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
