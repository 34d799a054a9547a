"""Signs in as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from playwright.sync_api import Page


def sign_in(page: Page, url: str, token: str, following: str = "/") -> None:
    """Give the token on the page to sign in, and wait for the page that follows."""
    page.goto(f"{url}/sign-in?next={quote(following)}")
    page.locator("#token").fill(token)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}{following}")
