"""Takes the pictures of the documentation: `python -m benchmarks.screenshots [--out docs/screenshots]`.

It serves the project's own pages itself, and asks them as a person would.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.served import served
from tests.chromium import ARGUMENTS, browser_path

if TYPE_CHECKING:
    from collections.abc import Callable

ANSWERED = "2024年上半年云岭县社会消费品零售总额增长多少？"
FOLLOW_UP = "那前三季度呢？"
OVER_TIME = "松溪市固定资产投资增速是多少？"
COMPARED = "2025年松溪市和竹源县的GDP增速哪个高？"
OTHER = "新县医院的床位增至多少张？"
NOT_ANSWERED = "三季度郑州高新区GDP同比增长多少？"
MOST_BYTES = 90_000
COLOURS = 64  # enough for ink, paper and the grey between
NEW_PAGE = "2024-10-21_A03.txt"
NEW_TEXT = """A03 要闻
枫林路小学举行科技节

本报讯 10月20日，枫林路小学举行科技节，参加学生共有742人。校长何静说，科技节每年举办一次。
记者 李小明

青河大桥建成通车

本报讯 10月18日，全长2310米的青河大桥建成通车，总投资7.4亿元。大桥双向六车道，设计时速60公里。
记者 李一帆
"""


def ask(page: Page, *questions: str) -> None:
    """Ask in the box, one after the other."""
    for question in questions:
        page.locator("#question").fill(question)
        page.locator("#ask").click()
        expect(page.locator(".turn").last).to_have_attribute("aria-busy", "false")


def first(page: Page) -> None:
    """Show the chat before the first question."""
    expect(page.locator(".suggestion").first).to_be_visible(timeout=60_000)


def answered(page: Page) -> None:
    """Show an answer, with the nearest stories beside it."""
    ask(page, ANSWERED)


def beside(page: Page) -> None:
    """Show the cited article beside the chat."""
    ask(page, ANSWERED)
    page.locator(".citation-link").first.click()
    expect(page.locator("#reader mark.answer")).to_be_in_viewport()


def followed_up(page: Page) -> None:
    """Show a follow-up, with what was understood of it."""
    ask(page, ANSWERED, FOLLOW_UP)


def compared(page: Page) -> None:
    """Show two figures and the outcome."""
    ask(page, COMPARED)


def over_time(page: Page) -> None:
    """Show figures over time."""
    ask(page, OVER_TIME)


def refused(page: Page) -> None:
    """Show no answer, and why."""
    ask(page, NOT_ANSWERED)


def article(page: Page) -> None:
    """Show the page of a cited article, its words marked."""
    ask(page, ANSWERED)
    page.locator(".citation-link").first.click()
    expect(page.locator("#article mark.answer")).to_be_in_viewport()


def shelf(page: Page) -> None:
    """Show the conversations that are kept."""
    ask(page, OTHER)
    page.locator("#new-conversation").click()
    ask(page, ANSWERED, FOLLOW_UP)
    page.locator("#shelf-open").click()


def issues(page: Page) -> None:
    """Show the calendar of issues."""
    page.locator("#issues-link").click()
    expect(page.locator(".month").first).to_be_visible()


def search(page: Page) -> None:
    """Show the search page."""
    page.locator("#search-link").click()
    page.locator("#q").fill("云岭 高速")
    page.keyboard.press("Enter")
    expect(page.locator("#articles li").first).to_be_visible()


def desk(page: Page) -> None:
    """Show a page on the desk, and its cut."""
    page.goto(f"{page.url}desk")
    page.locator("#files").set_input_files({"name": NEW_PAGE, "mimeType": "", "buffer": NEW_TEXT.encode()})
    expect(page.locator(".desk-headline")).to_have_count(2)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file, how large the window is, its colours, and what is done before it is taken."""

    name: str
    window: tuple[int, int]
    dark: bool
    show: Callable[[Page], None]


PHONE, DESKTOP = (390, 760), (1240, 800)
PICTURES = (
    Picture("chat-first.png", DESKTOP, dark=False, show=first),
    Picture("chat-answered.png", DESKTOP, dark=False, show=answered),
    Picture("chat-answered-dark.png", DESKTOP, dark=True, show=followed_up),
    Picture("article-beside.png", DESKTOP, dark=False, show=beside),
    Picture("article-beside-dark.png", DESKTOP, dark=True, show=beside),
    Picture("phone-first.png", PHONE, dark=False, show=first),
    Picture("phone-follow-up.png", PHONE, dark=False, show=followed_up),
    Picture("phone-no-answer.png", PHONE, dark=True, show=refused),
    Picture("phone-article.png", PHONE, dark=True, show=article),
    Picture("comparison.png", DESKTOP, dark=False, show=compared),
    Picture("over-time.png", DESKTOP, dark=True, show=over_time),
    Picture("conversations.png", (1000, 700), dark=False, show=shelf),
    Picture("issues.png", (1000, 700), dark=False, show=issues),
    Picture("search.png", (1000, 700), dark=True, show=search),
    Picture("desk.png", (1000, 980), dark=False, show=desk),
)


def main() -> int:
    """Take all pictures; return 0, or 2 with one sentence where one cannot be taken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"), help="folder for the pictures")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, served() as url:
        found = browser_path(playwright)
        if not found:
            print("error: no Chromium was found; install one.", file=sys.stderr)
            return 2
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        for picture in PICTURES:
            take(browser, url, picture, out / picture.name)
        browser.close()
    sizes = {out / picture.name: (out / picture.name).stat().st_size for picture in PICTURES}
    print("\n".join(f"{path}: {size} bytes" for path, size in sizes.items()))
    too_large = [str(path) for path, size in sizes.items() if size > MOST_BYTES]
    if too_large:
        print(f"error: more than {MOST_BYTES} bytes: {', '.join(too_large)}.", file=sys.stderr)
    return 2 if too_large else 0


def take(browser: Browser, url: str, picture: Picture, path: Path) -> None:
    """Do what a picture shows, in its window and colours, and write what is seen."""
    width, height = picture.window
    context = browser.new_context(
        locale="zh-CN",
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.dark else "light",
        has_touch=picture.window == PHONE,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{url}/")
    picture.show(page)
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(300)
    page.screenshot(path=path, animations="disabled")
    context.close()
    with Image.open(path) as taken:
        taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
