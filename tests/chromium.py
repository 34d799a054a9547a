"""The Chromium that browser tests and screenshots drive: which one, and how it is started."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

# First the one without windows: the same engine, and a page of it opens in a quarter of the time (decision 135).
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def browser_path(playwright: Playwright) -> str | None:
    """Return the path of the system's browser, else of Playwright's own; `None` where there is neither."""
    system = next(filter(None, map(shutil.which, BROWSERS)), None)
    own = Path(playwright.chromium.executable_path)
    return system or (str(own) if own.exists() else None)


if __name__ == "__main__":  # asked by chromium.sh: is there one?
    with sync_playwright() as started:
        sys.exit(browser_path(started) is None)
