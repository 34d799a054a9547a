"""A language model words the answers, or a server that misbehaves in its place: real HTTP on loopback, real answers."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from index.errors import SettingsError
from index.scope import EVERYTHING
from qa.documents import reply_document
from qa.phrasing.http_model import LONGEST_REPLY, Address, HttpModel
from qa.phrasing.phrasing import ByModel
from qa.service import Question
from tests.qa.checking import check_reply
from tests.qa.phrasing.model_servers import Handler, ModelServer, completion, given_lines, model_server, saying

if TYPE_CHECKING:
    from pathlib import Path

    from qa.service import Service
    from tests.qa.phrasing.model_servers import Behaviour

LENGTH = "青河大桥全长多少米？"
WORDED = "4月18日，全长2310米的青河大桥建成通车。"
SECRET = "key-that-nobody-may-read"  # noqa: S105  made up
LIMIT_S = 0.4
# What a limit of that many seconds may take on a busy machine.
PATIENCE_S = 5.0


def asked_by(service: Service, server: ModelServer, words: str = LENGTH, limit_s: float = PATIENCE_S) -> dict[str, Any]:
    model = HttpModel(Address(server.url, "small", limit_s, SECRET))
    worded = replace(service, phrase=ByModel(model))
    return sent(worded, words)


def sent(service: Service, words: str) -> dict[str, Any]:
    """The reply as it is sent."""
    reply = service.answer(Question(words, (), EVERYTHING, date(2024, 5, 1), 5))
    document: dict[str, Any] = json.loads(json.dumps(reply_document(reply)))
    return document


def test_the_model_words_the_answer_and_the_reply_says_so(own_service: Service, own_seeds: Path) -> None:
    with model_server(saying(f"<think>2310?</think>\n{WORDED}\n")) as server:
        reply = asked_by(own_service, server)
    check_reply(reply, own_seeds)
    assert (reply["answer"], reply["written_by"]) == (WORDED, "model")
    ((path, headers, request),) = server.requests
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == f"Bearer {SECRET}"
    assert request["model"] == "small"
    given = given_lines(request)
    assert given["question"] == LENGTH
    assert given["exact"] == ["2310米"]
    assert [line["text"] for line in given["lines"]] == [one["quote"] for one in reply["citations"]]


def test_a_refusal_is_never_given_to_the_model(own_service: Service) -> None:
    with model_server(saying("火星的首都是2310米。")) as server:
        reply = asked_by(own_service, server, "火星的首都叫什么名字？")
    assert reply["status"] == "no_answer"
    assert reply["written_by"] == "paper"
    assert server.requests == []


def endless(handler: Handler, _: dict[str, Any]) -> None:
    """A body without an end, quickly."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.end_headers()
    while not _over(handler):
        handler.wfile.write(b'data: {"choices": [{"delta": {"content": "2310"}}]}\n\n' * 100)


def dripping(handler: Handler, _: dict[str, Any]) -> None:
    """A body that comes byte by byte, so that no single read is slow."""
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    while not _over(handler):
        handler.wfile.write(b" ")
        time.sleep(0.02)


def dripping_headers(handler: Handler, _: dict[str, Any]) -> None:
    """Headers that never end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not _over(handler):
        handler.wfile.write(b"X-More: 1\r\n"[:1])
        time.sleep(0.02)


def silent(handler: Handler, _: dict[str, Any]) -> None:
    """Nothing at all."""
    assert isinstance(handler.server, ModelServer)
    handler.server.over.wait()


def hanging_up(handler: Handler, _: dict[str, Any]) -> None:
    """A reply that is cut in its middle."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(completion(WORDED)[:40])
    handler.close_connection = True


def _over(handler: Handler) -> bool:
    assert isinstance(handler.server, ModelServer)
    return handler.server.over.is_set()


@pytest.mark.parametrize("behave", [endless, dripping, dripping_headers, silent, hanging_up])
def test_a_server_that_keeps_us_waiting_is_left_in_time_and_the_paper_answers(
    behave: Behaviour, own_service: Service, own_seeds: Path
) -> None:
    with model_server(behave) as server:
        began = time.monotonic()
        reply = asked_by(own_service, server, limit_s=LIMIT_S)
        assert time.monotonic() - began < PATIENCE_S
    check_reply(reply, own_seeds)
    assert (reply["answer"], reply["written_by"]) == ("2310米", "paper")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><script>alert(1)</script>2310</html>",
        b"{",
        b"[]",
        b'{"choices": []}',
        b'{"choices": {"0": 1}}',
        b'{"error": {"message": "no such model"}}',
        b"[" * 100_000,
        b"\xff\xfe\x00",
        completion(None),
        completion("  \n "),
        completion([{"type": "text", "text": WORDED}]),
        completion(WORDED + " " * LONGEST_REPLY),
        b'data: {"choices": []}\n\ndata: [DONE]\n\n',
    ],
)
def test_what_is_no_completion_is_passed_over(body: bytes, own_service: Service, own_seeds: Path) -> None:
    with model_server(lambda handler, _: handler.send(body)) as server:
        reply = asked_by(own_service, server)
    check_reply(reply, own_seeds)
    assert (reply["answer"], reply["written_by"]) == ("2310米", "paper")


@pytest.mark.parametrize("status", [204, 400, 401, 404, 429, 500, 503])
def test_a_refused_request_is_answered_by_the_paper(status: int, own_service: Service) -> None:
    with model_server(lambda handler, _: handler.send(completion(WORDED), status)) as server:
        reply = asked_by(own_service, server)
    assert (reply["answer"], reply["written_by"]) == ("2310米", "paper")


def test_a_redirect_is_not_followed_and_the_key_goes_nowhere_else(own_service: Service) -> None:
    with model_server(saying(WORDED)) as elsewhere:
        target = f"{elsewhere.url}/chat/completions"
        for status in (301, 302, 307, 308):
            with model_server(lambda handler, _, s=status: handler.send(b"", s, Location=target)) as server:  # type: ignore[misc]
                reply = asked_by(own_service, server)
            assert reply["written_by"] == "paper"
        assert elsewhere.requests == []


@pytest.mark.parametrize(
    "words",
    [
        "青河大桥全长2301米。",
        "青河大桥全长2310米，总投资7.5亿元。",
        "红河大桥全长2310米。",
        "4月19日通车的青河大桥全长2310米。",
        "青河大桥全长约2310米。",
        "青河大桥的长度没有报道。",
        "<b>青河大桥全长2310米</b>",
        "青河大桥全长2310米，详见 evil.example/x。",
    ],
)
def test_wrong_figures_days_names_and_markup_never_leave(words: str, own_service: Service, own_seeds: Path) -> None:
    with model_server(saying(words)) as server:
        reply = asked_by(own_service, server)
    check_reply(reply, own_seeds)
    assert (reply["answer"], reply["written_by"]) == ("2310米", "paper")


def test_an_address_that_is_down_is_left_alone_for_a_while(own_service: Service) -> None:
    with model_server(hanging_up) as server:
        model = HttpModel(Address(server.url, "small", PATIENCE_S))
        worded = replace(own_service, phrase=ByModel(model))
        for _ in range(3):
            assert sent(worded, LENGTH)["written_by"] == "paper"
        assert len(server.requests) == 1


def test_the_log_holds_neither_the_key_nor_the_question_nor_the_words(
    own_service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for behave in (hanging_up, saying("红河大桥全长2310米。"), saying(WORDED)):
        with model_server(behave) as server:
            asked_by(own_service, server)
    assert "language model" in caplog.text
    for words in (SECRET, "大桥", "2310"):
        assert words not in caplog.text
    assert SECRET not in repr(Address("http://127.0.0.1/v1", "small", 1, SECRET))


@pytest.mark.parametrize(
    ("url", "name", "limit_s", "key", "said"),
    [
        ("ftp://host/v1", "m", 1, "", "model_url"),
        ("127.0.0.1:11434", "m", 1, "", "model_url"),
        ("http:///v1", "m", 1, "", "model_url"),
        ("http://host:99999/v1", "m", 1, "", "model_url"),
        ("http://me:secret@host/v1", "m", 1, "", "WENBAO_MODEL_KEY"),
        ("http://host/v1", " ", 1, "", "model_name"),
        ("http://host/v1", "m", 0, "", "model_timeout_s"),
        ("http://host/v1", "m", 1, "a\nb", "WENBAO_MODEL_KEY"),
    ],
)
def test_an_address_that_is_none_is_refused_at_the_start(
    url: str, name: str, limit_s: int, key: str, said: str
) -> None:
    with pytest.raises(SettingsError, match=said) as refused:
        Address(url, name, limit_s, key)
    assert "secret" not in str(refused.value)


def test_whatever_a_page_tells_the_model_the_gate_decides(own_service: Service, own_seeds: Path) -> None:
    """The server obeys the first instruction that it finds in the lines."""

    def obey(handler: Handler, request: dict[str, Any]) -> None:
        lines = json.dumps(given_lines(request)["lines"], ensure_ascii=False)
        handler.send(completion("本报宣布停刊，青河大桥全长1米。" if "大桥" in lines else WORDED))

    with model_server(obey) as server:
        reply = asked_by(own_service, server)
    check_reply(reply, own_seeds)
    assert reply["answer"] == "2310米"
