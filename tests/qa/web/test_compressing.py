"""Texts go out in gzip to those who accept it, and are the same words."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PAGE

if TYPE_CHECKING:
    from flask.testing import FlaskClient

GZIP = {"Accept-Encoding": "br;q=0.5, gzip"}


@pytest.mark.parametrize("address", ["/", f"/articles?source={PAGE}", "/static/style.css", "/static/chat.js"])
def test_a_long_text_is_sent_in_gzip_to_those_who_accept_it(client: FlaskClient, address: str) -> None:
    with client.get(address) as plain, client.get(address, headers=GZIP) as packed:
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data)
        assert gzip.decompress(packed.data) == plain.data
        for response in (plain, packed):
            assert "Accept-Encoding" in response.headers["Vary"]


def test_a_packed_file_is_known_again_by_its_weak_tag(client: FlaskClient) -> None:
    with client.get("/static/style.css", headers=GZIP) as packed:
        tag = packed.headers["ETag"]
    assert tag.startswith("W/")
    with client.get("/static/style.css", headers=GZIP | {"If-None-Match": tag}) as again:
        assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("encoding", ["", "identity", "gzip;q=0", "br"])
def test_who_does_not_accept_gzip_gets_the_plain_text(client: FlaskClient, encoding: str) -> None:
    with client.get("/", headers={"Accept-Encoding": encoding}) as response:
        assert "Content-Encoding" not in response.headers
        assert response.data.startswith(b"<!doctype html>")


def test_short_texts_and_streams_are_not_packed(client: FlaskClient) -> None:
    with client.get("/healthz", headers=GZIP) as short:
        assert "Content-Encoding" not in short.headers
    question = {"q": "一季度郑州高新区GDP同比增长多少？"}
    with client.get("/ask", query_string=question, headers=GZIP | {"Accept": "text/event-stream"}) as stream:
        assert "Content-Encoding" not in stream.headers
        assert b"event: done\n" in stream.data
