"""A request must come whole in time, however steadily its bytes drip."""

from __future__ import annotations

import json
import socket
import time
from http.client import HTTPResponse
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from qa.web import receiving

if TYPE_CHECKING:
    from collections.abc import Iterable

BODY = json.dumps({"question": "固定资产投资同比增长多少？"}).encode()
HEAD = b"POST /ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
# What drips after these never comes to its end.
DRIPPED = 500
ENDLESS = {"HEAD_WITHIN_S": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ", "WHOLE_WITHIN_S": HEAD % (DRIPPED + 1)}


def connected(url: str) -> socket.socket:
    where = urlsplit(url)
    assert where.hostname
    return socket.create_connection((where.hostname, where.port or 0), timeout=60)


def dripped(client: socket.socket, pieces: Iterable[bytes]) -> int:
    """Send pieces, a moment apart, until the server hangs up; return how many went out."""
    sent = 0
    client.setblocking(False)  # noqa: FBT003  the socket's own signature
    for piece in pieces:
        try:
            client.send(piece)
            if client.recv(65536) == b"":
                return sent
        except BlockingIOError:
            pass
        except OSError:
            return sent
        sent += 1
        time.sleep(0.02)
    return sent


def answered(client: socket.socket) -> tuple[int, str]:
    response = HTTPResponse(client)
    response.begin()
    return response.status, json.loads(response.read())["answer"]


@pytest.mark.parametrize("limit", ENDLESS)
def test_who_sends_byte_by_byte_without_end_is_cut_off(url: str, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, limit, 0.3)
    with connected(url) as client:
        assert dripped(client, [ENDLESS[limit], *[b" "] * DRIPPED]) < DRIPPED // 2


def test_a_request_in_several_pieces_is_answered_and_the_next_one_has_its_own_time(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "HEAD_WITHIN_S", 1.0)
    monkeypatch.setattr(receiving, "WHOLE_WITHIN_S", 60.0)
    with connected(url) as client:
        for _ in range(2):
            client.sendall(HEAD % len(BODY) + BODY[:10])
            time.sleep(1.2)  # longer than a head may take
            client.sendall(BODY[10:])
            assert answered(client) == (200, "18.1%")
