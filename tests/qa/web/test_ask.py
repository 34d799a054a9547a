"""The contract of /ask: what is sent, what comes back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.words import words_of
from tests.conftest import PAGE, SEEDS
from tests.qa.checking import check_reply
from tests.qa.conftest import BRIDGE, HOSTILE, LIBRARY
from tests.qa.web.reading_events import events_in

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

GROWTH = "一季度郑州高新区GDP同比增长多少？"
WORDS = sorted({word.text for word in words_of((SEEDS / PAGE).read_text(encoding="utf-8")) if word.solid})
ASKING = [
    "",
    "是多少？",
    "增长多少？",
    "是谁？",
    "在哪里？",
    "是什么时候？",
    "有哪些？",
    "多少家？",
    "什么？",
    "怎么样？",
]
EVENTS = {"Accept": "text/event-stream"}


def asked(client: FlaskClient, question: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401  any JSON
    response = client.post("/ask", json={"question": question, **fields})
    assert response.status_code == 200, response.text
    document: dict[str, Any] = response.get_json()
    return document


def without_time(reply: dict[str, Any]) -> dict[str, Any]:
    assert reply["took_ms"] >= 0
    return {name: value for name, value in reply.items() if name != "took_ms"}


def test_an_answered_reply_has_every_field_of_the_contract(client: FlaskClient) -> None:
    reply = asked(client, GROWTH)
    check_reply(reply, SEEDS)
    assert (reply["status"], reply["answer"], reply["question"]) == ("answered", "9.6%", GROWTH)
    (citation,) = reply["citations"]
    assert (citation["source"], citation["line_first"], citation["line_last"]) == (PAGE, 33, 33)
    assert (citation["issue_date"], citation["page"]) == (None, None)
    assert citation["quote"].endswith("同比增长9.6%。")
    assert citation["quote"][citation["answer_start"] : citation["answer_end"]] == "9.6%"
    assert 1 <= len(reply["passages"]) <= 5


def test_a_reply_without_an_answer_has_a_reason_and_the_nearest_passages(client: FlaskClient) -> None:
    reply = asked(client, "三季度郑州高新区GDP同比增长多少？")
    check_reply(reply, SEEDS)
    assert (reply["status"], reply["answer"], reply["citations"]) == ("no_answer", None, [])
    assert "三季度" in reply["reason"]
    assert reply["passages"]


def test_a_reply_is_json_in_utf_8_with_its_characters_as_they_are(client: FlaskClient) -> None:
    response = client.post("/ask", json={"question": GROWTH})
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert "郑州高新区" in response.data.decode("utf-8")


def test_a_question_in_the_address_gets_the_same_reply(client: FlaskClient) -> None:
    response = client.get("/ask", query_string={"q": GROWTH})
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert without_time(response.get_json()) == without_time(asked(client, GROWTH))


def test_asking_for_the_head_of_a_reply_is_as_good_as_asking_for_the_reply(client: FlaskClient) -> None:
    response = client.head("/ask", query_string={"q": GROWTH})
    assert (response.status_code, response.data) == (200, b"")


def test_white_space_around_a_question_does_not_count(client: FlaskClient) -> None:
    assert without_time(asked(client, f" \n\t{GROWTH}\u3000")) == without_time(asked(client, GROWTH))


def test_null_leaves_an_optional_field_out(client: FlaskClient) -> None:
    nothing = {"history": None, "filters": None, "asked_on": None, "top_k": None}
    assert without_time(asked(client, GROWTH, **nothing)) == without_time(asked(client, GROWTH))


@pytest.mark.parametrize("count", [1, 3, 20])
def test_top_k_bounds_the_passages_and_keeps_the_answer(client: FlaskClient, count: int) -> None:
    reply = asked(client, GROWTH, top_k=count)
    most = asked(client, GROWTH, top_k=20)["passages"]
    assert reply["passages"] == most[:count]
    assert reply["answer"] == "9.6%"


def test_a_follow_up_is_completed_and_the_reply_says_how(client: FlaskClient) -> None:
    reply = asked(client, "那一季度呢？", history=[{"question": "三季度郑州高新区GDP同比增长多少？", "answer": ""}])
    assert reply["question"] == GROWTH
    assert reply["answer"] == "9.6%"


def test_an_earlier_question_may_stand_without_its_answer(client: FlaskClient) -> None:
    turn = {"question": "三季度郑州高新区GDP同比增长多少？"}
    for answer in ({}, {"answer": None}, {"answer": ""}):
        assert asked(client, "那一季度呢？", history=[turn | answer])["answer"] == "9.6%"


def test_the_question_of_a_reply_can_be_sent_as_history_even_where_completing_made_it_long(client: FlaskClient) -> None:
    last = "谁会见了" + ("北京阿帕科蓝科技有限公司" * 50)[:495] + "？"
    completed = asked(client, "那去年呢？", history=[{"question": last}])["question"]
    assert len(completed) > 500
    asked(client, GROWTH, history=[{"question": completed, "answer": ""}])


def test_the_day_of_the_question_is_the_day_that_last_year_is_counted_from(client: FlaskClient) -> None:
    reply = asked(client, "去年三季度郑州高新区GDP同比增长多少？", asked_on="2020-02-29")
    assert "2019年三季度" in reply["reason"]


@pytest.mark.parametrize(
    ("filters", "sources"),
    [
        ({}, {LIBRARY, BRIDGE, HOSTILE}),
        ({"source": BRIDGE}, {BRIDGE}),
        ({"page": "A01"}, {LIBRARY}),
        ({"paper": "青河日报"}, {BRIDGE}),
        ({"issue": "618"}, {BRIDGE}),
        ({"paper": "青河日报", "page": "B02", "issue": None}, {BRIDGE}),
        ({"date_from": "2024-03-06"}, {BRIDGE}),
        ({"date_to": "2024-03-05"}, {LIBRARY}),
        ({"date_from": "2024-03-05", "date_to": "2024-04-18"}, {LIBRARY, BRIDGE}),
        ({"date_from": "2024-04-18", "date_to": "2024-04-18"}, {BRIDGE}),
        ({"date_from": "2024-01-01", "source": None, "page": None}, {LIBRARY, BRIDGE}),
    ],
)
def test_filters_narrow_the_search_and_an_article_without_a_date_is_in_no_date_scope(
    own_client: FlaskClient, own_seeds: Path, filters: dict[str, str], sources: set[str]
) -> None:
    reply = asked(own_client, "青河大桥和图书馆和集市", filters=filters, top_k=20)
    check_reply(reply, own_seeds)
    assert {passage["source"] for passage in reply["passages"]} == sources


def test_the_date_and_the_page_of_a_file_stand_in_the_citation(own_client: FlaskClient, own_seeds: Path) -> None:
    reply = asked(own_client, "青河大桥全长多少米？")
    check_reply(reply, own_seeds)
    assert reply["answer"] == "2310米"
    (citation,) = reply["citations"]
    assert (citation["issue_date"], citation["page"], citation["source"]) == ("2024-04-18", "B02", BRIDGE)
    assert (citation["paper"], citation["issue"]) == ("青河日报", "618")


@pytest.mark.parametrize(
    "filters",
    [
        {"source": "no_such_page.txt"},
        {"page": "Z99"},
        {"paper": "青河晚报"},
        {"date_from": "2035-01-01"},
        {"source": BRIDGE, "page": "A01"},
    ],
)
def test_a_scope_that_holds_nothing_gets_no_answer_and_is_told_so(
    own_client: FlaskClient, filters: dict[str, str]
) -> None:
    reply = asked(own_client, "青河大桥全长多少米？", filters=filters)
    assert (reply["status"], reply["passages"]) == ("no_answer", [])
    assert "没有稿件" in reply["reason"]


def test_an_answer_outside_the_scope_is_not_given(own_client: FlaskClient) -> None:
    assert asked(own_client, "青河大桥全长多少米？", filters={"source": LIBRARY})["status"] == "no_answer"


def test_events_come_as_passages_then_answer_then_the_whole_reply(client: FlaskClient) -> None:
    with client.post("/ask", json={"question": GROWTH}, headers=EVENTS) as response:
        assert response.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        events = events_in(response.get_data(as_text=True))
    whole = asked(client, GROWTH)
    assert [name for name, _ in events] == ["passages", "answer", "done"]
    found = events[0][1]
    assert found["question"] == GROWTH
    assert found["passages"]  # as they were found; reading puts them in their order
    assert "".join(data["text"] for name, data in events if name == "answer") == whole["answer"]
    assert without_time(events[-1][1]) == without_time(whole)


def test_events_without_an_answer_are_passages_and_the_whole_reply(client: FlaskClient) -> None:
    question = "三季度郑州高新区GDP同比增长多少？"
    with client.post("/ask", json={"question": question}, headers=EVENTS) as response:
        events = events_in(response.get_data(as_text=True))
    assert [name for name, _ in events] == ["passages", "done"]
    assert without_time(events[-1][1]) == without_time(asked(client, question))


def test_a_bad_question_is_refused_before_the_stream_begins(client: FlaskClient) -> None:
    with client.post("/ask", json={"question": ""}, headers=EVENTS) as response:
        assert (response.status_code, response.mimetype) == (400, "application/problem+json")


def test_a_stream_that_nobody_reads_to_its_end_frees_its_place(client: FlaskClient) -> None:
    for _ in range(12):
        client.post("/ask", json={"question": GROWTH}, headers=EVENTS).close()
    assert asked(client, GROWTH)["answer"] == "9.6%"


@settings(max_examples=30, deadline=None)  # others in each run; an example is a whole question read
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.sampled_from(ASKING))
def test_whatever_is_asked_every_citation_stands_in_its_file(app: Flask, words: list[str], asking: str) -> None:
    question = ("".join(words) + asking)[:500]
    check_reply(asked(app.test_client(), question), SEEDS)


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_text_at_all_gets_a_reply_or_a_problem(app: Flask, text: str) -> None:
    response = app.test_client().post("/ask", data=json.dumps({"question": text}), content_type="application/json")
    assert response.status_code in {200, 400}
    if response.status_code == 200:
        check_reply(response.get_json(), SEEDS)
