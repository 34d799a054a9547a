"""A client of another machine that asks too often is told when to come again; others do not feel it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from qa.access import Access
from qa.web.app import create_app
from qa.web.rate_limiting import Buckets, client_of
from tests.conftest import SEEDS, intake_of, serving
from tests.qa.web.test_bad_requests import check_problem

if TYPE_CHECKING:
    from qa.service import Service


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_minutes_worth_of_tries_comes_back_over_a_minute() -> None:
    clock = Clock()
    buckets = Buckets(6, clock=clock)
    assert [buckets.wait_s("a") for _ in range(7)] == [0] * 6 + [10]
    clock.now = 9.0
    assert buckets.wait_s("a") == 1
    clock.now = 10.0
    assert [buckets.wait_s("a"), buckets.wait_s("a")] == [0, 10]
    clock.now = 1e6
    assert [buckets.wait_s("a") for _ in range(7)] == [0] * 6 + [10]


def test_clients_do_not_take_each_others_tries_and_only_so_many_are_remembered() -> None:
    buckets = Buckets(1, most=2, clock=Clock())
    assert [buckets.wait_s(client) for client in ("a", "b", "a", "c")] == [0, 0, 60, 0]
    assert buckets.wait_s("a") == 60
    assert buckets.wait_s("b") == 0  # forgotten, since it was away longest
    assert len(buckets._left) == 2


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("127.0.0.1", ""),
        ("::1", ""),
        ("::ffff:127.0.0.1", ""),
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::2%eth0", "2001:db8::/64"),
        ("unix", "unix"),
        ("", ""),
    ],
)
def test_clients_are_told_apart_by_their_addresses(address: str, client: str) -> None:
    assert client_of(address) == client


def test_who_asks_too_often_waits_and_who_is_on_this_machine_does_not(service: Service) -> None:
    app = create_app(service, intake_of(service, SEEDS), Access(per_minute=3))
    client = app.test_client()
    far = {"REMOTE_ADDR": "192.0.2.7"}
    assert [client.get("/issues", environ_overrides=far).status_code for _ in range(3)] == [200] * 3
    response = client.get("/issues", environ_overrides=far)
    check_problem(response, 429)
    assert 0 < int(response.headers["Retry-After"]) <= 20
    assert client.get("/v1/models", environ_overrides=far).get_json()["error"]["code"] == "rate_limit_exceeded"
    assert client.get("/healthz", environ_overrides=far).status_code == 200
    assert client.get("/issues", environ_overrides={"REMOTE_ADDR": "192.0.2.8"}).status_code == 200
    assert [client.get("/issues").status_code for _ in range(9)] == [200] * 9


def test_without_a_limit_nobody_waits(service: Service) -> None:
    client = create_app(service, intake_of(service, SEEDS), Access(per_minute=0)).test_client()
    far = {"REMOTE_ADDR": "192.0.2.7"}
    assert {client.get("/issues", environ_overrides=far).status_code for _ in range(50)} == {200}


@pytest.mark.parametrize(("proxy", "statuses"), [("127.0.0.1", [200, 200, 429, 200]), ("", [200] * 4)])
def test_a_proxy_is_believed_about_who_asks_only_where_it_is_trusted(
    service: Service, proxy: str, statuses: list[int]
) -> None:
    def status(url: str, client: str) -> int:
        try:
            with urlopen(Request(f"{url}/issues", headers={"X-Forwarded-For": client}), timeout=30) as response:
                return int(response.status)
        except HTTPError as refused:
            return refused.code

    with serving(create_app(service, intake_of(service, SEEDS), Access(per_minute=2)), proxy) as url:
        assert [status(url, f"192.0.2.{number}") for number in (7, 7, 7, 8)] == statuses
