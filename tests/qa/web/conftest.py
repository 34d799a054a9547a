"""The application over our own pages, servers over either, and a real Chromium that watches what a page does."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from qa.web.app import create_app
from tests.chromium import ARGUMENTS, browser_path
from tests.conftest import intake_of, serving
from tests.qa.web.desks import Desk, desk_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from index.settings import Settings
    from qa.service import Service


expect.set_options(timeout=30_000)  # how long a busy machine may take; who is quicker does not wait

PAGES = pytest.StashKey[list[BrowserContext]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Close a test's pages before its servers end: what a page still asks of them then, such as its icon, is no fault."""
    try:
        yield
    finally:
        for context in item.stash.get(PAGES, []):
            context.close()


@pytest.fixture(scope="session")
def own_app(own_service: Service, own_seeds: Path) -> Flask:
    """The application over our own pages."""
    return create_app(own_service, intake_of(own_service, own_seeds))


@pytest.fixture
def own_client(own_app: Flask) -> FlaskClient:
    """A client of it without a network."""
    return own_app.test_client()


@pytest.fixture(scope="session")
def own_url(own_app: Flask) -> Iterator[str]:
    """The address of a real server over our own pages."""
    with serving(own_app) as address:
        yield address


@pytest.fixture
def desk(copied: Settings, service: Service) -> Iterator[Desk]:
    """A desk over a copy of the real page and of its archive; what it builds is let through in the end."""
    made = desk_over(copied, service)
    yield made
    made.gate.set()
    for _ in made.intake.rebuilding.follow():
        pass


@pytest.fixture
def serve() -> Iterator[Callable[[Flask], str]]:
    """Serve an application until the test is over and its pages are closed; return its address."""
    with ExitStack() as servers:
        yield lambda app: servers.enter_context(serving(app))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of this machine; without one the tests are left out loudly, and fail where CI=true."""
    with sync_playwright() as playwright:
        found = browser_path(playwright)
        if not found:
            message = "no Chromium was found, so THE BROWSER TESTS WERE LEFT OUT; install chromium to run them"
            if os.environ.get("CI") == "true":
                pytest.fail(message)
            pytest.skip(message)
        launched = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Open pages with these options of a context; in the end none may have failed or asked another host.

    Chromium itself writes each refused request into the console: those of the statuses, or with the words, in
    `expects` are no failure.
    """
    wrong: list[str] = []
    contexts = request.node.stash.setdefault(PAGES, [])

    def opened(*, expects: Sequence[str] = (), **options: object) -> Page:
        def heard(said: ConsoleMessage) -> None:
            expected = any(
                f"responded with a status of {one}" in said.text or f"resource: {one}" in said.text for one in expects
            )
            if said.type in {"error", "warning"} and not expected:
                wrong.append(said.text)

        context = browser.new_context(**({"locale": "zh-CN", "viewport": {"width": 1100, "height": 800}} | options))  # type: ignore[arg-type]  # the caller's options
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", heard)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda made: wrong.append(made.url) if urlsplit(made.url).hostname != "127.0.0.1" else None)
        return page

    yield opened
    assert wrong == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """One page of an ordinary desktop."""
    return open_page()
