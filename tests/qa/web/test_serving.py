"""The real server on loopback: many questions at a time, and a port that is taken."""

from __future__ import annotations

import json
import socket
from concurrent.futures import ThreadPoolExecutor
from urllib.request import Request, urlopen

import pytest

from index.errors import SettingsError
from qa.web.serving import listen

QUESTIONS = {
    "一季度郑州高新区GDP同比增长多少？": "9.6%",
    "固定资产投资同比增长多少？": "18.1%",
    "三季度郑州高新区GDP同比增长多少？": None,
    "北京阿帕科蓝科技有限公司是哪一年成立的？": "2017年",
}


def asked(url: str, question: str, accept: str = "application/json") -> str:
    body = json.dumps({"question": question}).encode()
    request = Request(f"{url}/ask", body, {"Content-Type": "application/json", "Accept": accept})
    with urlopen(request, timeout=60) as response:
        text: str = response.read().decode("utf-8")
    return text


def test_twenty_questions_at_a_time_all_get_the_answers_they_get_alone(url: str) -> None:
    questions = list(QUESTIONS) * 5
    with ThreadPoolExecutor(max_workers=20) as pool:
        replies = [json.loads(text) for text in pool.map(lambda question: asked(url, question), questions)]
    assert [reply["answer"] for reply in replies] == [QUESTIONS[question] for question in questions]
    for question in QUESTIONS:
        same = [{**reply, "took_ms": 0.0} for reply in replies if reply["question"] == question]
        assert same == [same[0]] * 5


def test_twenty_streams_at_a_time_all_come_to_their_end(url: str) -> None:
    questions = list(QUESTIONS) * 5
    with ThreadPoolExecutor(max_workers=20) as pool:
        streams = list(pool.map(lambda question: asked(url, question, "text/event-stream"), questions))
    assert all(stream.count("event: done\n") == 1 and "event: problem" not in stream for stream in streams)


def test_a_port_is_taken_from_the_moment_it_is_bound() -> None:
    first = listen("127.0.0.1", 0)
    port = first.socket.getsockname()[1]
    try:
        with pytest.raises(SettingsError, match=f"Port {port} on 127.0.0.1 is in use.*--port {port + 1}"):
            listen("127.0.0.1", port)
    finally:
        first.socket.close()


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70_000), ("127.0.0.1", -1), ("no.such.host.invalid", 8000)])
def test_an_address_that_cannot_be_had_is_refused_with_one_sentence(host: str, port: int) -> None:
    with pytest.raises(SettingsError, match=str(port)):
        listen(host, port)


def test_a_free_port_can_be_had_again_right_after_it_is_given_back() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    listen("127.0.0.1", port).socket.close()
    listen("127.0.0.1", port).socket.close()
