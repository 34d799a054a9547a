"""The calendar of issues and the pages of a day, as a person and as a program sees them."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import pytest

from qa.web.calendar_view import beside, months_of, pages_by_day, years_of
from qa.web.issues_wording import ISSUES_WORDING
from tests.qa.conftest import BRIDGE, HOSTILE, LIBRARY
from tests.qa.web.test_articles import HTML

if TYPE_CHECKING:
    from flask.testing import FlaskClient


def test_a_month_has_whole_weeks_from_monday_and_only_its_own_days() -> None:
    (month,) = months_of(2024, {date(2024, 3, 5): 2, date(2023, 3, 5): 1})
    assert month.first == date(2024, 3, 1)
    assert [len(week) for week in month.weeks] == [7] * 5
    assert [one and one.day.day for one in month.weeks[0]] == [None, None, None, None, 1, 2, 3]
    days = [one for week in month.weeks for one in week if one]
    assert [one.day.day for one in days] == list(range(1, 32))
    assert [(one.day, one.pages) for one in days if one.pages] == [(date(2024, 3, 5), 2)]


def test_years_are_newest_first_and_a_page_without_a_day_counts_for_none() -> None:
    listed: list[dict[str, str | None]] = [
        {"issue_date": "2023-12-31"},
        {"issue_date": "2024-01-01"},
        {"issue_date": "2024-01-01"},
        {"issue_date": None},
    ]
    pages = pages_by_day(listed)
    assert pages == {date(2023, 12, 31): 1, date(2024, 1, 1): 2}
    assert years_of(pages) == (2024, 2023)
    assert months_of(2022, pages) == ()


@pytest.mark.parametrize(
    ("day", "around"),
    [(1, (None, 3)), (2, (None, 3)), (3, (None, 7)), (5, (3, 7)), (7, (3, None)), (9, (7, None))],
)
def test_the_issues_beside_a_day_are_the_nearest_ones(day: int, around: tuple[int | None, int | None]) -> None:
    days = [date(2024, 3, 7), date(2024, 3, 3)]
    assert tuple(one and one.day for one in beside(date(2024, 3, day), days)) == around


def test_a_browser_gets_the_calendar_of_the_newest_year_and_a_program_the_list(own_client: FlaskClient) -> None:
    html = own_client.get("/issues", headers=HTML).text
    assert re.findall(r'href="/issues\?day=([^"]*)"', html) == ["2024-03-05", "2024-04-18", "undated"]
    assert "2024年3月5日，1个版面" in html
    for headers in ({}, {"Accept": "application/json"}, {"Accept": "*/*"}):
        assert len(own_client.get("/issues", headers=headers).get_json()["issues"]) == 3


def test_a_day_lists_its_pages_with_their_articles_and_the_issues_around(own_client: FlaskClient) -> None:
    html = unescape(own_client.get("/issues?day=2024-04-18", headers=HTML).text)
    assert "青河日报" in html
    assert "B02版 · 第618期" in html
    assert f'href="/articles?source={BRIDGE}"' in html
    assert "青河大桥建成通车" in html
    assert LIBRARY not in html
    assert 'id="before" rel="prev" href="/issues?day=2024-03-05"' in html
    assert 'id="after"' not in html


def test_pages_of_an_unknown_day_have_a_list_of_their_own(own_client: FlaskClient) -> None:
    html = own_client.get("/issues?day=undated", headers=HTML).text
    assert HOSTILE in html
    assert "<script>window" not in html
    assert "ask-issue" not in html


def test_a_day_without_an_issue_says_so(own_client: FlaskClient) -> None:
    response = own_client.get("/issues?day=2024-04-19", headers=HTML)
    assert response.status_code == 200
    assert ISSUES_WORDING["zh-CN"]["issues_none"] in response.text


@pytest.mark.parametrize("off", ["day=2024-13-01", "day=<b>", "year=1999", "year=二", "year=-1", f"year={'9' * 5000}"])
def test_an_address_that_is_off_is_told_as_a_page(own_client: FlaskClient, off: str) -> None:
    response = own_client.get(f"/issues?{off}", headers=HTML)
    assert response.status_code == 400
    assert 'id="issues-trouble"' in response.text
    assert "<b>" not in response.text


def test_every_wording_is_there_in_both_languages_with_the_same_gaps() -> None:
    chinese, english = ISSUES_WORDING["zh-CN"], ISSUES_WORDING["en"]
    assert chinese.keys() == english.keys()
    for key, words in chinese.items():
        gaps = [set(re.findall(r"\{(\w+)", one)) for one in (words, english[key])]
        assert gaps[0] == gaps[1], key
