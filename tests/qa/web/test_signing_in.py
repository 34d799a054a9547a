"""Signing in by the page, in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from qa.access import Access
from qa.web.app import create_app
from qa.web.signing_in_wording import SIGNING_IN_WORDING
from qa.web.wording import WORDING
from tests.conftest import SEEDS, intake_of, serving
from tests.qa.web.desks import READING_TOKEN, tokens_in
from tests.qa.web.signing_in import sign_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from qa.service import Service
    from qa.tokens import Tokens

CHINESE, ENGLISH = SIGNING_IN_WORDING["zh-CN"], SIGNING_IN_WORDING["en"]


@pytest.fixture
def tokens(tmp_path: Path) -> Tokens:
    return tokens_in(tmp_path)


@pytest.fixture
def closed_url(service: Service, tokens: Tokens) -> Iterator[str]:
    """The address of a server on the real page that reading needs a token of."""
    with serving(create_app(service, intake_of(service, SEEDS), Access(tokens, is_open=False))) as address:
        yield address


def test_a_person_is_led_to_sign_in_then_to_where_they_wanted_and_can_ask(
    open_page: Callable[..., Page], closed_url: str
) -> None:
    page = open_page(expects=["401"])
    page.goto(f"{closed_url}/search?q=增长")
    expect(page.locator("h1")).to_have_text(CHINESE["sign_in_title"])
    expect(page.locator("#token")).to_be_focused()
    page.keyboard.type("wb_wrong")
    page.keyboard.press("Enter")
    expect(page.locator("#sign-in-wrong")).to_have_text(CHINESE["sign_in_wrong"])
    page.locator("#token").fill(READING_TOKEN)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{closed_url}/search?q=*")
    page.goto(closed_url)
    page.locator("#question").fill("一季度郑州高新区GDP同比增长多少？")
    page.keyboard.press("Enter")
    expect(page.locator(".short-answer")).to_have_text("9.6%", timeout=60_000)
    assert page.evaluate("document.cookie") == ""


def test_who_signs_out_is_asked_again(page: Page, closed_url: str) -> None:
    sign_in(page, closed_url, READING_TOKEN, "/sign-in")
    expect(page.locator("#signed-in")).to_contain_text("reader")
    page.locator("#sign-out").click()
    expect(page.locator("#token")).to_be_visible()
    page.goto(closed_url)
    expect(page.locator("#token")).to_be_visible()


def test_a_token_that_is_revoked_while_the_chat_is_open_leads_to_the_page_to_sign_in(
    open_page: Callable[..., Page], closed_url: str, tokens: Tokens
) -> None:
    page = open_page(expects=["401"])
    sign_in(page, closed_url, READING_TOKEN)
    expect(page.locator("#question")).to_be_visible()
    tokens.revoke("reader")
    page.locator("#question").fill("一季度增长多少？")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{closed_url}/sign-in?next=%2F")


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_on_a_narrow_phone_nothing_scrolls_sideways(
    open_page: Callable[..., Page], closed_url: str, locale: str
) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, locale=locale)
    page.goto(f"{closed_url}/sign-in")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_every_word_is_there_in_both_languages() -> None:
    assert CHINESE.keys() == ENGLISH.keys()
    assert not CHINESE.keys() & WORDING["en"].keys()
