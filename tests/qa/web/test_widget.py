"""The question box on a page of another origin, in a real Chromium, under a policy that lets no inline code or style in."""

from __future__ import annotations

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from qa.access import Access
from qa.web.app import create_app
from tests.conftest import SEEDS, intake_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask import Flask

    from qa.service import Service

GROWTH = "一季度郑州高新区GDP同比增长多少？"
PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>intranet</title></head>
<body><h1>intranet</h1><div id="here">{here}</div><p id="end">end</p>{script}</body></html>"""
INK = "element => getComputedStyle(element).backgroundColor"


class Host(ThreadingHTTPServer):
    """A site of someone else: one page, the same at each address, under a policy of its own."""

    daemon_threads = True
    page = ""
    policy = ""

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Host)
        body = server.page.encode() if self.path == "/" else b""
        self.send_response(200 if body else 204)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", server.policy)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  as the base class has it
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    """The other site."""
    server = Host(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def allowing(service: Service, seeds: Path, *origins: str) -> Flask:
    """Return an application that pages of these sites may ask."""
    return create_app(service, intake_of(service, seeds), Access(origins=frozenset(origins)))


def put(host: Host, url: str, attributes: str = "", lang: str = "zh-CN", *, here: bool = False) -> str:
    """Put the script on the page of the other site; return its address."""
    script = f'<script src="{url}/widget.js" {attributes}></script>'
    host.policy = f"default-src 'none'; script-src {url}; connect-src {url}; base-uri 'none'"
    host.page = PAGE.format(lang=lang, here=script if here else "", script="" if here else script)
    return host.origin


def ask(page: Page, question: str) -> None:
    page.get_by_role("textbox").fill(question)
    page.keyboard.press("Enter")


def test_a_page_of_another_origin_asks_and_gets_the_answer_with_its_lines(
    page: Page, host: Host, service: Service, serve: Callable[[Flask], str]
) -> None:
    url = serve(allowing(service, SEEDS, host.origin))
    page.goto(put(host, url, here=True))
    assert page.evaluate("document.querySelector('wenbao-box').parentElement.id") == "here"
    ask(page, GROWTH)
    expect(page.locator(".answer")).to_have_text("9.6%")
    expect(page.locator("blockquote mark")).to_have_text("9.6%")
    link = page.locator("li a")
    expect(link).to_have_attribute("href", re.compile(f"^{re.escape(url)}/articles/"))
    expect(link).to_have_attribute("rel", "noopener")
    expect(page.locator("li")).to_contain_text("第33行")
    ask(page, "那固定资产投资呢？")
    expect(page.locator(".answer")).to_have_text("18.1%")
    expect(page.locator(".reply")).to_contain_text("按此问题检索")
    ask(page, "三季度郑州高新区GDP同比增长多少？")
    expect(page.locator("[role=status]")).to_have_text("报里没有找到")
    expect(page.locator(".reply")).to_contain_text("三季度")
    expect(page.locator(".reply li a").first).to_be_visible()
    with page.expect_popup() as opened:
        page.locator(".reply li a").first.click()
    expect(opened.value.locator("#article")).to_be_visible()


def test_the_keyboard_is_enough_and_the_parts_are_named(
    page: Page, host: Host, service: Service, serve: Callable[[Flask], str]
) -> None:
    url = serve(allowing(service, SEEDS, host.origin))
    page.goto(put(host, url, 'data-target="#here"'))
    expect(page.locator("#here wenbao-box")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="向报纸提问")).to_be_focused()
    page.keyboard.type("草稿")
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox")).to_have_value("")
    page.keyboard.type(GROWTH)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="提问")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_have_text("9.6%")


def test_it_speaks_the_language_of_the_page_and_follows_its_light(
    open_page: Callable[..., Page], host: Host, service: Service, serve: Callable[[Flask], str]
) -> None:
    light, dark = (open_page(color_scheme=scheme) for scheme in ("light", "dark"))
    url = serve(allowing(service, SEEDS, "*"))
    for page in (light, dark):
        page.goto(put(host, url, lang="en-GB"))
        expect(page.get_by_role("button", name="Ask")).to_be_visible()
    colours = {page.locator("section").evaluate(INK) for page in (light, dark)}
    assert len(colours) == 2
    dark.goto(put(host, url, 'data-theme="light" data-lang="zh-CN"', lang="en"))
    expect(dark.get_by_role("button", name="提问")).to_be_visible()
    assert dark.locator("section").evaluate(INK) == light.locator("section").evaluate(INK)
    light.goto(put(host, url, 'data-theme="dark" data-lang="en"'))
    ask(light, "What was the GDP growth of the high-tech zone in the first quarter?")
    expect(light.locator(".answer")).to_have_text("9.6%")
    expect(light.locator("li")).to_contain_text("line 3")


def test_hostile_words_of_a_page_stay_words(
    page: Page, host: Host, own_service: Service, own_seeds: Path, serve: Callable[[Flask], str]
) -> None:
    url = serve(allowing(own_service, own_seeds, host.origin))
    page.goto(put(host, url))
    ask(page, "集市的摊位共有多少个？")
    expect(page.locator(".answer")).to_have_text("86个")
    expect(page.locator("blockquote")).to_contain_text("<b onmouseover=window.hacked=3>")
    page.locator("blockquote").hover()
    ask(page, "<img src=x onerror=window.hacked=5>")
    expect(page.get_by_role("button", name="提问")).to_be_visible()
    expect(page.locator(".reply")).not_to_be_empty()
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, script:not([src])").count() == 0


def test_a_page_that_may_not_ask_is_told_kindly(
    browser: Browser, host: Host, service: Service, serve: Callable[[Flask], str]
) -> None:
    url = serve(allowing(service, SEEDS))
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(put(host, url))
    ask(page, GROWTH)
    expect(page.locator("[role=status]")).to_contain_text("连不上问报")
    expect(page.get_by_role("button", name="提问")).to_be_visible()
    context.close()
