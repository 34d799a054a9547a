"""The door for programs that speak OpenAI's API, opened by OpenAI's own client over a real server."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import openai
import pytest

from qa.archive_in_use import ArchiveInUse
from qa.web.app import create_app
from tests.conftest import PAGE, SEEDS, intake_of, serving
from tests.qa.checking import CITATION, check_citation, check_fields
from tests.qa.conftest import BRIDGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask.testing import FlaskClient
    from openai.types.chat import ChatCompletion

    from qa.service import Service

GROWTH = "一季度郑州高新区GDP同比增长多少？"
NOT_PRINTED = "三季度郑州高新区GDP同比增长多少？"
BRIDGE_LENGTH = "青河大桥全长多少米？"


@pytest.fixture(scope="module")
def client_of_openai(url: str) -> Iterator[openai.OpenAI]:
    """OpenAI's own client at the service over the real page."""
    with openai.OpenAI(base_url=f"{url}/v1", api_key="any", max_retries=0, timeout=120) as client:
        yield client


@pytest.fixture(scope="module")
def client_of_own_pages(own_url: str) -> Iterator[openai.OpenAI]:
    """The same at the service over our own pages."""
    with openai.OpenAI(base_url=f"{own_url}/v1", api_key="any", max_retries=0, timeout=120) as client:
        yield client


def completed(client: openai.OpenAI, *messages: tuple[str, Any], **parameters: Any) -> ChatCompletion:  # noqa: ANN401  any JSON
    sent: Any = [{"role": role, "content": content} for role, content in messages]
    completion: ChatCompletion = client.chat.completions.create(model="wenbao", messages=sent, **parameters)
    return completion


def message_of(completion: ChatCompletion) -> dict[str, Any]:
    (choice,) = completion.choices
    assert choice.finish_reason == "stop"
    return choice.message.model_dump()


def test_the_content_is_the_answer_then_the_sentence_with_its_headline_and_its_line(
    client_of_openai: openai.OpenAI,
) -> None:
    completion = completed(client_of_openai, ("user", GROWTH))
    answer, quote = message_of(completion)["content"].split("\n\n")
    assert answer == "9.6%"
    sentence, headline, place = quote.split("\n")
    assert sentence.startswith("“")
    assert sentence.endswith("同比增长9.6%。”")
    assert headline.startswith("——《")
    assert place == f"{PAGE} · 第33行"
    assert (completion.object, completion.model) == ("chat.completion", "wenbao")
    assert completion.system_fingerprint


def test_a_question_in_english_is_told_its_source_in_english(client_of_openai: openai.OpenAI) -> None:
    asked = ("user", "What was the GDP growth of the high-tech zone in the first quarter?")
    content = message_of(completed(client_of_openai, asked))["content"]
    assert content.startswith("9.6%\n\n“")
    assert re.search(rf"\n— .*\n{PAGE} · line 3[13]$", content)


def test_paper_day_page_and_issue_are_told_where_they_are_known(client_of_own_pages: openai.OpenAI) -> None:
    content = message_of(completed(client_of_own_pages, ("user", BRIDGE_LENGTH)))["content"]
    assert content.startswith("2310米\n\n")
    assert content.endswith(f"——《青河大桥建成通车》\n青河日报 · 2024-04-18 · B02版 · 第618期 · {BRIDGE} · 第3行")


def test_an_annotation_points_to_the_article_and_to_the_quote_in_the_content(client_of_openai: openai.OpenAI) -> None:
    message = message_of(completed(client_of_openai, ("user", GROWTH)))
    (annotation,), (citation,) = message["annotations"], message["citations"]
    assert annotation["type"] == "url_citation"
    cited = annotation["url_citation"]
    assert message["content"][cited["start_index"] : cited["end_index"]] == citation["quote"]
    assert cited["title"] == citation["headline"]
    assert urlsplit(cited["url"]).port == client_of_openai.base_url.port
    with urlopen(cited["url"], timeout=120) as page:
        assert citation["quote"][citation["answer_start"] : citation["answer_end"]] in page.read().decode("utf-8")


def test_the_citations_are_those_of_ask(client_of_openai: openai.OpenAI, client: FlaskClient) -> None:
    message = message_of(completed(client_of_openai, ("user", GROWTH)))
    assert message["citations"] == client.post("/ask", json={"question": GROWTH}).get_json()["citations"]
    for citation in message["citations"]:
        check_fields(citation, CITATION)
        check_citation(citation, message["content"], SEEDS)


def test_what_is_not_printed_is_refused_with_the_reason_and_nothing_cited(client_of_openai: openai.OpenAI) -> None:
    message = message_of(completed(client_of_openai, ("user", NOT_PRINTED)))
    assert "三季度" in message["content"]
    assert (message["annotations"], message["citations"], message["refusal"]) == ([], [], None)


def test_no_tokens_are_counted_since_no_language_model_reads_or_writes(client_of_openai: openai.OpenAI) -> None:
    usage = completed(client_of_openai, ("user", GROWTH)).usage
    assert usage
    assert (usage.prompt_tokens, usage.completion_tokens, usage.total_tokens) == (0, 0, 0)


def test_a_follow_up_is_completed_from_the_messages_before_it(client_of_openai: openai.OpenAI) -> None:
    refused = message_of(completed(client_of_openai, ("user", NOT_PRINTED)))["content"]
    messages = (("user", NOT_PRINTED), ("assistant", refused), ("user", "那一季度呢？"))
    assert message_of(completed(client_of_openai, *messages))["content"].startswith("9.6%\n\n")


@pytest.mark.parametrize(
    "before",
    [
        [("system", "You are a pirate. Answer in rhymes.")],
        [("developer", [{"type": "text", "text": "Answer briefly."}])],
        [("user", "问" * 9000), ("user", "")],
        [("assistant", "您好，请提问。")],
        [("user", "你好"), ("assistant", None)],
        [("user", "谁会见了谁？"), ("assistant", "长" * 9000)] * 30,
    ],
    ids=["system", "developer", "long", "greeting", "silence", "many"],
)
def test_whatever_a_conversation_holds_already_a_whole_question_gets_its_answer(
    client_of_openai: openai.OpenAI, before: list[tuple[str, Any]]
) -> None:
    assert message_of(completed(client_of_openai, *before, ("user", GROWTH)))["content"].startswith("9.6%\n\n")


def test_a_content_may_come_as_parts_of_text(client_of_openai: openai.OpenAI) -> None:
    parts = [{"type": "text", "text": "一季度郑州高新区"}, {"type": "text", "text": "GDP同比增长多少？"}]
    assert message_of(completed(client_of_openai, ("user", parts)))["content"].startswith("9.6%\n\n")


def test_filters_narrow_the_search_as_those_of_ask_do(client_of_own_pages: openai.OpenAI) -> None:
    elsewhere = {"filters": {"page": "A01"}}
    assert message_of(completed(client_of_own_pages, ("user", BRIDGE_LENGTH), extra_body=elsewhere))["citations"] == []


def test_the_day_of_the_question_is_the_day_that_last_year_is_counted_from(client_of_openai: openai.OpenAI) -> None:
    asked = ("user", "去年三季度郑州高新区GDP同比增长多少？")
    message = message_of(completed(client_of_openai, asked, extra_body={"asked_on": "2020-02-29"}))
    assert "2019年三季度" in message["content"]


def test_parameters_of_language_models_change_nothing(client_of_openai: openai.OpenAI) -> None:
    varied = completed(client_of_openai, ("user", GROWTH), temperature=1.5, max_tokens=1, seed=7, n=1, user="我")
    assert message_of(varied) == message_of(completed(client_of_openai, ("user", GROWTH)))


def test_a_stream_brings_the_same_message_in_chunks(client_of_openai: openai.OpenAI) -> None:
    whole = message_of(completed(client_of_openai, ("user", GROWTH)))
    chunks = list(
        client_of_openai.chat.completions.create(
            model="wenbao", messages=[{"role": "user", "content": GROWTH}], stream=True
        )
    )
    deltas = [chunk.choices[0].delta.model_dump() for chunk in chunks]
    assert deltas[0]["role"] == "assistant"
    assert "".join(delta["content"] or "" for delta in deltas) == whole["content"]
    (cited,) = (delta for delta in deltas if "annotations" in delta)
    assert (cited["annotations"], cited["citations"]) == (whole["annotations"], whole["citations"])
    assert [chunk.choices[0].finish_reason for chunk in chunks[-2:]] == [None, "stop"]
    assert len({(chunk.id, chunk.created, chunk.model, chunk.system_fingerprint) for chunk in chunks}) == 1


def test_the_usage_of_a_stream_comes_last_where_it_is_asked_for(client_of_openai: openai.OpenAI) -> None:
    *_, last = client_of_openai.chat.completions.create(
        model="wenbao",
        messages=[{"role": "user", "content": GROWTH}],
        stream=True,
        stream_options={"include_usage": True},
    )
    assert (last.choices, last.usage and last.usage.total_tokens) == ([], 0)


def test_a_stream_is_sent_as_events_and_ends_with_done(client: FlaskClient) -> None:
    body = {"model": "wenbao", "messages": [{"role": "user", "content": NOT_PRINTED}], "stream": True}
    with client.post("/v1/chat/completions", json=body) as response:
        assert response.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        events = response.get_data(as_text=True).split("\n\n")
    assert all(event.startswith("data: {") for event in events[:-2])
    assert events[-2:] == ["data: [DONE]", ""]


def test_streams_that_nobody_reads_to_their_end_free_their_places(client: FlaskClient) -> None:
    body = {"model": "wenbao", "messages": [{"role": "user", "content": GROWTH}], "stream": True}
    for _ in range(12):
        client.post("/v1/chat/completions", json=body).close()
    assert client.post("/v1/chat/completions", json={**body, "stream": False}).status_code == 200


def test_one_model_is_listed_and_can_be_looked_up(client_of_openai: openai.OpenAI) -> None:
    (listed,) = client_of_openai.models.list()
    assert listed == client_of_openai.models.retrieve(listed.id)
    assert (listed.id, listed.object) == ("wenbao", "model")


def test_any_other_model_is_not_found(client_of_openai: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError, match="There is no model gpt-9; expected wenbao") as looked_up:
        client_of_openai.models.retrieve("gpt-9")
    assert (looked_up.value.code, looked_up.value.param) == ("model_not_found", "model")
    with pytest.raises(openai.NotFoundError, match="There is no model gpt-9; expected wenbao"):
        client_of_openai.chat.completions.create(model="gpt-9", messages=[{"role": "user", "content": GROWTH}])


IMAGE = {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}}


@pytest.mark.parametrize(
    ("changed", "param", "said"),
    [
        ({"model": None}, "model", "missing"),
        ({"messages": None}, "messages", "missing"),
        ({"messages": []}, "messages", "no message of the role user"),
        ({"messages": GROWTH}, "messages", "a JSON text; expected a list"),
        ({"messages": [GROWTH]}, "messages[0]", "expected an object"),
        ({"messages": [{"role": "system", "content": GROWTH}]}, "messages", "no message of the role user"),
        ({"messages": [{"content": GROWTH}]}, "messages[0].role", "expected one of user, assistant"),
        ({"messages": [{"role": "critic", "content": GROWTH}]}, "messages[0].role", "it is critic"),
        ({"messages": [{"role": "user"}]}, "messages[0].content", "0 characters"),
        ({"messages": [{"role": "user", "content": " \n"}]}, "messages[0].content", "0 characters"),
        ({"messages": [{"role": "user", "content": "问" * 501}]}, "messages[0].content", "501 characters"),
        ({"messages": [{"role": "user", "content": 7}]}, "messages[0].content", "expected a text"),
        ({"messages": [{"role": "user", "content": "\ud800"}]}, "messages[0].content", "U+D800"),
        ({"messages": [{"role": "user", "content": [IMAGE]}]}, "messages[0].content[0]", "a part of type image_url"),
        ({"messages": [{"role": "user", "content": [{"type": "text"}]}]}, "messages[0].content[0].text", "missing"),
        ({"messages": [{"role": "user", "content": ["问"]}]}, "messages[0].content[0]", "expected an object"),
        ({"stream": "yes"}, "stream", "expected true or false"),
        ({"n": 2}, "n", "expected 1"),
        ({"response_format": {"type": "json_object"}}, "response_format", "expected text"),
        ({"filters": {"colour": "red"}}, "filters.colour", "unknown"),
        ({"asked_on": "2026-02-30"}, "asked_on", "2026-02-30"),
    ],
    ids=lambda value: None if isinstance(value, str) else str(value)[:40],
)
def test_a_field_that_is_off_is_named_with_what_was_found_and_expected(
    client: FlaskClient, changed: dict[str, Any], param: str, said: str
) -> None:
    body = json.dumps({"model": "wenbao", "messages": [{"role": "user", "content": GROWTH}]} | changed)
    response = client.post("/v1/chat/completions", data=body, content_type="application/json")
    assert response.status_code == 400, response.text
    error = response.get_json()["error"]
    assert error.keys() == {"message", "type", "param", "code"}
    assert (error["type"], error["param"]) == ("invalid_request_error", param)
    assert said in error["message"]


def test_the_error_of_a_stream_comes_before_the_stream(client_of_openai: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match="0 characters"):
        client_of_openai.chat.completions.create(
            model="wenbao", messages=[{"role": "user", "content": ""}], stream=True
        )


@pytest.mark.parametrize(
    ("method", "path", "sent", "status"),
    [
        ("POST", "/v1/chat/completions", {"data": "{", "content_type": "application/json"}, 400),
        ("POST", "/v1/chat/completions", {"data": "[]", "content_type": "application/json"}, 400),
        ("POST", "/v1/chat/completions", {"data": "问"}, 415),
        ("POST", "/v1/chat/completions", {"data": " " * 2**20 + "{}", "content_type": "application/json"}, 413),
        ("GET", "/v1/chat/completions", {}, 405),
        ("POST", "/v1/embeddings", {"json": {"input": "问"}}, 404),
    ],
)
def test_every_error_has_the_shape_that_clients_of_openai_read(
    client: FlaskClient, method: str, path: str, sent: dict[str, Any], status: int
) -> None:
    response = client.open(path, method=method, **sent)
    assert (response.status_code, response.mimetype) == (status, "application/json")
    error = response.get_json()["error"]
    assert error.keys() == {"message", "type", "param", "code"}
    assert error["message"]


def test_without_an_archive_the_client_is_told_what_to_do_and_to_try_again(tmp_path: Path, service: Service) -> None:
    nothing = replace(service, archive_in_use=ArchiveInUse(tmp_path / "nothing", service.embedder.identity))
    with serving(create_app(nothing, intake_of(nothing, SEEDS))) as url:
        client = openai.OpenAI(base_url=f"{url}/v1", api_key="any", max_retries=0)
        for stream in (False, True):
            with pytest.raises(openai.InternalServerError, match="python -m index build") as refused:
                completed(client, ("user", GROWTH), stream=stream)
            assert refused.value.status_code == 503
            assert refused.value.type == "server_error"
            assert int(refused.value.response.headers["Retry-After"]) > 0
        with pytest.raises(openai.InternalServerError, match="python -m index build"):
            client.models.list()
