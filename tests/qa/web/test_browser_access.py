"""Nobody is shut out: axe-core finds nothing on any page, light or dark; the keyboard reaches all; little is transferred."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, Request, expect

from tests.conftest import PAGE
from tests.qa.web.chatting import GROWTH, OTHER_QUARTER, ask

if TYPE_CHECKING:
    from collections.abc import Callable

AXE = files("axe_playwright_python") / "axe.min.js"
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map(({ html }) => html.slice(0, 160)) }));
}"""
MOST_BYTES = 100_000


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds on the page as it is now."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(RUN)
    return found


def chat(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, OTHER_QUARTER)
    ask(page, "那一季度呢？")
    page.locator(".thumb-down").last.click()
    page.locator("#filters-open").click()
    page.get_by_label("版次").fill("A01")
    page.locator("#filters-open").click()


def chat_with_article(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, GROWTH)
    page.locator(".chip-change").click()
    page.locator(".citation-link").click()
    expect(page.locator("#article, #reader mark.answer")).to_be_visible()


def chat_before_the_first_question(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(".suggestion").first).to_be_visible(timeout=30_000)
    page.locator("#filters-open").click()


def conversations(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, GROWTH)
    page.locator(".thumb-up").click()
    page.locator("#shelf-open").click()
    expect(page.locator("#shelf-ratings")).to_be_visible()


def desk(page: Page, url: str) -> None:
    page.goto(f"{url}/desk")
    page.locator("#files").set_input_files(
        {"name": PAGE, "mimeType": "", "buffer": "标题\n\n本报讯 今天天晴。".encode()}
    )
    expect(page.locator(".desk-headline").first).to_be_visible()


def api(page: Page, url: str) -> None:
    page.goto(f"{url}/api")
    page.locator(".api-operation > summary").first.click()


def address(path: str) -> Callable[[Page, str], None]:
    def go(page: Page, url: str) -> None:
        page.goto(f"{url}{path}")

    return go


PLACES: dict[str, Callable[[Page, str], None]] = {
    "first": chat_before_the_first_question,
    "chat": chat,
    "article beside": chat_with_article,
    "conversations": conversations,
    "desk": desk,
    "api": api,
    "sign-in": address("/sign-in"),
    "search": address("/search?q=高新区+GDP&page=A01"),
    "search found": address("/search?q=高新区"),
    "issues": address("/issues"),
    "undated issues": address("/issues?day=undated"),
    "articles": address(f"/articles?source={PAGE}"),
}


@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_in_the_light_and_in_the_dark(open_page: Callable[..., Page], url: str, place: str) -> None:
    page = open_page(color_scheme="light", reduced_motion="reduce")
    PLACES[place](page, url)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


def test_axe_finds_nothing_on_a_phone_and_in_the_calendar(open_page: Callable[..., Page], own_url: str) -> None:
    page = open_page(
        color_scheme="dark", reduced_motion="reduce", viewport={"width": 320, "height": 640}, has_touch=True
    )
    page.goto(own_url)
    ask(page, "青河大桥全长多少米？")
    assert violations(page) == []
    page.locator(".citation-link").click()
    expect(page.locator("#article mark.answer")).to_be_visible()
    assert violations(page) == []
    for path in ("/issues", "/issues?day=2024-04-18"):
        page.goto(f"{own_url}{path}")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def transferred(request: Request) -> int:
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


def test_a_first_visit_with_an_answer_and_its_article_transfers_less_than_100_kilobytes(page: Page, url: str) -> None:
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(transferred(request)))
    page.goto(url)
    ask(page, GROWTH)
    page.locator(".citation-link").click()
    expect(page.locator("#reader mark.answer")).to_be_visible()
    assert len(sizes) > 20
    assert sum(sizes) < MOST_BYTES


def test_a_click_and_a_key_do_the_same_in_the_dialog_of_conversations(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, GROWTH)
    page.locator("#shelf-open").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="对话记录")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#shelf-open")).to_be_focused()
