"""Real parts for all tests: the real model, an archive of the real page, the service, and a server on loopback."""

from __future__ import annotations

import signal
import socket
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import waitress
from filelock import FileLock

from index.bootstrap import open_embedder
from index.building import build
from index.settings import Settings
from qa.archive_in_use import ArchiveInUse
from qa.bootstrap import open_reader
from qa.intake import Intake
from qa.page_files import PageFiles
from qa.rebuilding import Rebuilding
from qa.service import Service
from qa.web.app import create_app
from qa.web.receiving import TimedChannel
from qa.web.serving import behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from index.embedding.embedder import Embedder

# A shell ignores Ctrl+C in what it runs in the background, and so would the commands that tests start and stop by it.
signal.signal(signal.SIGINT, signal.default_int_handler)

PROJECT = Path(__file__).parent.parent
SEEDS = PROJECT / "seeds"
PAGE = "000_19dd927dfda32a23.txt"


class QuietProgress:
    """Keeps what a build says."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def step(self, name: str, done: int, total: int) -> None:
        """Steps are not looked at."""

    def note(self, message: str) -> None:
        """Keep the message."""
        self.notes.append(message)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The project's own seeds and models, and an archive of the tests' own."""
    folder = tmp_path_factory.mktemp("settings")
    return Settings(
        seeds=SEEDS, archive=folder / "archive", models=PROJECT / "var" / "models", tokens=folder / "tokens.json"
    )


@pytest.fixture(scope="session")
def embedder(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    """The default embedder, obtained first where it is missing, by one of the processes that share the tests."""
    with FileLock(tmp_path_factory.getbasetemp().parent / "model.lock"):
        return open_embedder(settings, print)


@pytest.fixture(scope="session")
def service(settings: Settings, embedder: Embedder) -> Service:
    """The service over the real page."""
    build(settings.seeds, settings.archive, embedder, QuietProgress())
    return Service(ArchiveInUse(settings.archive, embedder.identity), embedder, open_reader(settings, embedder, print))


def intake_of(service: Service, seeds: Path) -> Intake:
    """What takes in pages for a service."""
    return Intake(PageFiles(seeds), Rebuilding(seeds, service.archive_in_use, service.embedder))


@pytest.fixture(scope="session")
def app(service: Service) -> Flask:
    """The application over that service."""
    return create_app(service, intake_of(service, SEEDS))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client without a network."""
    return app.test_client()


@contextmanager
def serving(app: Flask, trusted_proxy: str = "") -> Iterator[str]:
    """Serve an application on loopback by the server that the product uses."""
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    server = waitress.create_server(app, sockets=[bound], threads=8, **behind(trusted_proxy))
    server.channel_class = TimedChannel
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    until = time.monotonic() + 10
    while any(one.requests for one in list(server.active_channels.values())) and time.monotonic() < until:
        time.sleep(0.02)  # else a page that still asks for something would tell of a broken connection
    for channel in list(server.active_channels.values()):
        channel.will_close = True  # a browser keeps its connections open, and the server waits for them
    server.close()
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def url(app: Flask) -> Iterator[str]:
    """The address of a real server on loopback."""
    with serving(app) as address:
        yield address
