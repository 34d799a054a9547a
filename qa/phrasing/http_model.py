"""A language model behind an OpenAI-compatible address, asked within hard limits of time and bytes."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.errors import SettingsError
from qa.phrasing.model import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

LONGEST_REPLY = 256 * 1024
MOST_TOKENS = 300
# After the address has failed, it is left alone for a while: waiting for it again and again helps nobody.
REST_S = 20.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where a model answers: `<url>/chat/completions`, its name there, the key to it, and the seconds it may take."""

    url: str
    name: str
    limit_s: float
    key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Raise `SettingsError` where nothing can be asked there."""
        parts = urlsplit(self.url)
        try:
            is_address = parts.port is None or parts.port > 0
        except ValueError:
            is_address = False
        if (
            not is_address
            or parts.scheme not in {"http", "https"}
            or not parts.hostname
            or parts.query
            or parts.fragment
        ):
            raise SettingsError(f"The setting model_url is {self.url!r}; expected such as http://127.0.0.1:11434/v1.")
        if parts.username or parts.password:
            raise SettingsError("The setting model_url holds a name or a password; put a key into WENBAO_MODEL_KEY.")
        if not self.name.strip():
            raise SettingsError("The setting model_url is given, but not model_name: say which model is to be asked.")
        if not (self.key.isascii() and (self.key.isprintable())):
            raise SettingsError("WENBAO_MODEL_KEY holds characters that no key has; expected plain ASCII in one line.")
        if self.limit_s <= 0:
            raise SettingsError(f"The setting model_timeout_s is {self.limit_s:g}; expected 1 or more.")


class HttpModel:
    """Asks the model over HTTP, straight: no proxy, no redirect, and nothing of it is believed before it is checked."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._resting_until = 0.0

    def write(self, system: str, user: str) -> str:
        """Return the content of the model's message; raise `ModelError` where there is none in time."""
        if time.monotonic() < self._resting_until:
            raise ModelError("it failed a moment ago, and is left alone for a while")
        try:
            document = json.loads(self._asked(self._body(system, user)))
            content = document["choices"][0]["message"]["content"]
        except (OSError, http.client.HTTPException) as error:
            self._resting_until = time.monotonic() + REST_S
            raise ModelError(f"its address cannot be reached in time ({type(error).__name__})") from None
        except (ValueError, LookupError, TypeError, RecursionError):
            raise ModelError("what it sent is no chat completion") from None
        if not isinstance(content, str) or not content.strip():
            raise ModelError("its message is empty")
        return content

    def _body(self, system: str, user: str) -> bytes:
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        wanted = {"model": self._address.name, "temperature": 0, "max_tokens": MOST_TOKENS, "stream": False}
        return json.dumps({**wanted, "messages": messages}).encode()

    def _asked(self, body: bytes) -> bytes:
        parts, key = urlsplit(self._address.url), self._address.key
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        with _connected(parts, self._address.limit_s) as connection:
            connection.request("POST", f"{parts.path.rstrip('/')}/chat/completions", body, headers)
            response = connection.getresponse()
            if response.status != HTTPStatus.OK:
                raise ModelError(f"it replied with status {response.status}")
            read = response.read(LONGEST_REPLY + 1)
            if len(read) > LONGEST_REPLY:
                raise ModelError(f"its reply is longer than {LONGEST_REPLY} bytes")
            if response.length:
                raise ConnectionError  # it hung up before its end
        return read


@contextmanager
def _connected(parts: SplitResult, limit_s: float) -> Iterator[http.client.HTTPConnection]:
    """Give a connection that is cut when the time is up, at whatever byte of whatever reply."""
    assert parts.hostname
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=limit_s)
    cut = threading.Event()
    # The connection lets go of its socket once a response has begun that ends with it.
    sockets: list[socket.socket] = []

    def cut_off() -> None:
        cut.set()
        for one in sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(limit_s, cut_off)
    timer.daemon = True
    timer.start()
    try:
        connection.connect()
        sockets.append(connection.sock)
        yield connection
        if cut.is_set():
            raise TimeoutError
    finally:
        timer.cancel()
        connection.close()
