"""What is in the way of an answer, told kindly, in a real Chromium: busy, stopped, slow, lost, signed out, no archive."""

from __future__ import annotations

import json
import re
import threading
from typing import TYPE_CHECKING

from playwright.sync_api import Page, Route, expect

from qa.web.chat_wording import CHAT_WORDING
from qa.web.wording import WORDING
from tests.qa.web.chatting import GROWTH, ask
from tests.qa.web.desks import NEW_PAGE, NEW_QUESTION, NEW_TEXT, TOKEN, desk_over
from tests.qa.web.signing_in import sign_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask import Flask

    from index.settings import Settings
    from qa.service import Service

SAID = {**WORDING["zh-CN"], **CHAT_WORDING["zh-CN"]}


def refused(status: int, **headers: str) -> Callable[[Route], None]:
    """Refuse a request as this project does."""
    body = json.dumps({"type": "about:blank", "title": "no", "status": status, "detail": "不行"})
    return lambda route: route.fulfill(
        status=status, headers={"Content-Type": "application/problem+json", **headers}, body=body
    )


def test_a_busy_server_is_asked_again_after_the_time_it_names(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(expects=("429",))
    page.goto(url)
    page.route("**/ask", refused(429, **{"Retry-After": "1"}), times=2)
    page.locator("#question").fill(GROWTH)
    page.keyboard.press("Enter")
    expect(page.locator(".waiting")).to_have_text(SAID["busy"].format(seconds=1))
    expect(page.locator(".short-answer")).to_have_text("9.6%")
    expect(page.locator(".turn")).to_have_count(1)


def test_waiting_for_a_busy_server_can_be_stopped(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(expects=("429",))
    page.goto(url)
    page.route("**/ask", refused(429, **{"Retry-After": "600"}))
    page.locator("#question").fill(GROWTH)
    page.keyboard.press("Enter")
    expect(page.locator(".waiting")).to_contain_text("600")
    page.locator("#stop").click()
    expect(page.locator(".trouble")).to_have_text(SAID["stopped"])
    expect(page.locator("#announcement")).to_have_text(SAID["stopped"])
    expect(page.locator("#ask")).to_be_visible()


def test_who_is_not_signed_in_is_led_to_the_sign_in_page(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(expects=("401", "404"))
    page.goto(url)
    page.route("**/ask", refused(401))
    page.locator("#question").fill(GROWTH)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/sign-in\?next=%2F$"))


def test_a_slow_answer_is_said_to_be_slow(open_page: Callable[..., Page], url: str) -> None:
    page = open_page()
    page.clock.install()
    page.goto(url)
    gate = threading.Event()
    page.route("**/ask", lambda route: route.fallback() if gate.is_set() else None)
    page.locator("#question").fill(GROWTH)
    page.keyboard.press("Enter")
    expect(page.locator(".waiting")).to_be_visible()
    expect(page.locator(".slow")).to_have_count(0)
    page.clock.fast_forward(10_000)
    expect(page.locator(".slow")).to_have_text(SAID["slow"])
    page.locator("#stop").click()
    gate.set()
    page.locator(".retry").click()
    expect(page.locator(".short-answer")).to_have_text("9.6%")


def test_without_a_connection_the_question_is_kept_to_be_asked_again(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(expects=("net::ERR_INTERNET_DISCONNECTED",))
    page.goto(url)
    page.context.set_offline(True)
    page.locator("#question").fill(GROWTH)
    page.keyboard.press("Enter")
    expect(page.locator(".trouble")).to_have_text(SAID["trouble_network"])
    box = page.locator(".trouble").bounding_box()
    assert box
    assert box["width"] > box["height"], "the words stand in a line, not one below the other"
    page.context.set_offline(False)
    page.locator(".retry").click()
    expect(page.locator(".short-answer")).to_have_text("9.6%")


def test_a_question_sent_before_the_script_is_there_is_answered_in_the_chat_once_it_is(page: Page, url: str) -> None:
    held: list[Route] = []
    page.route("**/static/chat.js", lambda route: held.append(route) if not held else route.fallback())
    page.goto(url, wait_until="commit")
    page.locator("#question").fill(GROWTH)
    page.locator("#ask").click()
    expect(page.locator(".short-answer")).to_have_text("9.6%")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/$"))
    assert held, "the first page never got its script"


def test_without_a_script_a_question_leads_to_no_json_but_to_what_works_without_it(
    open_page: Callable[..., Page], url: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(url)
    page.locator("#question").fill(GROWTH)
    page.locator("#ask").click()
    page.wait_for_url("**/?*")
    assert page.locator("noscript").inner_text() == SAID["no_script"]
    assert SAID["search"] in SAID["no_script"]
    assert page.locator("#search-link").is_visible()
    assert page.locator("#question").is_visible()


def test_the_parts_of_a_reply_are_drawn_as_they_come(page: Page, url: str) -> None:
    page.goto(url)
    page.evaluate(
        """() => {
          window.seen = [];
          new MutationObserver(() => {
            const turn = document.querySelector(".turn");
            if (turn?.querySelector(".story") && turn.getAttribute("aria-busy") === "true") window.seen.push("stories");
            if (turn?.querySelector(".citation")) window.seen.push("answer");
          }).observe(document.getElementById("conversation"), { subtree: true, childList: true });
        }"""
    )
    ask(page, GROWTH)
    seen = page.evaluate("window.seen")
    assert seen[0] == "stories"
    assert "answer" in seen


def test_an_empty_archive_leads_to_the_desk_and_the_page_comes_to_life_with_the_first_issue(
    open_page: Callable[..., Page], settings: Settings, service: Service, tmp_path: Path, serve: Callable[[Flask], str]
) -> None:
    (tmp_path / "seeds").mkdir()
    empty = type(settings)(seeds=tmp_path / "seeds", archive=tmp_path / "archive", models=settings.models)
    desk = desk_over(empty, service)
    page, other = open_page(expects=("503",)), open_page(expects=("503",))
    address = serve(desk.app)
    page.goto(address)
    expect(page.locator("#archive-missing")).to_be_visible()
    page.locator("#question").fill(NEW_QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".trouble")).to_have_text(SAID["trouble_no_archive"])
    expect(page.locator(".trouble-desk")).to_have_attribute("href", "/desk")
    sign_in(other, address, TOKEN, "/issues")
    other.locator("#empty-desk").click()
    expect(other.locator("#archive-now")).not_to_be_empty()  # by now the page listens
    other.locator("#files").set_input_files({"name": NEW_PAGE, "mimeType": "", "buffer": NEW_TEXT.encode()})
    expect(other.locator(".desk-headline")).to_have_count(1)
    other.locator("#take-in").click()
    expect(other.locator("#desk-ask")).to_be_visible()
    expect(page.locator("#archive-status")).to_be_visible()
    page.wait_for_load_state()  # it loads anew, and its script comes behind what is seen
    ask(page, NEW_QUESTION)
    expect(page.locator(".short-answer")).to_contain_text("742人")


def test_while_the_index_is_rebuilt_questions_are_answered(
    open_page: Callable[..., Page], copied: Settings, service: Service, serve: Callable[[Flask], str]
) -> None:
    desk = desk_over(copied, service)
    page = open_page()
    address = serve(desk.app)
    page.goto(address)
    desk.gate.clear()
    assert desk.put(NEW_PAGE, NEW_TEXT.encode()) == 201
    desk.intake.rebuilding.start()
    ask(page, GROWTH)
    expect(page.locator(".short-answer")).to_have_text("9.6%")
    desk.gate.set()
    for _ in desk.intake.rebuilding.follow():
        pass
    ask(page, NEW_QUESTION)
    expect(page.locator(".turn").last.locator(".short-answer")).to_contain_text("742人")
