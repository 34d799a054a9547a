"""The tools over MCP, called by the official SDK's own client: over stdio from a real process, and over HTTP."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters

from qa.tokens import Right, Tokens
from tests.conftest import PAGE, PROJECT, SEEDS
from tests.qa.checking import PASSAGE, check_fields, check_reply, stands_in
from tests.qa.test_command_line import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask.testing import FlaskClient
    from mcp.types import CallToolResult

    from index.settings import Settings
    from qa.service import Service

GROWTH = "一季度郑州高新区GDP同比增长多少？"
PATIENCE_S = 120


@dataclass(frozen=True)
class Session:
    """A client that stays connected through many tests."""

    portal: BlockingPortal
    client: Client

    def call(self, tool: str, **arguments: object) -> CallToolResult:
        called: CallToolResult = self.portal.call(self.client.call_tool, tool, arguments)
        return called

    def result_of(self, tool: str, **arguments: object) -> dict[str, Any]:
        called = self.call(tool, **arguments)
        assert not called.is_error, called.content
        document: dict[str, Any] = called.structured_content
        return document


def arguments_of(settings: Settings, *rest: str) -> list[str]:
    folders = ("--seeds", settings.seeds, "--archive", settings.archive, "--models", settings.models)
    return ["-m", "qa", "mcp", *map(str, folders), "--reader", "rules", *rest]


@contextmanager
def served_over_http(settings: Settings, **environment: str) -> Iterator[str]:
    """The address of a real process that serves over HTTP."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, *arguments_of(settings, "--http", "--port", port)]
    served = subprocess.Popen(
        command, cwd=PROJECT, env=ENVIRONMENT | environment, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert served.stderr
    said = ""
    try:
        while "answers at" not in said:
            said = served.stderr.readline()
            assert said, "the server ended before it answered"
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        served.terminate()
        served.communicate(timeout=PATIENCE_S)


@pytest.fixture(scope="module")
def archived(settings: Settings, service: Service) -> Settings:
    """The settings of the real page, once its archive is built."""
    assert service.archive.manifest.articles
    return settings


@pytest.fixture(scope="module")
def address(archived: Settings) -> Iterator[str]:
    """The address of the tools over HTTP."""
    with served_over_http(archived) as url:
        yield url


@pytest.fixture(scope="module", params=["stdio", "http"])
def session(request: pytest.FixtureRequest, archived: Settings) -> Iterator[Session]:
    """The SDK's client, connected to the tools over the real page."""
    at: str | StdioServerParameters = (
        request.getfixturevalue("address")
        if request.param == "http"
        else StdioServerParameters(
            command=sys.executable, args=arguments_of(archived), cwd=PROJECT, env={"PYTHONUTF8": "1"}
        )
    )
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(at)) as client:
        yield Session(portal, client)


def test_four_tools_are_offered_that_only_read_and_tell_what_they_do(session: Session) -> None:
    tools = {tool.name: tool for tool in session.portal.call(session.client.list_tools).tools}
    assert tools.keys() == {"ask", "search", "get_article", "list_issues"}
    for tool in tools.values():
        assert tool.annotations
        assert tool.annotations.read_only_hint
        assert len(tool.description or "") > 100
        assert all(parameter["description"] for parameter in tool.input_schema["properties"].values())


def test_an_answer_has_its_citations_with_exact_lines(session: Session) -> None:
    reply = session.result_of("ask", question=GROWTH)
    check_reply(reply, SEEDS)
    assert reply["answer"] == "9.6%"
    (citation,) = reply["citations"]
    assert (citation["source"], citation["line_first"], citation["line_last"]) == (PAGE, 33, 33)


def test_a_model_that_reads_only_text_gets_the_same_as_text(session: Session) -> None:
    called = session.call("search", query=GROWTH, limit=2)
    (block,) = called.content
    assert block.type == "text"
    assert json.loads(block.text) == called.structured_content


def test_what_is_not_printed_is_no_answer_with_the_reason(session: Session) -> None:
    reply = session.result_of("ask", question="三季度郑州高新区GDP同比增长多少？")
    check_reply(reply, SEEDS)
    assert (reply["status"], reply["citations"]) == ("no_answer", [])
    assert "三季度" in reply["reason"]


def test_the_day_of_the_question_is_the_day_that_last_year_is_counted_from(session: Session) -> None:
    reply = session.result_of("ask", question="去年三季度郑州高新区GDP同比增长多少？", asked_on="2020-02-29")
    assert "2019年三季度" in reply["reason"]


@pytest.mark.parametrize("nowhere", [{"source": "other.txt"}, {"page": "Z99"}, {"paper": "晚报"}, {"issue": "7"}])
def test_filters_narrow_what_is_asked_and_searched(session: Session, nowhere: dict[str, str]) -> None:
    assert session.result_of("ask", question=GROWTH, filters=nowhere)["status"] == "no_answer"
    assert session.result_of("search", query=GROWTH, filters=nowhere)["passages"] == []
    assert session.result_of("search", query=GROWTH, filters={"source": PAGE})["passages"]


def test_an_article_without_a_day_is_in_no_days(session: Session) -> None:
    days = {"date_from": "2023-01-01", "date_to": "2023-12-31"}
    assert session.result_of("search", query=GROWTH, filters=days)["passages"] == []


def test_passages_come_best_first_word_for_word_with_their_lines(session: Session) -> None:
    passages = session.result_of("search", query="固定资产投资", limit=3)["passages"]
    assert len(passages) == 3
    assert [one["score"] for one in passages] == sorted((one["score"] for one in passages), reverse=True)
    for passage in passages:
        check_fields(passage, PASSAGE)
        assert stands_in(passage["text"], passage, SEEDS)


def test_an_article_is_the_one_that_the_web_shows(session: Session, client: FlaskClient) -> None:
    article_id = session.result_of("ask", question=GROWTH)["citations"][0]["article_id"]
    shown = client.get(f"/articles/{article_id}", headers={"Accept": "application/json"}).get_json()
    assert session.result_of("get_article", article_id=article_id) == shown


def test_the_pages_are_listed_in_parts(session: Session) -> None:
    listed = session.result_of("list_issues")
    assert listed["total"] == 1
    assert [(page["source"], page["articles"]) for page in listed["issues"]] == [(PAGE, 5)]
    assert session.result_of("list_issues", offset=1)["issues"] == []


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("ask", {}, "question"),
        ("ask", {"question": " \n"}, "at least 1 character"),
        ("ask", {"question": "问" * 501}, "at most 500 characters"),
        ("ask", {"question": GROWTH, "asked_on": "2026-02-30"}, "expected YYYY-MM-DD"),
        ("search", {"query": GROWTH, "filters": {"date_from": "yesterday"}}, "expected YYYY-MM-DD"),
        (
            "search",
            {"query": GROWTH, "filters": {"date_from": "2024-02-01", "date_to": "2024-01-01"}},
            "before date_from",
        ),
        ("search", {"query": GROWTH, "filters": {"colour": "red"}}, "filters.colour"),
        ("search", {"query": GROWTH, "filters": {"paper": " "}}, "at least 1 character"),
        ("search", {"query": GROWTH, "date_from": "2024-01-01"}, "date_from"),
        ("search", {"query": GROWTH, "limit": 21}, "less than or equal to 20"),
        ("get_article", {"article_id": "none"}, "There is no article 'none'"),
        ("list_issues", {"offset": -1}, "greater than or equal to 0"),
    ],
)
def test_an_argument_that_is_off_is_told_and_the_session_goes_on(
    session: Session, tool: str, arguments: dict[str, object], said: str
) -> None:
    called = session.call(tool, **arguments)
    assert called.is_error
    assert said in getattr(called.content[0], "text", "")
    assert session.result_of("list_issues")["total"] == 1


def test_standard_output_holds_nothing_but_messages_even_while_the_archive_is_built(
    copied: Settings, tmp_path: Path
) -> None:
    command = [sys.executable, *arguments_of(copied, "--archive", f"{tmp_path}/fresh")]
    with subprocess.Popen(
        command,
        cwd=PROJECT,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as served:
        assert served.stdin
        assert served.stdout
        client = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "raw", "version": "1"}}
        initialized = _exchanged(served.stdin, served.stdout, {"id": 1, "method": "initialize", "params": client})
        assert initialized["result"]["serverInfo"]["name"] == "wenbao"
        served.stdin.write('{"jsonrpc": "2.0", "method": "notifications/initialized"}\n')
        asked = {"name": "ask", "arguments": {"question": GROWTH}}
        reply = _exchanged(served.stdin, served.stdout, {"id": 2, "method": "tools/call", "params": asked})
        assert reply["result"]["structuredContent"]["answer"] == "9.6%"
        rest, said = served.communicate(timeout=PATIENCE_S)
    assert rest == ""
    assert served.returncode == 0
    assert "passages" in said
    assert "Traceback" not in said


def _exchanged(sent: Any, received: Any, message: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401  text streams
    sent.write(json.dumps({"jsonrpc": "2.0"} | message) + "\n")
    sent.flush()
    answer: dict[str, Any] = json.loads(received.readline())
    assert answer["id"] == message["id"]
    return answer


def test_a_page_of_another_host_cannot_call_the_tools_through_a_browser(address: str) -> None:
    for header in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
        headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"} | header
        with pytest.raises(HTTPError) as refused:
            urlopen(
                Request(address, b'{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}', headers), timeout=PATIENCE_S
            )
        assert refused.value.code in {403, 421}


def test_where_reading_is_not_open_only_who_shows_a_token_is_let_in(archived: Settings, tmp_path: Path) -> None:
    secret = Tokens(tmp_path / "tokens.json").add("agent", Right.READ)
    body = b'{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}'
    headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    closed = {"WENBAO_READING": "token", "WENBAO_TOKENS": str(tmp_path / "tokens.json")}
    with served_over_http(archived, **closed) as address:
        for wrong in ({}, {"Authorization": "Bearer wb_wrong"}, {"Authorization": f"Basic {secret}"}):
            with pytest.raises(HTTPError) as refused:
                urlopen(Request(address, body, headers | wrong), timeout=PATIENCE_S)
            assert (refused.value.code, refused.value.headers["WWW-Authenticate"]) == (401, 'Bearer realm="wenbao"')
        right = headers | {"Authorization": f"Bearer {secret}"}
        with urlopen(Request(address, body, right), timeout=PATIENCE_S) as response:
            assert len(json.load(response)["result"]["tools"]) == 4


def test_without_the_package_the_command_says_how_to_get_it(archived: Settings, tmp_path: Path) -> None:
    (tmp_path / "mcp.py").write_text("raise ModuleNotFoundError(name='mcp')", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, *arguments_of(archived)],
        cwd=PROJECT,
        env=ENVIRONMENT | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install -r requirements-mcp.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_named_with_a_way_out(archived: Settings, url: str) -> None:
    port = urlsplit(url).port
    assert port
    done = subprocess.run(
        [sys.executable, *arguments_of(archived, "--http", "--port", str(port))],
        cwd=PROJECT,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Port {port} on 127.0.0.1 is in use" in done.stderr
    assert f"--port {port + 1}" in done.stderr
