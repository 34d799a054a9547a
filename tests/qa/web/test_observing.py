"""Request ids, the lines of the log, and the metrics."""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING, Any

import pytest

from qa.json_lines import JsonLines
from qa.web.app import create_app
from tests.conftest import SEEDS, intake_of
from tests.qa.web.test_health import client_over

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from qa.service import Service

QUESTION = "一季度郑州高新区GDP同比增长多少？"
WORD = "高新区"


def value_of(client: FlaskClient, sample: str) -> float:
    """The value of one sample of `/metrics`; 0 where it is not there."""
    with client.get("/metrics") as response:
        assert response.content_type.startswith("text/plain")
        found = re.search(rf"^{re.escape(sample)} (\S+)$", response.data.decode(), re.MULTILINE)
    return float(found[1]) if found else 0.0


def sent(client: FlaskClient, address: str, **options: Any) -> int:  # noqa: ANN401  the options of a request
    """The status of a request whose response was read and closed, as a server closes it."""
    with client.open(address, **options) as response:
        assert response.data is not None
        return response.status_code


def lines_of(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    formatter = JsonLines()
    records = [record for record in caplog.records if record.name == "qa.web.observing"]
    return [json.loads(formatter.format(record)) for record in records]


@pytest.fixture
def fresh(service: Service) -> FlaskClient:
    """A client of an application that nothing was asked of yet."""
    return create_app(service, intake_of(service, SEEDS)).test_client()


def test_a_sane_request_id_is_taken_over_and_told_in_the_problem(client: FlaskClient) -> None:
    response = client.post("/ask", json={}, headers={"X-Request-Id": "proxy-7.a_B"})
    assert response.headers["X-Request-Id"] == "proxy-7.a_B"
    assert response.get_json(force=True)["request_id"] == "proxy-7.a_B"


@pytest.mark.parametrize("said", ["", "a b", "x" * 65, "<script>", '"}', "问", "a;b"])
def test_another_request_id_is_replaced_by_a_new_one(client: FlaskClient, said: str) -> None:
    headers = {"X-Request-Id": said.encode().decode("latin-1")}
    ids = [client.get(address, headers=headers).headers["X-Request-Id"] for address in ("/healthz", "/nothing")]
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in ids)
    assert len(set(ids)) == 2


def test_requests_are_counted_by_door_and_status_and_timed(fresh: FlaskClient) -> None:
    sent(fresh, "/ask", query_string={"q": QUESTION})
    sent(fresh, "/ask", query_string={"q": ""})
    sent(fresh, "/articles/one")
    sent(fresh, "/articles/two")
    sent(fresh, "/no-such-door-1")
    assert value_of(fresh, 'wenbao_requests_total{door="/ask",status="200"}') == 1
    assert value_of(fresh, 'wenbao_requests_total{door="/ask",status="400"}') == 1
    assert value_of(fresh, 'wenbao_requests_total{door="/articles/<article_id>",status="404"}') == 2
    assert value_of(fresh, 'wenbao_requests_total{door="none",status="404"}') == 1
    assert value_of(fresh, 'wenbao_request_seconds_count{door="/ask"}') == 2
    assert value_of(fresh, 'wenbao_request_seconds_bucket{door="/ask",le="+Inf"}') == 2


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_answers_and_refusals_are_counted(fresh: FlaskClient, accept: str) -> None:
    for words in (QUESTION, "三季度郑州高新区GDP同比增长多少？", "三季度郑州高新区GDP同比增长多少？"):
        sent(fresh, "/ask", query_string={"q": words}, headers={"Accept": accept})
    assert value_of(fresh, 'wenbao_replies_total{outcome="answered"}') == 1
    assert value_of(fresh, 'wenbao_replies_total{outcome="no_answer"}') == 2
    for step in ("find", "read"):
        assert value_of(fresh, f'wenbao_step_seconds_count{{step="{step}"}}') == 3
        assert value_of(fresh, f'wenbao_step_seconds_sum{{step="{step}"}}') > 0


def test_the_metrics_say_which_version_is_in_use_how_old_it_is_and_what_it_holds(fresh: FlaskClient) -> None:
    ready = fresh.get("/readyz").get_json()
    assert value_of(fresh, f'wenbao_index_info{{version="{ready["index_version"]}"}}') == 1
    assert value_of(fresh, "wenbao_index_ready") == 1
    assert value_of(fresh, "wenbao_index_articles") == ready["articles"] == 5
    assert value_of(fresh, "wenbao_index_passages") == ready["passages"]
    assert 0 <= ready["age_s"] <= value_of(fresh, "wenbao_index_age_seconds") + 1 < 36_000
    assert ready["pages"] == 1


def test_without_an_archive_the_metrics_are_there_and_say_so(service: Service, tmp_path: Path) -> None:
    client, _ = client_over(tmp_path / "none", service)
    assert client.get("/metrics").status_code == 200
    assert "wenbao_index_ready 0.0" in client.get("/metrics").text


def test_two_applications_count_apart(service: Service, fresh: FlaskClient) -> None:
    other = create_app(service, intake_of(service, SEEDS)).test_client()
    sent(fresh, "/healthz")
    assert value_of(fresh, 'wenbao_requests_total{door="/healthz",status="200"}') == 1
    assert value_of(other, 'wenbao_requests_total{door="/healthz",status="200"}') == 0


def test_each_request_is_one_line_of_json_without_its_question(
    fresh: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    sent(fresh, "/ask", query_string={"q": QUESTION}, headers={"X-Request-Id": "one"})
    sent(fresh, "/ask", method="POST", json={"question": QUESTION})
    sent(fresh, "/search", query_string={"q": WORD})
    first, second, third = lines_of(caplog)
    assert first.keys() == {"time", "level", "logger", "message", "request_id", "method", "path", "status", "took_ms"}
    assert (first["request_id"], first["method"], first["path"], first["status"]) == ("one", "GET", "/ask", 200)
    assert (second["method"], third["path"]) == ("POST", "/search")
    assert WORD not in caplog.text
    assert all(WORD not in json.dumps(line, ensure_ascii=False) for line in (first, second, third))


def test_the_questions_are_in_the_log_where_the_setting_says_so(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    client = create_app(service, intake_of(service, SEEDS), log_questions=True).test_client()
    caplog.set_level(logging.INFO)
    sent(client, "/ask", method="POST", json={"question": f" {QUESTION} "})
    sent(client, "/search", query_string={"q": WORD}, headers={"Accept": "text/html"})
    sent(client, "/healthz")
    assert [line.get("question") for line in lines_of(caplog)] == [QUESTION, WORD, None]


def test_a_line_of_the_log_stays_one_line_whatever_it_holds() -> None:
    record = logging.LogRecord("qa", logging.ERROR, "", 0, "two\nlines %s", ("问\u2028",), None)
    record.fields = {"path": '/a"\n{}'}
    try:
        raise ValueError("inside\nout")  # noqa: TRY301  a traceback is wanted
    except ValueError as error:
        record.exc_info = (ValueError, error, error.__traceback__)
    line = JsonLines().format(record)
    assert "\n" not in line
    said = json.loads(line)
    assert (said["message"], said["level"], said["path"]) == ("two\nlines 问\u2028", "error", '/a"\n{}')
    assert "ValueError: inside\nout" in said["exception"]
