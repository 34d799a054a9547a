"""A request that is off is told so in the words of RFC 9457, naming the field; never a 500, never a stack trace."""

from __future__ import annotations

import http.client
import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

TURN = {"question": "一季度增长多少？", "answer": "9.6%"}


def check_problem(response: TestResponse, status: int, field: str | None = None) -> dict[str, Any]:
    """The response is a problem of this status about this field."""
    assert response.status_code == status, response.text
    assert response.content_type == "application/problem+json"
    problem: dict[str, Any] = json.loads(response.data.decode("utf-8"))
    assert problem.keys() == {"type", "title", "status", "detail", "request_id"} | ({"field"} if field else set())
    assert problem["status"] == status
    assert problem["title"] == HTTPStatus(status).phrase
    assert problem["detail"]
    assert "Traceback" not in problem["detail"]
    if field:
        assert problem["field"] == field
        assert field in problem["detail"]
    return problem


def post(client: FlaskClient, body: str | bytes) -> TestResponse:
    return client.post("/ask", data=body, content_type="application/json")


@pytest.mark.parametrize("question", ["", " ", "\u3000\n\t ", "问" * 501, None, 7, True, ["问"], {"q": "问"}])
def test_a_question_that_is_none_is_refused(client: FlaskClient, question: object) -> None:
    check_problem(client.post("/ask", json={"question": question}), 400, "question")


def test_a_question_that_is_missing_is_refused_and_said_to_be_missing(client: FlaskClient) -> None:
    assert "missing" in check_problem(client.post("/ask", json={}), 400, "question")["detail"]
    assert "missing" in check_problem(client.get("/ask"), 400, "q")["detail"]


@pytest.mark.parametrize("question", ["问" * 500, " " + "问" * 500 + "\n", "𠮷" * 500])
def test_five_hundred_characters_pass(client: FlaskClient, question: str) -> None:
    assert client.post("/ask", json={"question": question}).status_code == 200


def test_five_hundred_and_one_characters_are_counted_for_the_user(client: FlaskClient) -> None:
    assert "501" in check_problem(client.post("/ask", json={"question": "问" * 501}), 400, "question")["detail"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "问",
        "{",
        '{"question": "问"',
        "{'question': '问'}",
        '{"question": "问",}',
        "question=问",
        '{"question": NaN}',
        '{"question": "问", "top_k": NaN}',
        '{"question": "问", "top_k": Infinity}',
        '{"question": "问", "top_k": -Infinity}',
        '{"question": "\n"}',
        "[" * 30_000,
        '{"a":' * 10_000,
        "[" * 30_000 + "]" * 30_000,
        '{"top_k": ' + "9" * 20_000 + "}",
        "[]",
        '["问"]',
        '"问"',
        "7",
        "null",
        "true",
        b"\xff\xfe{}",
        '{"question": "问"}'.encode("gb18030"),
        '{"question": "问"}'.encode("utf-16"),
        b'{"question": "\xed\xa0\x80"}',
        b"\x00",
    ],
    ids=repr,
)
def test_a_body_that_is_no_json_object_is_refused(client: FlaskClient, body: str | bytes) -> None:
    assert "JSON" in check_problem(post(client, body), 400)["detail"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"top_k": 0}, "top_k"),
        ({"top_k": 21}, "top_k"),
        ({"top_k": -1}, "top_k"),
        ({"top_k": True}, "top_k"),
        ({"top_k": "5"}, "top_k"),
        ({"top_k": 5.5}, "top_k"),
        ({"top_k": float(10**300)}, "top_k"),
        ({"top_k": [5]}, "top_k"),
        ({"top_k": 10**4000}, "top_k"),
        ({"asked_on": ""}, "asked_on"),
        ({"asked_on": 20230519}, "asked_on"),
        ({"asked_on": "2026-02-30"}, "asked_on"),
        ({"asked_on": "2026-2-3"}, "asked_on"),
        ({"asked_on": "20260203"}, "asked_on"),
        ({"asked_on": "2026-W01-1"}, "asked_on"),
        ({"asked_on": "２０２６-01-01"}, "asked_on"),
        ({"asked_on": "0000-01-01"}, "asked_on"),
        ({"asked_on": "2026-01-01T00:00:00"}, "asked_on"),
        ({"asked_on": "\ud800" * 10}, "asked_on"),
        ({"filters": []}, "filters"),
        ({"filters": ""}, "filters"),
        ({"filters": 0}, "filters"),
        ({"filters": False}, "filters"),
        ({"filters": "A01"}, "filters"),
        ({"filters": {"date_from": "2026-02-30"}}, "filters.date_from"),
        ({"filters": {"date_to": 7}}, "filters.date_to"),
        ({"filters": {"date_from": "2023-05-02", "date_to": "2023-05-01"}}, "filters.date_to"),
        ({"filters": {"source": ""}}, "filters.source"),
        ({"filters": {"source": 7}}, "filters.source"),
        ({"filters": {"source": ["a.txt"]}}, "filters.source"),
        ({"filters": {"source": "a" * 1001}}, "filters.source"),
        ({"filters": {"source": "a\x00.txt"}}, "filters.source"),
        ({"filters": {"page": 1}}, "filters.page"),
        ({"filters": {"paper": ""}}, "filters.paper"),
        ({"filters": {"paper": "报" * 101}}, "filters.paper"),
        ({"filters": {"issue": 618}}, "filters.issue"),
        ({"filters": {"page": " "}}, "filters.page"),
        ({"filters": {"page": "A" * 21}}, "filters.page"),
        ({"filters": {"colour": "red"}}, "filters.colour"),
        ({"history": {}}, "history"),
        ({"history": ""}, "history"),
        ({"history": 0}, "history"),
        ({"history": False}, "history"),
        ({"history": "问"}, "history"),
        ({"history": [TURN] * 21}, "history"),
        ({"history": ["问"]}, "history[0]"),
        ({"history": [None]}, "history[0]"),
        ({"history": [TURN, {}]}, "history[1].question"),
        ({"history": [{"question": " "}]}, "history[0].question"),
        ({"history": [{"question": 7}]}, "history[0].question"),
        ({"history": [{"question": "问" * 4001}]}, "history[0].question"),
        ({"history": [{"question": "问", "answer": 7}]}, "history[0].answer"),
        ({"history": [{"question": "问", "answer": "答" * 4001}]}, "history[0].answer"),
        ({"history": [{"question": "问", "answer": "\ud800"}]}, "history[0].answer"),
        ({"history": [{**TURN, "mood": "good"}]}, "history[0].mood"),
        ({"stream": True}, "stream"),
        ({"Question": "问"}, "Question"),
    ],
    ids=lambda value: str(value)[:60].encode("ascii", "backslashreplace").decode(),
)
def test_a_field_that_is_off_is_named(client: FlaskClient, fields: dict[str, object], field: str) -> None:
    check_problem(post(client, json.dumps({"question": "增长多少？", **fields})), 400, field)


@pytest.mark.parametrize("character", ["\ud800", "\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9f"])
def test_a_character_that_is_no_text_is_refused_by_its_number(client: FlaskClient, character: str) -> None:
    problem = check_problem(post(client, json.dumps({"question": f"增长{character}多少"})), 400, "question")
    assert f"U+{ord(character):04X}" in problem["detail"]


def test_an_unknown_field_with_a_surrogate_in_its_name_is_refused_in_valid_utf_8(client: FlaskClient) -> None:
    assert post(client, json.dumps({"question": "问", "\ud800": 1})).status_code == 400


def test_twenty_turns_pass(client: FlaskClient) -> None:
    assert client.post("/ask", json={"question": "增长多少？", "history": [TURN] * 20}).status_code == 200


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "x"])
def test_another_content_type_is_refused(client: FlaskClient, kind: str) -> None:
    response = client.post("/ask", data='{"question": "增长多少？"}'.encode(), content_type=kind)
    assert "application/json" in check_problem(response, 415)["detail"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_another_method_is_refused_and_the_right_ones_are_named(client: FlaskClient, method: str) -> None:
    response = client.open("/ask", method=method)
    check_problem(response, 405)
    assert {"GET", "POST"} <= set(response.headers["Allow"].split(", "))


def test_a_body_of_ten_megabytes_is_refused_by_a_real_server(url: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    connection.request("POST", "/ask", b" " * 10_000_000, {"Content-Type": "application/json"})
    response = connection.getresponse()
    assert (response.status, response.headers["Content-Type"]) == (413, "application/problem+json")
    assert json.loads(response.read())["status"] == 413
    connection.close()


def test_a_body_a_little_too_long_is_refused_and_one_at_the_bound_is_read(client: FlaskClient) -> None:
    body = '{"question": "增长多少？"}'.encode()
    assert post(client, body.ljust(64 * 1024)).status_code == 200
    check_problem(post(client, body.ljust(64 * 1024 + 1)), 413)


ANYTHING = st.characters(exclude_categories=())  # surrogates too
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(ANYTHING, max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(ANYTHING, max_size=8), inner, max_size=4),
    max_leaves=8,
)
TEXT = st.text(ANYTHING, max_size=30) | st.just("一季度增长多少？") | JSON
DAY = st.dates().map(str) | JSON
FIELDS = {
    "question": TEXT,
    "history": st.lists(st.fixed_dictionaries({"question": TEXT}, optional={"answer": TEXT}), max_size=3) | JSON,
    "filters": st.fixed_dictionaries({}, optional={"date_from": DAY, "date_to": DAY, "source": TEXT, "page": TEXT})
    | JSON,
    "asked_on": DAY,
    "top_k": st.integers(-2, 30) | JSON,
}


@settings(max_examples=200, deadline=None)
@given(st.fixed_dictionaries({}, optional=FIELDS) | JSON)
def test_no_json_document_at_all_makes_the_service_fail(app: Flask, document: object) -> None:
    response = app.test_client().post("/ask", data=json.dumps(document), content_type="application/json")
    assert response.status_code in {200, 400}, response.text
    if response.status_code == 400:
        assert response.content_type == "application/problem+json"
        assert json.loads(response.data.decode("utf-8"))["detail"]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_at_all_make_the_service_fail(app: Flask, body: bytes) -> None:
    assert post(app.test_client(), body).status_code in {200, 400}
