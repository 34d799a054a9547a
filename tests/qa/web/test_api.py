"""The page of the API in a real Chromium: it shows every door, and asks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

FIRST_ANSWER_MS = 60_000  # the first answer of a process loads the dictionary


def test_the_page_lists_every_operation_and_one_can_ask_by_it(page: Page, url: str, client: FlaskClient) -> None:
    description: dict[str, Any] = client.get("/openapi.json").get_json()
    page.goto(url)
    page.locator("#api-link").click()
    operations = page.locator(".api-operation")
    expect(operations).to_have_count(sum(len(path) for path in description["paths"].values()))
    asking = operations.filter(has_text="POST/askAsk a question")
    asking.locator("> summary").click()
    asking.locator("textarea").fill('{"question": "一季度郑州高新区GDP同比增长多少？"}')
    asking.get_by_role("button", name="发送").click()
    expect(asking.locator(".api-reply")).to_contain_text('"answer": "9.6%"', timeout=FIRST_ANSWER_MS)
    asking.get_by_label("回复格式").select_option("text/event-stream")
    asking.get_by_role("button", name="发送").click()
    expect(asking.locator(".api-reply")).to_contain_text("event: done")


def test_an_address_is_filled_with_what_was_typed_and_a_refusal_is_shown(
    open_page: Callable[..., Page], url: str
) -> None:
    page = open_page(locale="en-US", expects=["404"])
    page.goto(f"{url}/api")
    article = page.locator(".api-operation").filter(has_text="Get an article", has_not_text="/lines")
    article.locator("> summary").click()
    article.get_by_label("article_id").fill("a/b ü?")
    article.get_by_role("button", name="Send").click()
    expect(article.locator(".api-reply")).to_contain_text("404")


def test_on_a_phone_nothing_is_wider_than_the_screen(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(f"{url}/api")
    for operation in page.locator(".api-operation > summary").all():
        operation.click()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
