"""From settings to who may come in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.errors import SettingsError
from index.settings import Settings
from qa.access import access_of, is_loopback
from qa.tokens import Right, Tokens

if TYPE_CHECKING:
    from pathlib import Path

EVERYWHERE = "0.0.0.0"  # noqa: S104  that is the point


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    """The defaults, with a file of tokens of the test's own."""
    return Settings(tokens=tmp_path / "tokens.json")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "localhost", "::1"])
def test_loopback_is_known(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "192.0.2.7", "no.such.host.invalid"])
def test_a_network_and_a_name_that_is_unknown_are_not_loopback(host: str) -> None:
    assert not is_loopback(host)


def test_on_loopback_reading_is_open_and_only_its_own_names_are_taken(own: Settings) -> None:
    access = access_of(own)
    assert access.is_open
    assert access.hosts == {"localhost", "127.0.0.1", "[::1]"}
    assert access_of(replace(own, hosts="News.example.org")).hosts == access.hosts | {"news.example.org"}


def test_beyond_loopback_nothing_is_served_without_a_token_unless_that_is_said(own: Settings) -> None:
    beyond = replace(own, host=EVERYWHERE)
    with pytest.raises(SettingsError, match="python -m qa tokens add NAME --may read"):
        access_of(beyond)
    assert access_of(replace(beyond, reading="open")).is_open
    Tokens(own.tokens).add("editors", Right.READ)
    access = access_of(beyond)
    assert not access.is_open
    assert access.hosts == frozenset()


def test_a_token_can_be_asked_for_on_loopback_too(own: Settings) -> None:
    with pytest.raises(SettingsError, match="needs a token"):
        access_of(replace(own, reading="token"))
    Tokens(own.tokens).add("editors", Right.READ)
    assert not access_of(replace(own, reading="token")).is_open


def test_origins_are_read_as_browsers_write_them(own: Settings) -> None:
    said = "https://News.example.org http://10.0.0.7:8080/"
    access = access_of(replace(own, allowed_origins=said, frame_ancestors=said))
    assert access.origins == {"https://news.example.org", "http://10.0.0.7:8080"}
    assert access.framed_by == "https://news.example.org http://10.0.0.7:8080"
    assert access_of(own).framed_by == "'none'"
    assert access_of(replace(own, frame_ancestors="*", allowed_origins="*")).framed_by == "*"


@pytest.mark.parametrize(
    ("off", "said"),
    [
        ({"reading": "closed"}, "auto, open, token"),
        ({"rate_limit": -1}, "0 or more"),
        ({"allowed_origins": "news.example.org"}, "https://news.example.org"),
        ({"frame_ancestors": "https://a.example/page"}, "https://news.example.org"),
        ({"frame_ancestors": "'self'; script-src *"}, "frame_ancestors"),
        ({"allowed_origins": "null"}, "allowed_origins"),
    ],
)
def test_a_setting_that_is_off_is_told(own: Settings, off: dict[str, object], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        access_of(replace(own, **off))  # type: ignore[arg-type]  # of its fields
