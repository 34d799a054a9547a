"""What a first visit costs: `python -m benchmarks.page_weight [--visits 5]`.

Serves the project's own pages on loopback and visits each page of the interface in a Chromium that has never seen it:
requests, bytes transferred (bodies and heads), milliseconds to the first paint; and of a question, milliseconds from
Enter to the nearest stories and to the answer on the screen. Medians.
"""

from __future__ import annotations

import argparse
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Request, sync_playwright

from benchmarks.served import served
from tests.chromium import ARGUMENTS, browser_path

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTION = "前三季度云岭县规上工业增加值增长多少？"
PATHS = ("/", "/issues", "/issues?day=2024-07-16", "/search?q=云岭", "/desk", "/articles?source=2024-07-16_A01.txt")
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
# From Enter to the first picture of the screen that holds an element.
WATCH = """question => new Promise(resolve => {
  const box = document.getElementById("question"), began = performance.now(), seen = {};
  const look = () => {
    for (const [name, selector] of [["stories", ".story"], ["answer", ".citation"]])
      if (!(name in seen) && document.querySelector(selector)) seen[name] = performance.now() - began;
    if ("answer" in seen) resolve(seen); else requestAnimationFrame(look);
  };
  box.value = question;
  document.getElementById("question-form").requestSubmit();
  look();
})"""


def main() -> None:
    """Print a line for each page, and one for the question."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page_weight", description=__doc__)
    parser.add_argument("--visits", type=int, default=5)
    visits: int = parser.parse_args().visits
    with sync_playwright() as playwright, served() as url:
        browser = playwright.chromium.launch(executable_path=browser_path(playwright), args=ARGUMENTS)
        for path in PATHS:
            seen = [visit(browser, url + path) for _ in range(visits)]
            requests, transferred, paint = (median(column) for column in zip(*seen, strict=True))
            print(f"{path}: {requests:.0f} requests, {transferred / 1000:.1f} kB, first paint {paint:.0f} ms")
        asked = [ask(browser, url) for _ in range(visits)]
        stories, answer = (median(one[name] for one in asked) for name in ("stories", "answer"))
        print(f"a question: stories after {stories:.0f} ms, the answer after {answer:.0f} ms")
        browser.close()


def visit(browser: Browser, address: str) -> tuple[int, int, float]:
    """Return requests, bytes and milliseconds to the first paint of one visit by a browser that knows nothing yet."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    sizes: list[int] = []
    page.on("requestfinished", _weigher(sizes))
    page.goto(address, wait_until="networkidle")
    paint = float(page.wait_for_function(PAINT).json_value())
    context.close()
    return len(sizes), sum(sizes), paint


def ask(browser: Browser, url: str) -> dict[str, float]:
    """Return the milliseconds of one question in a new chat."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    seen: dict[str, float] = page.evaluate(WATCH, QUESTION)
    context.close()
    return seen


def _weigher(sizes: list[int]) -> Callable[[Request], None]:
    def weigh(request: Request) -> None:
        size = request.sizes()
        sizes.append(size["responseBodySize"] + size["responseHeadersSize"])

    return weigh


if __name__ == "__main__":
    main()
