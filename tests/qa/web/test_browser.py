"""The chat and the article page in a real Chromium, as a reader uses them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from qa.web.chat_wording import CHAT_WORDING
from qa.web.wording import WORDING
from tests.conftest import PAGE
from tests.qa.conftest import HOSTILE
from tests.qa.web.chatting import GROWTH, OTHER_QUARTER, ask

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BESIDE_FROM = 960
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FONT_SIZE = "element => parseFloat(getComputedStyle(element).fontSize)"
LIGHTNESS = """element => {
  const [red, green, blue] = getComputedStyle(element).backgroundColor.match(/[0-9.]+/g).map(Number);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}"""


def follow_citation(page: Page) -> None:
    """Go to the page of the cited article, on a wide screen by way of the article beside the chat."""
    page.locator(".citation-link").first.click()
    if page.evaluate("innerWidth") >= BESIDE_FROM:
        page.locator("#reader-whole").click()
    expect(page).to_have_url(re.compile("/articles/"))


def test_a_reader_asks_sees_the_answer_large_and_follows_the_citation_to_the_marked_line(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, GROWTH)
    answer = page.locator(".short-answer")
    expect(answer).to_have_text("9.6%")
    assert answer.evaluate(FONT_SIZE) >= 1.7 * page.locator(".quote-text").evaluate(FONT_SIZE)
    expect(page.locator("blockquote mark.answer")).to_have_text("9.6%")
    expect(page.locator("blockquote")).to_contain_text("郑州高新区GDP总量完成152.0亿元，同比增长9.6%。")
    expect(page.locator(".citation .place")).to_have_text(f"{PAGE} · 第33行")
    follow_citation(page)
    expect(page).to_have_url(re.compile(r"/articles/[0-9a-f]+\?quote=\d+-\d+&answer=\d+-\d+#L33$"))
    expect(page.locator("#article mark.answer")).to_have_text("9.6%")
    expect(page.locator("#article mark.answer")).to_be_in_viewport()
    expect(page.locator("#L33")).to_be_in_viewport()
    expect(page.locator("#L33 mark.quote").first).to_contain_text("本报讯 近日")


def test_a_marked_line_far_down_is_scrolled_into_view(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(viewport={"width": 500, "height": 400})
    page.goto(url)
    ask(page, "促成贷款多少笔？")
    page.locator(".citation-link").click()
    expect(page.locator("#L47")).to_be_in_viewport()
    assert page.evaluate("window.scrollY") > 400


def test_the_conversation_is_still_there_on_the_way_back(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, GROWTH)
    follow_citation(page)
    page.locator("#back").click()
    expect(page.locator(".short-answer")).to_have_text("9.6%")
    page.locator("#new-conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    page.reload()
    expect(page.locator(".turn")).to_have_count(0)


def test_a_follow_up_shows_the_question_that_was_searched(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, OTHER_QUARTER)
    ask(page, "那一季度呢？")
    last = page.locator(".turn").last
    expect(last.locator(".searched")).to_contain_text(GROWTH)
    expect(last.locator(".short-answer")).to_have_text("9.6%")


def test_no_answer_is_told_with_its_reason_and_the_nearest_articles(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, OTHER_QUARTER)
    expect(page.locator(".no-answer")).to_have_text("报里没有找到")
    expect(page.locator(".reason")).to_contain_text("三季度")
    expect(page.locator(".stories .small-title")).to_have_text("最接近的稿件")
    page.locator(".story-headline a").first.click()
    expect(page.locator("#reader .headline").first).to_be_visible()


def test_no_headline_is_shown_twice_over(page: Page, url: str) -> None:
    page.goto(url)
    for question in (GROWTH, OTHER_QUARTER):
        ask(page, question)
        for passage in page.locator(".turn").last.locator(".story").all():
            headline = passage.locator(".story-headline").inner_text()
            assert passage.locator(".clip").all_inner_texts() != [headline]


def test_a_question_in_the_address_is_asked_once(page: Page, url: str) -> None:
    page.goto(f"{url}/?q={GROWTH}")
    expect(page.locator(".short-answer")).to_have_text("9.6%")
    assert "q=" not in page.url
    page.reload()
    expect(page.locator(".turn")).to_have_count(1)


def test_the_keyboard_is_enough(page: Page, url: str) -> None:
    page.goto(url)
    page.keyboard.press("/")
    expect(page.locator("#question")).to_be_focused()
    page.keyboard.type("一季度郑州高新区")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("GDP同比增长多少？")
    page.keyboard.press("Enter")
    expect(page.locator(".short-answer")).to_have_text("9.6%")
    expect(page.locator("#question")).to_have_value("")
    page.locator("#question").fill("草稿")
    page.keyboard.press("Escape")
    expect(page.locator("#question")).to_have_value("")
    link = page.locator(".citation-link")
    for _ in range(15):
        if link.evaluate("link => link === document.activeElement"):
            break
        page.keyboard.press("Shift+Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#reader mark.answer")).to_have_text("9.6%")
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).to_be_hidden()
    expect(link).to_be_focused()


def test_an_answer_is_announced_to_those_who_do_not_see_it(page: Page, url: str) -> None:
    page.goto(url)
    ask(page, GROWTH)
    expect(page.locator("#announcement[role=status]")).to_have_text("答案：9.6%")
    expect(page.get_by_role("textbox", name="你的问题")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


def test_a_blank_question_is_not_sent(page: Page, url: str) -> None:
    page.goto(url)
    page.locator("#question").fill("   ")
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(0)


def test_the_english_interface_speaks_english_throughout(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(locale="en-GB")
    page.goto(url)
    expect(page.locator("#ask")).to_have_text("Ask")
    ask(page, "What was the GDP growth of the high-tech zone in the first quarter?")
    expect(page.locator(".short-answer")).to_have_text("9.6%")
    expect(page.locator(".citation .place")).to_have_text(re.compile(r"line 3[13]$"))
    ask(page, "What was the GDP growth of the high-tech zone in the third quarter?")
    expect(page.locator(".no-answer")).to_have_text(WORDING["en"]["no_answer"])
    page.locator("#other-language").click()
    expect(page.locator("#ask")).to_have_text("提问")


@pytest.mark.parametrize("wording", [WORDING, CHAT_WORDING])
def test_every_wording_is_there_in_both_languages_with_the_same_gaps(wording: Mapping[str, Mapping[str, str]]) -> None:
    chinese, english = wording["zh-CN"], wording["en"]
    assert chinese.keys() == english.keys()
    for key, words in chinese.items():
        assert sorted(re.findall(r"\{\w+\}", words)) == sorted(re.findall(r"\{\w+\}", english[key])), key


def test_an_answer_is_copied_with_its_source(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(url)
    ask(page, GROWTH)
    page.get_by_role("button", name="复制答案和出处").click()
    expect(page.locator(".copy-said")).to_have_text("已复制")
    answer, quote, headline, place = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert answer == "9.6%"
    assert "同比增长9.6%" in quote
    assert headline.startswith("——《")
    assert place == f"{PAGE} · 第33行"


def test_a_suggested_question_is_asked_by_a_click_and_answered(page: Page, own_url: str) -> None:
    page.goto(own_url)
    suggestion = page.locator(".suggestion").first
    expect(suggestion).to_be_visible(timeout=30_000)
    question = suggestion.inner_text()
    suggestion.click()
    turn = page.locator(".turn")
    expect(turn).to_have_attribute("data-state", "answered")
    expect(turn.locator(".question")).to_have_text(question)


@pytest.mark.parametrize("width", [320, 768])
def test_no_page_scrolls_sideways(open_page: Callable[..., Page], url: str, own_url: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 640}, has_touch=True)
    page.goto(url)
    assert page.evaluate(SIDEWAYS) <= 0
    for question in (GROWTH, OTHER_QUARTER, "W" * 400):
        ask(page, question)
        assert page.evaluate(SIDEWAYS) <= 0, question
    follow_citation(page)
    page.wait_for_load_state()  # before, the page has no style yet
    assert page.evaluate(SIDEWAYS) <= 0
    for address in (f"{url}/articles?source={PAGE}", f"{own_url}/articles?source={HOSTILE}"):
        page.goto(address)
        assert page.evaluate(SIDEWAYS) <= 0
        page.locator("#articles a").first.click()
        expect(page.locator("#article")).to_be_visible()
        page.wait_for_load_state()  # before, the page has no style yet
        assert page.evaluate(SIDEWAYS) <= 0


def test_in_the_dark_the_paper_is_dark_and_the_words_are_light(open_page: Callable[..., Page], url: str) -> None:
    light, dark = (open_page(color_scheme=scheme) for scheme in ("light", "dark"))
    for page in (light, dark):
        page.goto(url)
        ask(page, GROWTH)
    assert light.locator("html").evaluate(LIGHTNESS) > 0.8
    assert dark.locator("html").evaluate(LIGHTNESS) < 0.2
    assert dark.locator(".citation").first.evaluate(LIGHTNESS) < 0.3
    assert dark.locator("blockquote mark.answer").evaluate(LIGHTNESS) < 0.5


def test_hostile_markup_is_shown_as_words_and_never_run(page: Page, own_url: str) -> None:
    page.goto(own_url)
    ask(page, "集市的摊位共有多少个？")
    expect(page.locator(".short-answer")).to_have_text("86个")
    expect(page.locator("blockquote")).to_contain_text("<b onmouseover=window.hacked=3>首日客流量4700人次</b>")
    expect(page.locator(".citation-link")).to_contain_text("<script>window.hacked=1</script>")
    page.locator("blockquote").hover()
    page.locator(".citation-link").click()
    expect(page.locator("#reader h2")).to_contain_text('"><img src=x onerror=window.hacked=2>')
    page.locator("#reader-whole").click()
    expect(page.locator("#article h1")).to_contain_text('"><img src=x onerror=window.hacked=2>')
    page.goto(f"{own_url}/?q=<img src=x onerror=window.hacked=5>")
    expect(page.locator(".turn").last).to_have_attribute("aria-busy", "false")
    expect(page.locator(".question").last).to_have_text("<img src=x onerror=window.hacked=5>")
    page.goto(f"{own_url}/articles?source={HOSTILE}")
    expect(page.locator("#articles")).to_contain_text("<script>window.hacked=1</script>")
    assert page.evaluate("window.hacked") is None
    assert page.locator("main img").count() == 0


def test_a_lost_connection_is_told_kindly_and_can_be_tried_again(page: Page, url: str) -> None:
    page.goto(url)
    page.route("**/ask", lambda route: route.fulfill(status=200, content_type="text/event-stream", body=""))
    page.locator("#question").fill(GROWTH)
    page.keyboard.press("Enter")
    expect(page.locator(".trouble")).to_have_text(WORDING["zh-CN"]["trouble_cut"])
    page.unroute("**/ask")
    page.locator(".retry").click()
    expect(page.locator(".short-answer")).to_have_text("9.6%")
    expect(page.locator(".turn")).to_have_count(1)
