"""The description of the API (OpenAPI 3.1), made of what each door says of itself."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from qa.shape import schema_of
from qa.tokens import Right
from qa.web.completion_errors import V1
from qa.web.completion_shapes import ErrorDocument
from qa.web.operation import EVENTS, HTML, JSON, operations_of
from qa.web.problem_shape import ProblemDocument

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Flask

    from qa.shape import Schema
    from qa.web.fields import Fields
    from qa.web.operation import Operation, Sent

TITLE = "问报 Wenbao"
ABOUT = (
    "Ask a newspaper, get the exact answer and the lines it stands in. Clients should pass over fields of replies that "
    "they do not know: more may come. Every response carries X-Request-Id, which the log of the service names as well."
)
PROBLEM_JSON = "application/problem+json"
ARGUMENT = re.compile(r"<(?:[a-z]+:)?([a-z_]+)>")
EMPTY = {"type": "string", "pattern": r"^\s*$"}
BEARER, COOKIE = "token", "cookie"
# What any door with a right may answer, beside what it says itself.
UNASKED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS)
TOLD_ON_PAGES = {HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND}
HEADERS = {"X-Request-Id": "the id of the request"}
PROBLEM_HEADERS = {
    HTTPStatus.TOO_MANY_REQUESTS: {"Retry-After": "seconds to wait"},
    HTTPStatus.SERVICE_UNAVAILABLE: {"Retry-After": "seconds to wait"},
    HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": "how to send a token"},
}


def openapi_document(app: Flask, cookie: str, version: str) -> dict[str, Any]:
    """Return the description of every door of an application that says what it does; pages say nothing.

    `cookie` is the name of the cookie that a browser carries its token in.
    """
    named: dict[str, Schema] = {}
    paths: dict[str, dict[str, Any]] = {}
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        said = operations_of(app, rule.endpoint)
        methods = {method: one for method, one in said.items() if method.upper() in (rule.methods or ())}
        if methods:
            path = paths.setdefault(ARGUMENT.sub(r"{\1}", rule.rule), {})
            path |= {method: _operation(method, rule.rule, one, named) for method, one in methods.items()}
    return {
        "openapi": "3.1.0",
        "info": {"title": TITLE, "version": version, "description": ABOUT},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(named.items())),
            "securitySchemes": {
                BEARER: {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "a token made by `python -m qa tokens add`",
                },
                COOKIE: {"type": "apiKey", "in": "cookie", "name": cookie, "description": "the same, set by /sign-in"},
            },
        },
    }


def _operation(method: str, rule: str, one: Operation, named: dict[str, Schema]) -> dict[str, Any]:
    replies = {status: _sent(sent, named) for status, sent in one.replies.items()}
    problems = {status: _problem(status, rule, one, named) for status in _problems(rule, one) if status not in replies}
    described: dict[str, Any] = {
        "operationId": f"{method}_{re.sub(r'[^a-z]+', '_', rule.strip('/').lower()).strip('_')}",
        "tags": [rule.strip("/").partition("/")[0]],
        "summary": one.summary,
        "parameters": [*_path(rule, one), *(_query(one.query) if one.query else ()), *_headers(one.headers)],
        "responses": {str(int(status)): reply for status, reply in sorted((replies | problems).items())},
        "security": _security(one.right),
    }
    if one.about:
        described["description"] = one.about
    if one.body:
        content = {kind: {"schema": schema} for kind, schema in one.body.items()}
        described["requestBody"] = {"required": one.needs_body, "content": content}
    return described


def _problems(rule: str, one: Operation) -> set[HTTPStatus]:
    found = {*one.problems, *(UNASKED if one.right else ())}
    if one.query or one.body or "<" in rule:
        found.add(HTTPStatus.BAD_REQUEST)
    if one.body:
        found |= {HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE}
    return found


def _security(right: Right) -> list[dict[str, list[str]]]:
    """Return the ways to show a right. An empty one says that reading may be open, as it is on loopback."""
    if right is Right.NONE:
        return []
    ways: list[dict[str, list[str]]] = [{BEARER: []}, {COOKIE: []}]
    return ways if right is Right.REBUILD else [{}, *ways]


def _sent(sent: Sent, named: dict[str, Schema]) -> dict[str, Any]:
    described: dict[str, Any] = {"description": sent.about, "headers": _told(HEADERS | dict(sent.headers))}
    if sent.content:
        described["content"] = {kind: {"schema": _content(kind, what, named)} for kind, what in sent.content.items()}
    return described


def _content(kind: str, what: Any, named: dict[str, Schema]) -> Schema:  # noqa: ANN401  as in Sent
    if kind == EVENTS:
        return {"anyOf": [_event(name, schema_of(one, named)) for name, one in what]}
    return {"type": "string", "description": what} if isinstance(what, str) else schema_of(what, named)


def _event(name: str, data: Schema) -> Schema:
    """Return one event of a stream as the fields that a client reads it by."""
    document = data if "const" in data else {"type": "string", "contentMediaType": JSON, "contentSchema": data}
    return {
        "type": "object",
        "description": f"the event {name}",
        "properties": {"event": {"const": name}, "data": document},
        "required": ["data", "event"],
    }


def _problem(status: HTTPStatus, rule: str, one: Operation, named: dict[str, Schema]) -> dict[str, Any]:
    kind, document = (JSON, ErrorDocument) if rule.startswith(V1) else (PROBLEM_JSON, ProblemDocument)
    content = {kind: {"schema": schema_of(document, named)}}
    if status in TOLD_ON_PAGES and any(HTML in sent.content for sent in one.replies.values()):
        content[HTML] = {"schema": {"type": "string", "description": "a page, where a browser asks"}}
    headers = _told(HEADERS | PROBLEM_HEADERS.get(status, {}))
    return {"description": status.description or status.phrase, "headers": headers, "content": content}


def _told(headers: Mapping[str, str]) -> dict[str, Any]:
    return {
        name: {"description": about, "required": True, "schema": {"type": "string"}} for name, about in headers.items()
    }


def _path(rule: str, one: Operation) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": one.path[name].about,
            "schema": {"minLength": 1, **one.path[name].schema()},
        }
        for name in ARGUMENT.findall(rule)
    ]


def _query(fields: Fields) -> list[dict[str, Any]]:
    """Return the parameters of an address. An empty one is as one left out: a form sends what was not filled in."""
    return [
        {
            "name": name,
            "in": "query",
            "required": name in fields.required,
            "description": known.about,
            "schema": known.schema() if name in fields.required else {"anyOf": [known.schema(), EMPTY]},
        }
        for name, known in fields.known.items()
    ]


def _headers(headers: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "header", "description": about, "schema": {"type": "string"}}
        for name, about in headers.items()
    ]
