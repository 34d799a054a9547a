"""Conversations that the browser keeps, and ratings, in a real Chromium."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Dialog, Page, expect

from qa.evaluation.questions import read_questions
from tests.conftest import PAGE
from tests.qa.web.chatting import GROWTH, OTHER_QUARTER, ask

if TYPE_CHECKING:
    from collections.abc import Callable

RECORD: dict[str, Any] = {"version": 1, "title": "旧的", "changed": "2020-01-01T00:00:00.000Z", "turns": []}
KEYS = "() => Object.keys(localStorage).sort()"


def kept(page: Page, number: int) -> None:
    """Put an empty conversation on the shelf, the older the lower its number."""
    record = RECORD | {"id": f"old{number}", "changed": f"2020-01-01T00:00:{number:02}.000Z"}
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [f"wenbao.conversation.old{number}", json.dumps(record)]
    )


def downloaded(page: Page, selector: str) -> tuple[str, str]:
    """Click, and return the name and the text of the file that comes."""
    with page.expect_download() as coming:
        page.locator(selector).first.click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_text(encoding="utf-8")


def test_a_conversation_is_opened_again_in_a_new_tab_and_goes_on(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, OTHER_QUARTER)
    other = page.context.new_page()
    other.goto(url)
    expect(other.locator(".turn")).to_have_count(0)
    other.locator("#shelf-open").click()
    expect(other.get_by_role("dialog", name="对话记录")).to_be_visible()
    other.get_by_role("button", name=OTHER_QUARTER, exact=True).click()
    expect(other.get_by_role("dialog")).to_be_hidden()
    ask(other, "那一季度呢？")
    expect(other.locator(".turn").last.locator(".short-answer")).to_have_text("9.6%")
    other.reload()
    expect(other.locator(".turn")).to_have_count(2)


def test_a_conversation_is_renamed_and_deleted(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, GROWTH)
    page.locator("#shelf-open").click()
    page.locator(".shelf_rename").click()
    page.keyboard.type("高新区经济")
    page.keyboard.press("Enter")
    expect(page.locator(".shelf-open")).to_have_text("高新区经济")
    asked: list[str] = []

    def sure(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", sure)
    page.locator(".shelf_delete").click()
    expect(page.locator(".shelf-row")).to_have_count(0)
    assert "高新区经济" in asked[0]
    page.keyboard.press("Escape")
    expect(page.locator(".turn")).to_have_count(0)
    page.reload()
    expect(page.locator(".turn")).to_have_count(0)


def test_a_conversation_is_exported_with_its_quotes_places_and_addresses(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, GROWTH)
    ask(page, "*三季度*郑州高新区GDP同比增长多少？")
    page.locator("#shelf-open").click()
    name, text = downloaded(page, ".shelf_export")
    assert name.endswith(".md")
    assert text.startswith(f"# {GROWTH}\n\n## {GROWTH}\n")
    assert "\n\n**9.6%**\n\n> " in text
    assert "郑州高新区GDP总量完成152.0亿元，同比增长**9.6%**。" in text
    assert f"]({url}/articles/" in text
    assert PAGE.replace("_", r"\_") + " · 第33行" in text
    assert r"## \*三季度\*郑州高新区" in text


def test_ratings_become_an_evaluation_file_that_evaluate_reads(page: Page, url: str, tmp_path: Path) -> None:
    page.goto(url)
    for number, (question, thumb, word, absent) in enumerate(
        (
            (GROWTH, "up", "", False),
            (OTHER_QUARTER, "down", "9.9%", False),
            ("教育集团和谁签约？", "down", "", True),
            ("促成贷款多少笔？", "down", "", False),
        )
    ):
        ask(page, question)
        turn = page.locator(".turn").nth(number)
        turn.locator(f".thumb-{thumb}").click()
        expect(turn.locator(f".thumb-{thumb}")).to_have_attribute("aria-pressed", "true")
        expect(turn.locator(".rating-word")).to_be_focused()
        turn.locator(".rating-word").fill(word)
        if absent:
            turn.get_by_label("报上没有").check()
        turn.get_by_role("button", name="保存").click()
        expect(turn.locator(".rating-said")).to_have_text("已记在本浏览器")
    page.reload()
    expect(page.locator('.thumb[aria-pressed="true"]')).to_have_count(4)
    page.locator("#shelf-open").click()
    name, text = downloaded(page, "#shelf-ratings")
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    read = read_questions(file)
    assert [(one.words, one.answers) for one in read] == [
        (GROWTH, ("9.6%",)),
        (OTHER_QUARTER, ("9.9%",)),
        ("教育集团和谁签约？", ()),
    ]
    (evidence,) = read[0].evidence
    assert evidence.source == PAGE
    assert "同比增长9.6%" in evidence.quote


def test_a_rating_is_taken_back_by_a_second_click(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, GROWTH)
    page.locator(".thumb-up").click()
    page.locator(".thumb-up").click()
    expect(page.locator(".thumb-up")).to_have_attribute("aria-pressed", "false")
    page.locator("#shelf-open").click()
    expect(page.locator("#shelf-ratings")).to_be_hidden()


def test_broken_and_later_records_are_left_as_they_are_and_hinder_nothing(page: Page, url: str) -> None:
    page.goto(url)
    broken = {
        "wenbao.conversation.a": "{",
        "wenbao.conversation.b": "null",
        "wenbao.conversation.c": json.dumps(RECORD | {"id": "c", "version": 2}),
        "wenbao.conversation.d": json.dumps(RECORD | {"id": "d", "turns": [{"asked": 7}]}),
        "wenbao.conversation.e": json.dumps(RECORD | {"id": "e", "turns": [None]}),
    }
    page.evaluate("broken => { for (const key in broken) localStorage.setItem(key, broken[key]); }", broken)
    page.evaluate("sessionStorage.setItem('wenbao.current', 'd')")
    page.reload()
    ask(page, GROWTH)
    expect(page.locator(".short-answer")).to_have_text("9.6%")
    page.locator("#shelf-open").click()
    expect(page.locator(".shelf-row")).to_have_count(1)
    for key, text in broken.items():
        assert page.evaluate("key => localStorage.getItem(key)", key) == text


def test_of_more_than_fifty_conversations_the_oldest_goes(page: Page, url: str) -> None:
    page.goto(url)
    for number in range(50):
        kept(page, number)
    ask(page, GROWTH)
    keys = page.evaluate(KEYS)
    assert len(keys) == 50
    assert "wenbao.conversation.old0" not in keys
    assert "wenbao.conversation.old1" in keys


def test_where_the_storage_is_full_the_oldest_makes_room(page: Page, url: str) -> None:
    page.goto(url)
    kept(page, 1)
    kept(page, 2)
    page.evaluate(
        """() => {
          const old = JSON.parse(localStorage.getItem("wenbao.conversation.old1"));
          localStorage.setItem("wenbao.conversation.old1", JSON.stringify({ ...old, filling: "x".repeat(2 ** 22) }));
          const fits = (size) => {
            try {
              localStorage.setItem("filling", "x".repeat(size));
              return true;
            } catch {
              return false;
            }
          };
          let most = 0;
          for (let step = 2 ** 20; step >= 1024; step /= 2) if (fits(most + step)) most += step;
        }"""
    )
    ask(page, GROWTH)
    keys = page.evaluate(KEYS)
    assert "wenbao.conversation.old1" not in keys
    assert "wenbao.conversation.old2" in keys
    assert len(keys) == 3  # the filling, too


def test_without_storage_the_chat_works_all_the_same(open_page: Callable[..., Page], url: str) -> None:
    page = open_page()
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"])
          Object.defineProperty(window, name, { get() { throw new DOMException("off", "SecurityError"); } });"""
    )
    page.goto(url)
    ask(page, OTHER_QUARTER)
    ask(page, "那一季度呢？")
    expect(page.locator(".turn").last.locator(".short-answer")).to_have_text("9.6%")
    page.locator("#shelf-open").click()
    expect(page.locator(".shelf-row")).to_have_count(1)


def test_hostile_words_in_a_kept_conversation_stay_words(page: Page, own_url: str) -> None:
    page.goto(own_url)
    ask(page, "<img src=x onerror=window.hacked=6>集市的摊位共有多少个？")
    page.locator("#shelf-open").click()
    expect(page.locator(".shelf-open")).to_contain_text("<img src=x onerror=window.hacked=6>")
    _, text = downloaded(page, ".shelf_export")
    assert "<img" not in text.replace(r"\<img", "")
    assert page.evaluate("window.hacked") is None
