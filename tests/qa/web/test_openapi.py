"""The description of the API is true: every door is in it, and real replies are what it says."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from qa.web.operation import operations_of
from tests.conftest import PAGE
from tests.qa.conftest import BRIDGE, LIBRARY
from tests.qa.web.desks import BEARER, NEW_PAGE, NEW_TEXT
from tests.qa.web.reading_events import events_in

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.wrappers import Response

    from tests.qa.web.desks import Desk

PAGES = {"/", "/api", "/desk", "/openapi.json", "/sign-in", "/sign-out", "/static/<path:filename>"}
JSON, EVENTS = "application/json", "text/event-stream"
MESSAGES = {"model": "wenbao", "messages": [{"role": "user", "content": "一季度郑州高新区GDP同比增长多少？"}]}


@pytest.fixture(scope="module")
def description(app: Flask) -> dict[str, Any]:
    document: dict[str, Any] = app.test_client().get("/openapi.json").get_json()
    return document


def closed(schema: Any) -> Any:  # noqa: ANN401  any part of a schema
    """The schema with no more fields than it names, so that one that is not described fails."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {"additionalProperties": False} if schema.get("type") == "object" else {}
    return {key: closed(value) for key, value in schema.items()} | shut


def check(description: dict[str, Any], schema: dict[str, Any], document: object) -> None:
    """The document is what the schema says, and nothing more."""
    whole = {"components": closed(description["components"]), **closed(schema)}
    errors = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(whole).iter_errors(document)]
    assert errors == []


def data_of(content: dict[str, Any], name: str) -> dict[str, Any]:
    """The schema of the data of this event."""
    events = [one["properties"] for one in content["anyOf"]]
    schema: dict[str, Any] = next(one["data"] for one in events if one["event"]["const"] == name)["contentSchema"]
    return schema


def check_reply(description: dict[str, Any], method: str, path: str, response: Response) -> None:
    """The response is one that the description has of this door: status, type, headers and document."""
    said = description["paths"][path][method.lower()]["responses"][str(response.status_code)]
    assert set(said.get("headers", {})) <= set(response.headers.keys())
    if response.status_code == HTTPStatus.NO_CONTENT:
        assert "content" not in said
        return
    content = said["content"][response.mimetype]["schema"]
    if response.mimetype == EVENTS:
        for name, data in events_in(response.get_data(as_text=True)):
            check(description, data_of(content, name), data)
    elif response.mimetype in {JSON, "application/problem+json"}:
        check(description, content, json.loads(response.data))


def test_every_door_but_the_pages_is_described_by_every_method(app: Flask, description: dict[str, Any]) -> None:
    undescribed = set()
    for rule in app.url_map.iter_rules():
        said = operations_of(app, rule.endpoint)
        methods = {method.lower() for method in (rule.methods or ())} - {"head", "options"}
        if not said:
            undescribed.add(rule.rule)
        else:
            assert methods <= said.keys(), rule.rule
    assert undescribed == PAGES
    assert {"/ask", "/articles/{article_id}", "/index/pages/{name}", "/v1/models/{name}"} <= description["paths"].keys()


def test_every_schema_is_one_and_every_name_in_it_is_there(description: dict[str, Any]) -> None:
    for schema in description["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    text = json.dumps(description)
    for name in description["components"]["schemas"]:
        assert f'"#/components/schemas/{name}"' in text
    ids = [one["operationId"] for path in description["paths"].values() for one in path.values()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/ask?q=大桥总投资多少？", "/ask"),
        ("/ask?q=今年的粮食产量是多少？", "/ask"),
        ("/ask", "/ask"),
        ("/search?q=大桥", "/search"),
        ("/search?q=％", "/search"),
        (f"/articles?source={BRIDGE}", "/articles"),
        ("/articles?source=none.txt", "/articles"),
        ("/articles", "/articles"),
        ("/articles/none", "/articles/{article_id}"),
        ("/issues", "/issues"),
        ("/suggestions", "/suggestions"),
        ("/healthz", "/healthz"),
        ("/readyz", "/readyz"),
        ("/metrics", "/metrics"),
        ("/index", "/index"),
        ("/index/pages", "/index/pages"),
        ("/v1/models", "/v1/models"),
        ("/v1/models/wenbao", "/v1/models/{name}"),
        ("/v1/models/other", "/v1/models/{name}"),
    ],
)
@pytest.mark.parametrize("accept", [JSON, EVENTS, "text/html"])
def test_what_is_read_is_as_described(
    own_client: FlaskClient, description: dict[str, Any], address: str, path: str, accept: str
) -> None:
    with own_client.get(address, headers={"Accept": accept}) as response:
        check_reply(description, "GET", path, response)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/ask", {"question": "一季度郑州高新区GDP同比增长多少？"}),
        (
            "/ask",
            {"question": "粮食产量是多少？", "history": [{"question": "问"}], "filters": {"page": "A01"}, "top_k": 20},
        ),
        ("/ask", {"question": ""}),
        ("/ask", {"question": "长" * 30_000}),
        ("/v1/chat/completions", MESSAGES),
        ("/v1/chat/completions", MESSAGES | {"stream": True, "stream_options": {"include_usage": True}}),
        ("/v1/chat/completions", MESSAGES | {"model": "other"}),
        ("/v1/chat/completions", {}),
    ],
)
@pytest.mark.parametrize("accept", [JSON, EVENTS])
def test_what_is_asked_is_answered_as_described(
    client: FlaskClient, description: dict[str, Any], path: str, body: dict[str, Any], accept: str
) -> None:
    with client.post(path, json=body, headers={"Accept": accept}) as response:
        if not (path.startswith("/v1/") and response.mimetype == EVENTS):
            check_reply(description, "POST", path, response)
            return
        content = description["paths"][path]["post"]["responses"]["200"]["content"][EVENTS]["schema"]
        *chunks, last = [line.removeprefix("data: ") for line in response.get_data(as_text=True).splitlines() if line]
    assert last == "[DONE]"
    for chunk in chunks:
        document = json.loads(chunk)
        document.pop("usage", None)  # of the last chunk alone
        check(description, data_of(content, "message"), document)


def test_an_article_is_as_described(own_client: FlaskClient, description: dict[str, Any]) -> None:
    listed = own_client.get("/articles", query_string={"source": LIBRARY}, headers={"Accept": JSON}).get_json()
    address = f"/articles/{listed['articles'][0]['article_id']}"
    for accept in (JSON, "text/html"):
        response = own_client.get(address, headers={"Accept": accept})
        check_reply(description, "GET", "/articles/{article_id}", response)
    lines = own_client.get(f"{address}/lines?quote=0-9&answer=2-4")
    check_reply(description, "GET", "/articles/{article_id}/lines", lines)


def test_what_changes_the_archive_is_answered_as_described(desk: Desk, description: dict[str, Any]) -> None:
    page, path = f"/index/pages/{NEW_PAGE}", "/index/pages/{name}"
    sent = [
        ("POST", "/index/preview", f"/index/preview?name={NEW_PAGE}", NEW_TEXT, {}),
        ("POST", "/index/preview", "/index/preview", NEW_TEXT, {}),
        ("POST", "/index/preview", "/index/preview?name=x.exe", NEW_TEXT, {}),
        ("POST", "/index/preview", "/index/preview?name=x.jsonl", "{", {}),
        ("PUT", path, page, NEW_TEXT, {}),
        ("PUT", path, page, NEW_TEXT, BEARER),
        ("PUT", path, page, NEW_TEXT, BEARER),
        ("PUT", path, page, NEW_TEXT, BEARER | {"If-None-Match": "*"}),
        ("PUT", path, "/index/pages/x.exe", NEW_TEXT, BEARER),
        ("DELETE", path, page, "", {}),
        ("DELETE", path, page, "", BEARER),
        ("DELETE", path, page, "", BEARER),
        ("POST", "/index/rebuild", "/index/rebuild", "", {}),
        ("POST", "/index/rebuild", "/index/rebuild", "", BEARER),
    ]
    for method, path, address, data, headers in sent:
        check_reply(description, method, path, desk.client.open(address, method=method, data=data, headers=headers))
    for accept in (JSON, EVENTS):
        check_reply(description, "GET", "/index", desk.client.get("/index", headers={"Accept": accept}))


def test_without_an_archive_the_refusals_are_as_described(
    desk: Desk, description: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert PAGE  # the description is of another application over the same doors
    monkeypatch.setattr(desk.intake.rebuilding._archive_in_use, "_archive", None)
    for address in ("/ask?q=问", "/search?q=问", "/issues", "/readyz", "/index", "/v1/models"):
        response = desk.client.get(address, headers={"Accept": JSON})
        check_reply(description, "GET", address.partition("?")[0], response)


def test_who_has_the_description_is_not_sent_it_again(client: FlaskClient) -> None:
    first = client.get("/openapi.json")
    assert (first.status_code, first.mimetype) == (200, JSON)
    again = client.get("/openapi.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
