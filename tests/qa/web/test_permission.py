"""Who may use which door, by a header or by the cookie of a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.access import Access
from qa.web.app import create_app
from qa.web.permission import COOKIE
from tests.conftest import SEEDS, intake_of
from tests.qa.web.desks import READING_TOKEN, TOKEN, tokens_in
from tests.qa.web.test_bad_requests import check_problem

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from qa.service import Service

OPEN = ["/healthz", "/openapi.json", "/api", "/sign-in", "/static/style.css"]
READ = ["/", "/ask?q=增长", "/search?q=增长", "/issues", "/index", "/index/pages", "/readyz", "/metrics", "/desk"]
READ += ["/v1/models", "/articles/x", "/nothing"]
REBUILD = [("POST", "/index/rebuild"), ("PUT", "/index/pages/a.txt"), ("DELETE", "/index/pages/a.txt")]
OURS = {"Origin": "http://localhost"}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def closed(service: Service, tmp_path: Path) -> FlaskClient:
    """A client of an application that reading needs a token of, on the real page; nothing of it may change."""
    access = Access(tokens_in(tmp_path), is_open=False)
    return create_app(service, intake_of(service, tmp_path), access).test_client()


@pytest.mark.parametrize("address", OPEN)
def test_what_tells_nothing_of_the_archive_is_open(closed: FlaskClient, address: str) -> None:
    with closed.get(address) as response:
        assert response.status_code == 200


@pytest.mark.parametrize("address", READ)
def test_reading_needs_a_token_where_it_is_not_open(closed: FlaskClient, address: str) -> None:
    refused = closed.get(address)
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"] == 'Bearer realm="wenbao"'
    wrong = closed.get(address, headers=bearer("wb_wrong"))
    assert wrong.status_code == 401
    assert 'error="invalid_token"' in wrong.headers["WWW-Authenticate"]
    for token in (READING_TOKEN, TOKEN):
        with closed.get(address, headers=bearer(token)) as response:
            assert response.status_code in {200, 404}
            assert set(response.headers["Cache-Control"].split(", ")) & {"private", "no-store"}


def test_a_refusal_below_v1_is_what_clients_of_openai_read(closed: FlaskClient) -> None:
    error = closed.get("/v1/models").get_json()["error"]
    assert (error["type"], error["code"]) == ("authentication_error", "invalid_api_key")


@pytest.mark.parametrize(("method", "address"), REBUILD)
def test_a_token_that_may_only_read_changes_nothing(closed: FlaskClient, method: str, address: str) -> None:
    problem = check_problem(closed.open(address, method=method, headers=bearer(READING_TOKEN), data=b"x"), 403)
    assert "reader may only read" in problem["detail"]
    check_problem(closed.open(address, method=method, data=b"x"), 401)


def test_where_reading_is_open_any_key_is_taken_for_reading(client: FlaskClient) -> None:
    assert client.get("/v1/models", headers=bearer("any")).status_code == 200


def test_a_browser_that_only_looks_is_led_to_the_page_to_sign_in_and_back(closed: FlaskClient) -> None:
    response = closed.get("/search?q=增长", headers={"Accept": "text/html"})
    assert response.status_code == 303
    assert response.headers["Location"] == "/sign-in?next=%2Fsearch%3Fq%3D%E5%A2%9E%E9%95%BF"


def test_who_signs_in_gets_a_cookie_that_no_script_reads_and_no_other_site_sends(closed: FlaskClient) -> None:
    form = {"token": f" {READING_TOKEN} ", "next": "/issues?lang=en"}
    response = closed.post("/sign-in", data=form, headers=OURS)
    assert (response.status_code, response.headers["Location"]) == (303, "/issues?lang=en")
    cookie = response.headers["Set-Cookie"]
    for said in (COOKIE, "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age="):
        assert said in cookie
    assert "Secure" not in cookie  # on plain HTTP the browser would drop it
    assert closed.get("/issues").status_code == 200
    assert "reader" in closed.get("/sign-in").text
    assert closed.post("/ask", json={"question": "一季度增长多少？"}, headers=OURS).status_code == 200
    check_problem(closed.post("/index/rebuild", headers=OURS), 403)
    assert closed.post("/sign-out", headers=OURS).status_code == 303
    assert closed.get("/issues").status_code == 401


def test_over_https_the_cookie_is_only_sent_over_https(closed: FlaskClient) -> None:
    headers = {"Origin": "https://localhost"}
    response = closed.post("/sign-in", data={"token": TOKEN}, headers=headers, base_url="https://localhost")
    assert "Secure" in response.headers["Set-Cookie"]


@pytest.mark.parametrize("token", ["", "wb_wrong", READING_TOKEN[:-1], "\x00", "令牌", "x" * 20_000])
def test_a_token_that_is_wrong_signs_nobody_in(closed: FlaskClient, token: str) -> None:
    response = closed.post("/sign-in", data={"token": token}, headers=OURS)
    assert response.status_code == 401
    assert "Set-Cookie" not in response.headers
    assert 'id="sign-in-wrong"' in response.text


@pytest.mark.parametrize(
    "following", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", ""]
)
def test_nobody_is_led_elsewhere_after_signing_in(closed: FlaskClient, following: str) -> None:
    response = closed.post("/sign-in", data={"token": TOKEN, "next": following}, headers=OURS)
    assert response.headers["Location"] == "/"
    assert 'id="sign-in-on" href="/"' in closed.get("/sign-in", query_string={"next": following}).text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost:3000"},
        {"Sec-Fetch-Site": "cross-site", **OURS},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:3000"},
    ],
)
def test_a_page_of_another_origin_cannot_ride_on_the_cookie(closed: FlaskClient, headers: dict[str, str]) -> None:
    assert closed.post("/sign-in", data={"token": TOKEN}, headers=headers).status_code == 403
    closed.set_cookie(COOKIE, TOKEN)
    for method, address in [*REBUILD, ("POST", "/sign-out"), ("POST", "/ask")]:
        check_problem(closed.open(address, method=method, headers=headers, data=b"x"), 403)
    for ours in (OURS, {"Sec-Fetch-Site": "same-origin"}):
        assert closed.delete("/index/pages/none.txt", headers=ours).status_code == 404


def test_a_header_goes_before_the_cookie(closed: FlaskClient) -> None:
    closed.set_cookie(COOKIE, TOKEN)
    assert closed.get("/issues", headers=bearer("wb_wrong")).status_code == 401
    assert closed.get("/issues").status_code == 200


def test_a_token_that_is_revoked_is_refused_from_the_next_request_on(service: Service, tmp_path: Path) -> None:
    tokens = tokens_in(tmp_path)
    client = create_app(service, intake_of(service, SEEDS), Access(tokens, is_open=False)).test_client()
    client.set_cookie(COOKIE, READING_TOKEN)
    assert client.get("/issues").status_code == 200
    tokens.revoke("reader")
    assert client.get("/issues").status_code == 401
