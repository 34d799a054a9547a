"""What was understood of a question, and the filters, as chips to change and to drop, in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from tests.qa.conftest import BRIDGE
from tests.qa.web.chatting import GROWTH, OTHER_QUARTER, ask, replied

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = "青河大桥全长多少米？"


def test_the_period_of_a_question_is_a_chip_that_is_changed_in_its_place(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, OTHER_QUARTER)
    chip = page.locator(".turn").last.locator(".chip")
    expect(chip.locator(".chip-change")).to_contain_text("三季度")
    chip.locator(".chip-change").click()
    field = page.get_by_role("textbox", name="换一个时间")
    expect(field).to_be_focused()
    expect(field).to_have_value("三季度")
    field.fill("一季度")
    field.press("Enter")
    expect(page.locator(".turn")).to_have_count(2)
    expect(replied(page).locator(".question")).to_have_text(GROWTH)
    expect(page.locator(".turn").last.locator(".short-answer")).to_have_text("9.6%")


def test_a_period_that_is_dropped_is_asked_without(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, OTHER_QUARTER)
    page.get_by_role("button", name="去掉“三季度”再问").click()
    expect(replied(page).locator(".question")).to_have_text("郑州高新区GDP同比增长多少？")
    expect(page.locator(".turn").last.locator(".short-answer")).to_have_text("9.6%")


def test_escape_leaves_a_chip_as_it_was(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, GROWTH)
    page.locator(".chip-change").click()
    page.keyboard.type("二季度")
    page.keyboard.press("Escape")
    expect(page.locator(".chip-change")).to_have_text("一季度")
    expect(page.locator(".chip-change")).to_be_focused()
    expect(page.locator(".turn")).to_have_count(1)


def test_the_completed_question_of_a_follow_up_is_corrected_and_asked_alone(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, OTHER_QUARTER)
    ask(page, "那二季度呢？")
    turn = page.locator(".turn").last
    expect(turn.locator(".searched-words")).to_contain_text("二季度郑州高新区GDP同比增长多少？")
    turn.locator(".edit-question").click()
    field = page.get_by_role("textbox", name="改问题")
    expect(field).to_have_value("二季度郑州高新区GDP同比增长多少？")
    field.fill(GROWTH)
    sent = []
    page.on("request", lambda request: sent.append(request.post_data_json) if request.url.endswith("/ask") else None)
    page.get_by_role("button", name="再问", exact=True).click()
    expect(replied(page).locator(".short-answer")).to_have_text("9.6%")
    assert [(one["question"], one["history"]) for one in sent] == [(GROWTH, [])]


DROPPED = (
    ("2024年一季度青河县的GDP是多少？", "2024年一季度", "青河县的GDP是多少？"),
    ("青河县2024年的GDP是多少？", "2024年", "青河县GDP是多少？"),
    ("青河县GDP在2024年是多少？", "2024年", "青河县GDP是多少？"),
    ("What was the growth in the first quarter?", "first quarter", "What was the growth?"),
    ("In 2024, how long was the bridge?", "2024", "how long was the bridge?"),
    ("How much did exports grow in 2024 in Zhengzhou?", "2024", "How much did exports grow in Zhengzhou?"),
    ("😀2024年😀多少", "2024年", "😀😀多少"),
)


def test_what_joined_a_dropped_period_to_its_question_goes_with_it(page: Page, url: str) -> None:
    page.goto(url)
    for question, words, left in DROPPED:
        start = question.index(words)
        said = page.evaluate(
            "async ([question, period]) => (await import('/static/understood.js')).without(question, period).trim()",
            [question, {"start": start, "end": start + len(words)}],
        )
        assert said == left


def test_filters_narrow_the_answer_show_as_chips_and_are_dropped(page: Page, own_url: str) -> None:
    page.goto(own_url)
    page.locator("#filters-open").click()
    page.get_by_label("从（日期）").fill("2024-03-01")
    page.get_by_label("到（日期）").fill("2024-03-31")
    page.locator("#filters-open").click()
    expect(page.locator("#filters-set .chip-change")).to_have_text(["2024-03-01 起", "2024-03-31 止"])
    ask(page, LENGTH)
    turn = page.locator(".turn").last
    expect(turn.locator(".no-answer")).to_be_visible()
    expect(turn.locator(".chip-change")).to_have_text(["2024-03-01 起", "2024-03-31 止"])
    turn.get_by_role("button", name="去掉“2024-03-31 止”再问").click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(replied(page).locator(".short-answer")).to_contain_text("2310米")
    expect(page.locator(".turn").last.locator(".chip-change")).to_have_text(["2024-03-01 起"])


def test_the_filters_offer_what_there_is_and_are_cleared_at_once(page: Page, own_url: str) -> None:
    page.goto(own_url)
    page.locator("#filters-open").click()
    expect(page.locator("#papers option")).to_have_attribute("value", "青河日报")
    expect(page.locator(f'#sources option[value="{BRIDGE}"]')).to_have_count(1)
    page.get_by_label("报名").fill("青河日报")
    page.get_by_label("版次").fill("B02")
    page.get_by_label("版次").press("Tab")
    ask(page, LENGTH)
    expect(page.locator(".turn .chip-change")).to_have_text(["青河日报", "B02版"])
    page.locator("#filters-clear").click()
    ask(page, "新馆藏书多少册？")
    expect(page.locator(".turn").last.locator(".chip")).to_have_count(0)
    expect(page.locator(".turn").last.locator(".short-answer")).to_contain_text("38万册")


def test_two_days_the_wrong_way_round_are_turned(page: Page, own_url: str) -> None:
    page.goto(own_url)
    page.locator("#filters-open").click()
    page.get_by_label("从（日期）").fill("2024-04-30")
    page.get_by_label("到（日期）").fill("2024-04-01")
    ask(page, LENGTH)
    expect(page.locator(".turn .chip-change")).to_have_text(["2024-04-01 起", "2024-04-30 止"])
    expect(page.locator(".short-answer")).to_contain_text("2310米")


def test_a_question_to_one_issue_begins_in_the_calendar(page: Page, own_url: str) -> None:
    page.goto(f"{own_url}/issues?day=2024-03-05")
    page.locator("#ask-issue").click()
    expect(page.locator("#filters-set .chip-change")).to_have_text(["2024-03-05 起", "2024-03-05 止"])
    assert "date_from" not in page.url
    ask(page, LENGTH)
    expect(page.locator(".no-answer")).to_be_visible()


def test_a_right_to_left_question_runs_from_right_to_left(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(locale="en-GB")
    page.goto(url)
    ask(page, "كم بلغ نمو الناتج المحلي في المنطقة في الربع الأول؟")
    assert page.locator(".question").evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_a_question_of_500_characters_is_asked_and_one_more_is_not_typed(page: Page, url: str) -> None:
    page.goto(url)
    page.locator("#question").fill("问" * 500)
    expect(page.locator("#question-count")).to_have_text("500/500")
    page.locator("#question").press("x")
    expect(page.locator("#question")).to_have_value("问" * 500)
    page.locator("#ask").click()
    assert replied(page).get_attribute("data-state") in {"answered", "no_answer"}
