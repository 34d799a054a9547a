"""The desk in a real Chromium, as an archivist uses it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from qa.access import Access
from qa.tokens import Right
from qa.web.desk_wording import DESK_WORDING
from qa.web.wording import WORDING
from tests.conftest import PAGE, serving
from tests.qa.web.desks import NEW_PAGE, NEW_QUESTION, NEW_TEXT, READING_TOKEN, TOKEN, desk_over
from tests.qa.web.signing_in import sign_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from index.settings import Settings
    from qa.service import Service
    from tests.qa.web.desks import Desk

CHINESE = DESK_WORDING["zh-CN"]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
DROP = """([name, text]) => {
  const moved = new DataTransfer();
  moved.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: moved, bubbles: true, cancelable: true }));
}"""
HOSTILE_NAME = "<img src=x onerror=window.hacked=1>.txt"
HOSTILE_TEXT = "集市<script>window.hacked=2</script>开张\n\n本报讯 东门集市昨日开张，<b>摊位</b>共有86个。\n记者 赵一\n"


@pytest.fixture
def desk_url(desk: Desk) -> Iterator[str]:
    with serving(desk.app) as address:
        yield address


def choose(page: Page, name: str, data: bytes) -> None:
    page.locator("#files").set_input_files({"name": name, "mimeType": "", "buffer": data})


def take_in(page: Page) -> None:
    page.locator("#take-in").click()


def open_desk(page: Page, url: str) -> None:
    """Open the desk as who may rebuild."""
    sign_in(page, url, TOKEN, "/desk")
    expect(page.locator("#take-in")).to_be_visible()


def test_an_archivist_drops_a_page_sees_the_cut_rebuilds_and_asks_about_it(page: Page, desk_url: str) -> None:
    page.goto(desk_url)
    page.locator("#desk-link").click()
    page.locator("#desk-sign-in a").click()
    page.locator("#token").fill(TOKEN)
    page.keyboard.press("Enter")
    expect(page.locator("#archive-now")).to_contain_text("1 个版面 · 5 篇稿件")
    page.evaluate(DROP, [NEW_PAGE, f"A03 要闻\n{NEW_TEXT}"])
    row = page.locator(".desk-file")
    expect(row.locator(".desk-file-said")).to_have_text("切出 1 篇稿件 · 2023-05-21 · A03版 · 1 行不属于任何稿件")
    expect(row.locator(".desk-headline")).to_have_text("枫林路小学举行科技节")
    expect(row.locator(".desk-first-words")).to_contain_text("参加学生共有742人")
    expect(row.locator(".desk-leftovers")).to_contain_text("A03 要闻")
    expect(page.locator("#take-in")).to_have_text("入库 1 个文件并重建")
    take_in(page)
    expect(page.locator("#desk-said")).to_have_text("已启用新版本：2 个版面，6 篇稿件。")
    expect(row).to_have_attribute("data-state", "stored")
    expect(page.locator("#job")).to_be_hidden()
    expect(page.locator("#archive-now")).to_contain_text("2 个版面 · 6 篇稿件")
    page.locator("#desk-ask a").click()
    page.wait_for_url(f"{desk_url}/")  # once it is loaded: before, the box does not know the Enter key
    page.locator("#question").fill(NEW_QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".short-answer")).to_have_text("742人")


def test_the_bar_shows_how_far_a_rebuild_is_also_to_one_who_comes_later(page: Page, desk: Desk, desk_url: str) -> None:
    desk.gate.clear()
    open_desk(page, desk_url)
    choose(page, NEW_PAGE, NEW_TEXT.encode())
    take_in(page)
    expect(page.locator("#job-said")).to_contain_text("正在计算段落向量")
    expect(page.locator("#job-bar")).to_have_attribute("max", re.compile(r"\d+"))
    expect(page.locator("#take-in")).to_be_disabled()
    page.reload()
    expect(page.locator("#job-said")).to_contain_text("正在计算段落向量")
    desk.gate.set()
    expect(page.locator("#desk-said")).to_contain_text("已启用新版本")


def test_the_keyboard_is_enough_to_rebuild(page: Page, desk_url: str) -> None:
    open_desk(page, desk_url)
    expect(page.locator("#archive-now")).to_contain_text("5 篇稿件")
    page.locator("#files").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#take-in")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#desk-said")).to_contain_text("已启用新版本")


def test_a_token_that_was_revoked_meanwhile_is_told_and_nothing_is_stored(
    open_page: Callable[..., Page], desk: Desk, desk_url: str
) -> None:
    page = open_page(expects=["401"])
    open_desk(page, desk_url)
    choose(page, NEW_PAGE, NEW_TEXT.encode())
    expect(page.locator("#take-in")).to_have_text("入库 1 个文件并重建")
    desk.tokens.revoke("desk")
    desk.tokens.add("another", Right.REBUILD)
    take_in(page)
    expect(page.locator("#desk-said")).to_have_text(CHINESE["desk_signed_out"])
    expect(page.locator("#desk-sign-in a")).to_be_visible()
    assert not (desk.settings.seeds / NEW_PAGE).exists()


def test_who_may_only_read_sees_the_cut_and_the_way_to_sign_in(page: Page, desk_url: str) -> None:
    sign_in(page, desk_url, READING_TOKEN, "/desk")
    expect(page.locator("#desk-sign-in a")).to_be_visible()
    page.evaluate(DROP, [NEW_PAGE, NEW_TEXT])
    expect(page.locator(".desk-headline")).to_have_text("枫林路小学举行科技节")
    expect(page.locator("#take-in, .desk-remove")).to_have_count(0)


def test_a_page_of_a_name_that_is_taken_waits_for_a_word(page: Page, desk: Desk, desk_url: str) -> None:
    before = (desk.settings.seeds / PAGE).read_bytes()
    open_desk(page, desk_url)
    choose(page, PAGE, NEW_TEXT.encode())
    expect(page.locator(".desk-replace")).to_be_visible()
    take_in(page)
    expect(page.locator("#desk-said")).to_contain_text("1 个同名文件没有存入")
    assert (desk.settings.seeds / PAGE).read_bytes() == before
    page.locator(".desk-replace input").check()
    page.locator("#take-in").click()
    expect(page.locator("#desk-said")).to_contain_text("已启用新版本：1 个版面，1 篇稿件")
    assert (desk.settings.seeds / PAGE).read_bytes() == NEW_TEXT.encode()


def test_files_that_cannot_go_in_are_told_apart_and_the_others_go_in(
    open_page: Callable[..., Page], desk: Desk, desk_url: str
) -> None:
    page = open_page(expects=["415", "422"])
    open_desk(page, desk_url)
    for name, data in (("x.exe", b"MZ"), ("broken.txt", b"\xff\x00\x81"), (NEW_PAGE, NEW_TEXT.encode())):
        choose(page, name, data)
    rows = page.locator(".desk-file")
    expect(rows.nth(0)).to_contain_text("不认识的格式")
    expect(rows.nth(1)).to_contain_text("it holds zero bytes")
    expect(page.locator("#take-in")).to_have_text("入库 1 个文件并重建")
    take_in(page)
    expect(page.locator("#desk-said")).to_contain_text("已启用新版本：2 个版面")
    assert sorted(path.name for path in desk.settings.seeds.iterdir()) == sorted([PAGE, NEW_PAGE])


def test_a_large_file_is_cut_only_for_who_may_rebuild(page: Page, desk_url: str) -> None:
    large = (NEW_TEXT + "\n" * 1024 * 1024).encode()
    page.goto(f"{desk_url}/desk")
    choose(page, NEW_PAGE, large)
    expect(page.locator(".desk-file-said")).to_contain_text("超过 1 MB 的文件，登录以后")
    open_desk(page, desk_url)
    choose(page, NEW_PAGE, large)
    expect(page.locator(".desk-file-said")).to_contain_text("切出 1 篇稿件")


def test_a_page_that_could_not_be_read_is_named_with_its_reason(page: Page, desk: Desk, desk_url: str) -> None:
    desk.put("broken.txt", b"\xff\x00\x81")
    desk.rebuild()
    open_desk(page, desk_url)
    expect(page.locator("#desk-unreadable")).to_contain_text("broken.txt")
    expect(page.locator("#desk-unreadable .desk-reason")).to_contain_text("it holds zero bytes")


def test_a_removed_page_is_no_longer_found_after_the_rebuild(page: Page, desk: Desk, desk_url: str) -> None:
    desk.put(NEW_PAGE, NEW_TEXT.encode())
    desk.rebuild()
    open_desk(page, desk_url)
    page.locator("#desk-pages summary").click()
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name=f"移出 {NEW_PAGE}").click()
    assert (desk.settings.seeds / NEW_PAGE).exists()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name=f"移出 {NEW_PAGE}").click()
    expect(page.locator("#desk-said")).to_contain_text(f"已移出 {NEW_PAGE}")
    page.locator("#take-in").click()
    expect(page.locator("#desk-said")).to_contain_text("已启用新版本：1 个版面")
    assert desk.answer(NEW_QUESTION) is None


def test_markup_in_a_file_and_in_its_name_is_shown_as_words(open_page: Callable[..., Page], desk_url: str) -> None:
    page = open_page(expects=["400"])
    open_desk(page, desk_url)
    page.evaluate(DROP, [HOSTILE_NAME, HOSTILE_TEXT])
    expect(page.locator(".desk-name").first).to_have_text(HOSTILE_NAME)
    page.evaluate(DROP, ["market.txt", HOSTILE_TEXT])
    expect(page.locator(".desk-headline")).to_have_text("集市<script>window.hacked=2</script>开张")
    assert page.evaluate("window.hacked") is None
    assert page.locator("main img").count() == 0


def test_where_taking_in_is_off_the_cut_can_still_be_seen_and_the_command_is_named(
    page: Page, copied: Settings, service: Service, serve: Callable[[Flask], str]
) -> None:
    url = serve(desk_over(copied, service, Access()).app)
    page.goto(f"{url}/desk")
    expect(page.locator("#desk-off")).to_contain_text("python -m qa tokens add")
    page.evaluate(DROP, [NEW_PAGE, NEW_TEXT])
    expect(page.locator(".desk-headline")).to_have_text("枫林路小学举行科技节")
    expect(page.locator("#take-in, .desk-remove")).to_have_count(0)


def test_an_empty_archive_leads_to_dropping_a_page_in(
    open_page: Callable[..., Page], settings: Settings, service: Service, tmp_path: Path, serve: Callable[[Flask], str]
) -> None:
    empty = replace(settings, seeds=tmp_path / "seeds", archive=tmp_path / "archive")
    page = open_page(locale="en-GB")
    url = serve(desk_over(empty, service).app)
    page.goto(url)
    page.locator("#empty-desk").click()
    page.locator("#desk-sign-in a").click()
    page.locator("#token").fill(TOKEN)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("#archive")).to_contain_text("There is no archive yet.")
    page.evaluate(DROP, [NEW_PAGE, NEW_TEXT])
    expect(page.locator("#take-in")).to_have_text("Take in files (1) and rebuild")
    take_in(page)
    expect(page.locator("#desk-said")).to_have_text("The new version is in use. Pages: 1, articles: 1.")


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_on_a_narrow_phone_nothing_scrolls_sideways(open_page: Callable[..., Page], desk_url: str, locale: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, has_touch=True, locale=locale)
    open_desk(page, desk_url)
    page.evaluate(DROP, ["W" * 120 + ".txt", NEW_TEXT])
    expect(page.locator(".desk-headline")).to_be_visible()
    page.locator("#desk-pages summary").click()
    assert page.evaluate(SIDEWAYS) <= 0


def test_the_desk_brings_no_script_or_style_of_its_own(client: FlaskClient) -> None:
    page = client.get("/desk").text
    assert " style=" not in page
    assert "<style" not in page
    assert page.count("<script") == 2
    assert '<script type="module" src="/static/desk.js"' in page


def test_every_word_of_the_desk_is_there_in_both_languages_with_the_same_gaps() -> None:
    english = DESK_WORDING["en"]
    assert CHINESE.keys() == english.keys()
    assert not CHINESE.keys() & WORDING["en"].keys()
    for key, words in CHINESE.items():
        assert sorted(re.findall(r"\{\w+\}", words)) == sorted(re.findall(r"\{\w+\}", english[key])), key
