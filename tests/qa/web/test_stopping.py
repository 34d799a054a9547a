"""The server is told to stop while someone is being answered."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from tests.conftest import PROJECT
from tests.qa.test_command_line import ENVIRONMENT, command, ready

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.settings import Settings

BODY = json.dumps({"question": "固定资产投资同比增长多少？"}).encode()
HEAD = b"POST /ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"


@pytest.fixture
def served(copied: Settings) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server in a process of its own, and its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        command("serve", copied, "--reader", "rules", "--port", str(port)),
        cwd=PROJECT,
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    ready(f"http://127.0.0.1:{port}/readyz", process)
    yield process, port
    process.kill()
    process.wait(timeout=30)


def test_on_sigterm_an_open_request_is_finished_no_other_is_taken_and_the_process_ends_with_0(
    served: tuple[subprocess.Popen[str], int],
) -> None:
    process, port = served
    idle = socket.create_connection(("127.0.0.1", port))  # a browser that keeps its connection
    with socket.create_connection(("127.0.0.1", port), timeout=60) as half:
        half.sendall(HEAD % len(BODY) + BODY[:10])
        time.sleep(0.5)
        process.terminate()
        until_refused(port)
        assert process.poll() is None
        half.sendall(BODY[10:])
        reply = b"".join(iter(lambda: half.recv(65536), b""))
    assert reply.startswith(b"HTTP/1.1 200 OK")
    assert json.loads(reply.partition(b"\r\n\r\n")[2])["answer"] == "18.1%"
    _, said = process.communicate(timeout=30)
    idle.close()
    assert process.returncode == 0
    assert "Traceback" not in said
    logged = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert [line["open_requests"] for line in logged if line["message"] == "stopping"] == [1]
    assert [line["status"] for line in logged if line.get("path") == "/ask"] == [200]


def test_on_sigterm_an_idle_server_ends_at_once(served: tuple[subprocess.Popen[str], int]) -> None:
    process, port = served
    with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=60) as response:
        assert response.status == 200
    process.terminate()
    assert process.wait(timeout=10) == 0


def until_refused(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return
        time.sleep(0.05)
    raise AssertionError(f"port {port} still takes connections")
