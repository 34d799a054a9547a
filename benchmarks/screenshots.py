"""Takes the pictures of the documentation: `python -m benchmarks.screenshots --url URL --out docs/screenshots`.

The server at URL serves the project's own page and takes in others, such as one that
`WENBAO_REBUILD_TOKEN=any make serve` started; nothing is stored there.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.chromium import ARGUMENTS, browser_path

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWERED = "一季度郑州高新区GDP同比增长多少？"
NOT_ANSWERED = "三季度郑州高新区GDP同比增长多少？"
DESKTOP, PHONE, ARTICLE, DESK_WINDOW = (1000, 760), (390, 760), (860, 620), (1000, 980)
MOST_BYTES = 150_000
DESK = "desk.png"
NEW_PAGE = "2023-05-21_A03.txt"
NEW_TEXT = """A03 要闻
枫林路小学举行科技节

本报讯 5月20日，枫林路小学举行科技节，参加学生共有742人。校长何静说，科技节每年举办一次。
记者 李小明

青河大桥建成通车

本报讯 4月18日，全长2310米的青河大桥建成通车，总投资7.4亿元。大桥双向六车道，设计时速60公里。
记者 李一帆
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file, what is asked, how large the window is, its colours, and whether the source is shown."""

    name: str
    question: str
    window: tuple[int, int]
    dark: bool
    article: bool


PICTURES = (
    Picture("chat-answered.png", ANSWERED, DESKTOP, dark=False, article=False),
    Picture("chat-answered-dark.png", ANSWERED, DESKTOP, dark=True, article=False),
    Picture("phone-no-answer.png", NOT_ANSWERED, PHONE, dark=False, article=False),
    Picture("article-marked.png", ANSWERED, ARTICLE, dark=False, article=True),
)


def main() -> int:
    """Take all pictures; return 0, or 2 with one sentence where one cannot be taken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screenshots", description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="where Wenbao answers")
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"), help="folder for the pictures")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        found = browser_path(playwright)
        if not found:
            print("error: no Chromium was found; install one.", file=sys.stderr)
            return 2
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        for picture in PICTURES:
            take(browser, options.url, picture, options.out / picture.name)
        take_desk(browser, options.url, options.out / DESK)
        browser.close()
    for name in (*(picture.name for picture in PICTURES), DESK):
        path = options.out / name
        size = path.stat().st_size
        print(f"{path}: {size} bytes")
        if size > MOST_BYTES:
            print(f"error: {path} has {size} bytes; expected at most {MOST_BYTES}.", file=sys.stderr)
            return 2
    return 0


def take(browser: Browser, url: str, picture: Picture, path: Path) -> None:
    """Ask the question of a picture, go on to the source where it is wanted, and write what is seen."""
    with opened(browser, picture) as page:
        page.goto(url)
        page.locator("#question").fill(picture.question)
        page.locator("#ask").click()
        expect(page.locator(".turn")).to_have_attribute("aria-busy", "false")
        if picture.article:
            page.locator(".citation-link").click()
            expect(page.locator("#article mark.answer")).to_be_in_viewport()
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
        page.screenshot(path=path, animations="disabled")


def take_desk(browser: Browser, url: str, path: Path) -> None:
    """Put a page on the desk and write what is seen of its cut."""
    with opened(browser, Picture(DESK, "", DESK_WINDOW, dark=False, article=False)) as page:
        page.goto(f"{url}/desk")
        page.locator("#files").set_input_files({"name": NEW_PAGE, "mimeType": "", "buffer": NEW_TEXT.encode()})
        expect(page.locator(".desk-headline")).to_have_count(2)
        expect(page.locator("#take-in")).to_be_enabled()
        page.screenshot(path=path, animations="disabled")


@contextmanager
def opened(browser: Browser, picture: Picture) -> Iterator[Page]:
    """Open a page in the window and the colours of a picture."""
    width, height = picture.window
    context = browser.new_context(
        locale="zh-CN",
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.dark else "light",
        has_touch=picture.window == PHONE,
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


if __name__ == "__main__":
    sys.exit(main())
