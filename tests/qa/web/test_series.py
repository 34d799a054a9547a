"""A figure over time, as JSON and as a table to download."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest

from qa.series_table import COLUMNS, table_of
from qa.web.app import create_app
from tests.conftest import intake_of
from tests.qa.checking import stands_in
from tests.qa.figure_pages import SPRING, YEAR

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from qa.document_shapes import PointDocument
    from qa.service import Service

QUESTION = "松溪市固定资产投资增速"


@pytest.fixture
def asking(figure_service: Service, figure_seeds: Path) -> FlaskClient:
    return create_app(figure_service, intake_of(figure_service, figure_seeds)).test_client()


def series(client: FlaskClient, question: str, **parameters: str) -> list[dict[str, Any]]:
    response = client.get("/series", query_string={"q": question, **parameters})
    assert response.status_code == 200, response.text
    points: list[dict[str, Any]] = response.get_json()["series"]
    return points


def test_each_period_has_its_value_and_where_it_stands(asking: FlaskClient, figure_seeds: Path) -> None:
    points = series(asking, QUESTION)
    assert [(one["period"], one["text"], one["source"]) for one in points] == [
        ("2025年一季度", "1.2%", SPRING),
        ("2025年", "7.1%", YEAR),
    ]
    for point in points:
        assert stands_in(point["quote"], point, figure_seeds)
        assert point["quote"][point["start"] : point["end"]] == point["text"]
        assert asking.get(point["url"]).status_code == 200


def test_of_two_issues_the_newest_counts_for_a_period(asking: FlaskClient) -> None:
    assert [one["text"] for one in series(asking, "松溪市地区生产总值")] == ["282.5亿元", "1261.9亿元"]


def test_a_filter_narrows_the_issues(asking: FlaskClient) -> None:
    points = series(asking, "松溪市地区生产总值", date_to="2026-02-01")
    assert [one["text"] for one in points] == ["282.5亿元", "1258.4亿元"]


@pytest.mark.parametrize("question", ["梅岭市固定资产投资增速", "谁会见了代表团？", "松溪市社会消费品零售总额", "？"])
def test_where_fewer_than_two_periods_are_known_there_is_no_series(asking: FlaskClient, question: str) -> None:
    assert series(asking, question) == []


@pytest.mark.parametrize(
    "how",
    [
        {"query_string": {"q": QUESTION, "format": "csv"}},
        {"query_string": {"q": QUESTION}, "headers": {"Accept": "text/csv"}},
    ],
)
def test_the_table_opens_in_a_spreadsheet_and_says_the_same(asking: FlaskClient, how: dict[str, Any]) -> None:
    response = asking.get("/series", **how)
    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"].startswith("attachment")
    text = response.data.decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    points = series(asking, QUESTION)
    assert [row["text"] for row in rows] == [point["text"] for point in points]
    assert [float(row["number"]) for row in rows] == [point["number"] for point in points]
    assert set(rows[0]) == set(COLUMNS)


@pytest.mark.parametrize("words", ["=1+2", "+1", "-2+3|cmd", "@SUM(A1)", "\t=1", " =1", "＝1", '"=1'])
def test_no_cell_of_the_table_is_a_formula(words: str) -> None:
    point: PointDocument = {
        "period": words, "text": words, "number": -1.2, "unit": words, "issue_date": None, "article_id": words, "headline": words, "url": words,
        "source": words, "line_first": 1, "line_last": 1, "quote": f"{words}，\n", "start": 0, "end": 1,
    }  # fmt: skip
    (row,) = csv.DictReader(io.StringIO(table_of([point])[1:]))
    for name in ("period", "text", "unit", "headline", "source", "quote", "url"):
        assert row[name].lstrip()[0] not in "=+-@＝＋－＠\t"
        assert words in row[name]


@pytest.mark.parametrize(
    "parameters", [{}, {"q": ""}, {"q": "a", "format": "xls"}, {"q": "a", "from": "1"}, {"q": "a", "date_from": "now"}]
)
def test_a_parameter_that_is_off_is_named(asking: FlaskClient, parameters: dict[str, str]) -> None:
    response = asking.get("/series", query_string=parameters)
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
