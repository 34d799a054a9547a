"""Servers that speak for a language model on loopback, well or badly: real HTTP, whatever they send."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Behaviour = Callable[["Handler", dict[str, Any]], None]


class Handler(BaseHTTPRequestHandler):
    """Reads the request whole, keeps it, and does as the server is told."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Reply to a chat completion."""
        server = self.server
        assert isinstance(server, ModelServer)
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server.requests.append((self.path, dict(self.headers), request))
        server.behave(self, request)

    def send(self, body: bytes, status: int = 200, content_type: str = "application/json", **headers: str) -> None:
        """Send a whole reply."""
        self.send_response(status)
        for name, value in {"Content-Type": content_type, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  as the base class has it
        """Say nothing."""


class ModelServer(ThreadingHTTPServer):
    """Keeps what it was asked; `over` is set when the test is, so that nothing waits longer."""

    daemon_threads = True

    def __init__(self, behave: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behave = behave
        self.requests: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        """The address to put into `model_url`."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what some tests are about."""


@contextmanager
def model_server(behave: Behaviour) -> Iterator[ModelServer]:
    """Serve a language model that behaves like this."""
    server = ModelServer(behave)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def completion(words: object) -> bytes:
    """A chat completion that says these words."""
    message = {"role": "assistant", "content": words}
    return json.dumps({"object": "chat.completion", "choices": [{"index": 0, "message": message}]}).encode()


def saying(words: object) -> Behaviour:
    """Always say these words."""
    return lambda handler, _: handler.send(completion(words))


def given_lines(request: dict[str, Any]) -> dict[str, Any]:
    """What a request hands over: question, exact words and lines."""
    given: dict[str, Any] = json.loads(request["messages"][-1]["content"])
    return given
