"""The article beside the chat, and the nearest stories, in a real Chromium."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from tests.qa.web.chatting import GROWTH, OTHER_QUARTER, ask

if TYPE_CHECKING:
    from collections.abc import Callable

LEFT = "node => node.getBoundingClientRect().left"
RIGHT = "node => node.getBoundingClientRect().right"


def test_on_a_wide_screen_the_cited_article_opens_beside_the_chat_at_its_mark(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, "促成贷款多少笔？")
    answer = page.locator(".short-answer").inner_text()
    page.locator(".citation-link").click()
    reader = page.get_by_role("complementary")
    expect(reader).to_be_focused()
    expect(reader.locator("mark.answer")).to_have_text(answer)
    expect(reader.locator("mark.answer")).to_be_in_viewport()
    expect(reader.locator('.line.at[data-line="47"]')).to_be_visible()
    assert page.locator(".reply").evaluate(RIGHT) <= reader.evaluate(LEFT)
    expect(page.locator(".short-answer")).to_be_in_viewport()


def test_the_article_beside_has_the_words_and_the_line_numbers_of_its_page(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, GROWTH)
    page.locator(".citation-link").click()
    lines = "nodes => nodes.map(node => [node.dataset.line, node.textContent])"
    beside = page.locator("#reader .line").evaluate_all(lines)
    page.locator("#reader-whole").click()
    expect(page.locator("#article")).to_be_visible()
    assert page.locator("#article .line").evaluate_all(lines) == beside
    assert len(beside) > 10


def test_escape_closes_the_article_and_brings_the_focus_back(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, GROWTH)
    page.locator(".citation-link").click()
    expect(page.get_by_role("complementary")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).to_be_hidden()
    expect(page.locator(".citation-link")).to_be_focused()


def test_on_a_phone_a_citation_leads_to_the_page_of_the_article(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(viewport={"width": 390, "height": 760}, has_touch=True)
    page.goto(url)
    ask(page, GROWTH)
    page.locator(".citation-link").click()
    expect(page).to_have_url(re.compile(r"/articles/[0-9a-f]+\?"))


def test_a_click_for_another_tab_is_left_to_the_browser(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, GROWTH)
    with page.context.expect_page() as opened:
        page.locator(".citation-link").click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator("#article mark.answer")).to_have_text("9.6%")
    expect(page.locator("#reader")).to_be_hidden()


def test_the_nearest_stories_are_in_sight_beside_the_answer_each_once(page: Page, url: str) -> None:
    page.goto(url)
    for question in (GROWTH, OTHER_QUARTER):
        ask(page, question)
        turn = page.locator(".turn").last
        expect(turn.locator(".story").first).to_be_in_viewport()
        assert turn.locator(".reply").evaluate(RIGHT) <= turn.locator(".stories").evaluate(LEFT) + 1
        headlines = (
            turn.locator(".story-headline").all_inner_texts() + turn.locator(".citation-headline").all_inner_texts()
        )
        assert len(headlines) == len(set(headlines)) > 1


def test_an_article_that_went_meanwhile_is_told_by_its_own_page(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(expects=("404",))
    page.goto(url)
    ask(page, GROWTH)
    page.locator(".citation-link").evaluate("link => link.setAttribute('href', '/articles/0000000000000000')")
    page.locator(".citation-link").click()
    expect(page.locator("#message")).to_be_visible()
