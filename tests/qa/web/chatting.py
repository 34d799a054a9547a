"""What a person does in the chat, for the tests in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

GROWTH = "一季度郑州高新区GDP同比增长多少？"
OTHER_QUARTER = "三季度郑州高新区GDP同比增长多少？"


def ask(page: Page, question: str) -> None:
    """Ask in the box and wait for what comes of it."""
    page.locator("#question").fill(question)
    page.locator("#ask").click()
    replied(page)


def replied(page: Page) -> Locator:
    """The newest turn, once it has its reply."""
    turn = page.locator(".turn").last
    expect(turn).to_have_attribute("aria-busy", "false")
    return turn
