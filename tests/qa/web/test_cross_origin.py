"""Pages of other origins, and other names for this service."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.access import Access
from qa.web.app import create_app
from tests.conftest import SEEDS, intake_of
from tests.qa.web.desks import READING_TOKEN, tokens_in
from tests.qa.web.test_bad_requests import check_problem

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from qa.service import Service

FRIEND, STRANGER = "https://news.example.org", "https://evil.example"
PREFLIGHT = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type,authorization"}


@pytest.fixture
def friendly(service: Service, tmp_path: Path) -> FlaskClient:
    """A client of an application that reading needs a token of, and that a friend's pages may ask."""
    access = Access(tokens_in(tmp_path), is_open=False, origins=frozenset({FRIEND}), framed_by=FRIEND)
    return create_app(service, intake_of(service, SEEDS), access).test_client()


def test_a_preflight_of_a_friend_needs_no_token_and_says_what_may_be_sent(friendly: FlaskClient) -> None:
    response = friendly.options("/ask", headers={"Origin": FRIEND, **PREFLIGHT})
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Origin"] == FRIEND
    assert "POST" in response.headers["Access-Control-Allow-Methods"]
    assert {"Authorization", "Content-Type"} <= set(response.headers["Access-Control-Allow-Headers"].split(", "))
    assert "Access-Control-Allow-Credentials" not in response.headers


def test_a_friend_reads_replies_and_refusals_and_a_stranger_none(friendly: FlaskClient) -> None:
    token = {"Authorization": f"Bearer {READING_TOKEN}"}
    for headers, status in ((token, 200), ({}, 401)):
        response = friendly.get("/issues", headers={"Origin": FRIEND, **headers})
        assert (response.status_code, response.headers["Access-Control-Allow-Origin"]) == (status, FRIEND)
        assert "Origin" in response.headers["Vary"]
    for origin in (STRANGER, "null", f"{FRIEND}.evil.example", ""):
        refused = friendly.options("/ask", headers={"Origin": origin, **PREFLIGHT})
        assert "Access-Control-Allow-Origin" not in refused.headers
        seen = friendly.get("/issues", headers={"Origin": origin, **token})
        assert "Access-Control-Allow-Origin" not in seen.headers


def test_pages_may_be_framed_by_friends_only(friendly: FlaskClient, client: FlaskClient) -> None:
    assert f"frame-ancestors {FRIEND}" in friendly.get("/sign-in").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in client.get("/sign-in").headers["Content-Security-Policy"]


def test_without_the_setting_no_other_origin_is_let_in(client: FlaskClient) -> None:
    response = client.get("/issues", headers={"Origin": STRANGER})
    assert "Access-Control-Allow-Origin" not in response.headers
    assert "Allow" in client.options("/ask", headers={"Origin": STRANGER, **PREFLIGHT}).headers


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:9", "[::1]:8000", "[::1]", "LOCALHOST"])
def test_the_service_answers_to_its_names(service: Service, host: str) -> None:
    access = Access(hosts=frozenset({"localhost", "127.0.0.1", "[::1]"}))
    client = create_app(service, intake_of(service, SEEDS), access).test_client()
    assert client.get("/issues", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "", "a b", "[::1]x"],
)
def test_a_name_that_a_page_elsewhere_pointed_here_is_refused(service: Service, host: str) -> None:
    access = Access(hosts=frozenset({"localhost", "127.0.0.1", "[::1]"}))
    client = create_app(service, intake_of(service, SEEDS), access).test_client()
    assert client.get("/issues", headers={"Host": host}).status_code in {400, 403}
    assert client.get("/", headers={"Host": host, "Accept": "text/html"}).status_code in {400, 403}


def test_a_name_that_is_refused_is_told_with_the_setting(service: Service) -> None:
    client = create_app(service, intake_of(service, SEEDS), Access(hosts=frozenset({"localhost"}))).test_client()
    assert "WENBAO_HOSTS" in check_problem(client.get("/issues", headers={"Host": "evil.example"}), 403)["detail"]
