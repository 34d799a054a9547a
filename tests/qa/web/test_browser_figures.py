"""Comparisons, notes and figures over time in the chat, in a real Chromium."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from index.building import build
from qa.archive_in_use import ArchiveInUse
from qa.web.app import create_app
from tests.conftest import QuietProgress, intake_of, serving
from tests.qa.figure_pages import PAGES
from tests.qa.web.chatting import ask
from tests.qa.web.test_browser_access import violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.embedding.embedder import Embedder
    from qa.service import Service

OVER_TIME = "松溪市固定资产投资增速是多少？"


@pytest.fixture(scope="module")
def figures_url(service: Service, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over pages with the same statistics in several issues."""
    folder = tmp_path_factory.mktemp("figures")
    (folder / "seeds").mkdir()
    for name, text in PAGES.items():
        (folder / "seeds" / name).write_text(text, encoding="utf-8")
    build(folder / "seeds", folder / "archive", embedder, QuietProgress())
    own = replace(service, archive_in_use=ArchiveInUse(folder / "archive", embedder.identity))
    with serving(create_app(own, intake_of(own, folder / "seeds"))) as address:
        yield address


def test_figures_over_time_are_a_chart_whose_points_lead_to_where_they_are_printed(
    page: Page, figures_url: str
) -> None:
    page.goto(figures_url)
    ask(page, OVER_TIME)
    chart = page.get_by_role("group", name="历期数字走势图")
    expect(chart.locator(".chart-value")).to_have_text(["−1.2%", "7.1%"])
    expect(chart.locator(".chart-period")).to_have_text(["2025年", "一季度", "2025年"])
    low, high = (point.bounding_box() for point in chart.locator(".chart-point").all())
    assert low
    assert high
    assert low["x"] < high["x"]
    assert low["y"] > high["y"]
    chart.get_by_role("link").first.click()
    expect(page.locator("#reader mark.answer")).to_have_text("1.2%")
    expect(page.locator("#reader .headline")).to_contain_text("松溪市一季度经济数据公布")


def test_the_chart_has_a_table_that_says_the_same(page: Page, figures_url: str) -> None:
    page.goto(figures_url)
    ask(page, OVER_TIME)
    page.get_by_text("看表格").click()
    rows = page.get_by_role("row").all_inner_texts()
    assert [row.split("\t")[:3] for row in rows[1:]] == [
        ["2025年一季度", "−1.2%", "2025-04-22"],
        ["2025年", "7.1%", "2026-01-27"],
    ]
    page.get_by_role("cell").get_by_role("link").first.click()
    expect(page.locator("#reader mark.answer")).to_have_text("1.2%")


def test_the_table_is_downloaded_within_the_filters(page: Page, figures_url: str) -> None:
    page.goto(f"{figures_url}/?date_from=2025-01-01")
    ask(page, OVER_TIME)
    with page.expect_download() as coming:
        page.get_by_role("link", name="下载表格（CSV）").click()
    assert "date_from=2025-01-01" in coming.value.url
    table = Path(coming.value.path()).read_text(encoding="utf-8-sig")
    assert len(table.splitlines()) == 3
    assert "2025年一季度" in table


def test_a_comparison_says_both_figures_and_the_outcome(page: Page, figures_url: str) -> None:
    page.goto(figures_url)
    ask(page, "2025年松溪市和竹源县的GDP增速哪个高？")
    expect(page.locator(".short-answer")).to_have_text("6.1%、5.1%")
    expect(page.locator(".verdict")).to_contain_text("松溪市更高")
    expect(page.locator(".citation mark.answer")).to_have_text(["6.1%", "5.1%"])


def test_what_another_issue_says_is_noted(page: Page, figures_url: str) -> None:
    page.goto(figures_url)
    ask(page, "2025年松溪市地区生产总值是多少？")
    expect(page.locator(".short-answer")).to_have_text("1261.9亿元")
    expect(page.locator(".note").filter(has_text="1258.4亿元")).to_be_visible()


def test_nobody_is_shut_out_of_a_chart(open_page: Callable[..., Page], figures_url: str) -> None:
    page = open_page(color_scheme="dark", reduced_motion="reduce", viewport={"width": 320, "height": 640})
    page.goto(figures_url)
    ask(page, OVER_TIME)
    page.get_by_text("看表格").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
