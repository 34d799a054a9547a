"""Markup in headlines, bodies, questions, file names and what a page states of itself: words everywhere, run nowhere."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from index.building import build
from qa.archive_in_use import ArchiveInUse
from qa.web.app import create_app
from tests.conftest import QuietProgress, intake_of, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask.testing import FlaskClient

    from index.embedding.embedder import Embedder
    from qa.service import Service

PAYLOADS = (
    "<script>window.hacked=1</script>",
    '"><img src=x onerror=window.hacked=1>',
    "'><svg/onload=window.hacked=1>",
    "</script><script>window.hacked=1</script>",
    "</textarea></mark></blockquote><iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    "<a href=javascript:window.hacked=1>点</a>",
    "<base href=//evil.example/><meta http-equiv=refresh content=0;url=//evil.example/>",
    "<style>*{display:none}</style><link rel=stylesheet href=//evil.example/x.css>",
    "<form action=//evil.example/><input name=q autofocus onfocus=window.hacked=1></form>",
    "{{7*7}}${window.hacked=1}{% print(config) %}#{1}",
    "javascript:window.hacked=1",
    "<details open ontoggle=window.hacked=1><math><mi//xlink:href=data:x,1>",
    "<!--<img src=x onerror=window.hacked=1>-->]]>",
)
NAMES = (
    "<img src=x onerror=window.hacked=1>.txt",
    "'-(window.hacked=1)-'\"><svg onload=window.hacked=1>.txt",
    "javascript:window.hacked=1;.txt",
    "{{7*7}}%3Cscript%3Ewindow.hacked=1%3C%2Fscript%3E.txt",
)
WATCH = """
window.addEventListener("securitypolicyviolation", ({ blockedURI, violatedDirective }) =>
  console.error(`policy: ${violatedDirective} ${blockedURI}`));
"""


def page_of(number: int) -> str:
    """A page of three articles, each with payloads of its own."""
    parts = []
    for turn in range(3):
        payload = PAYLOADS[(3 * number + turn) % len(PAYLOADS)]
        count = 100 + 3 * number + turn
        parts.append(
            f"第{count}号集市{payload}开张\n\n本报讯 第{count}号集市昨日开张，摊位共有{count}个，{payload}首日客流量4700人次。"
            f"集市每天营业到晚上九点，市民可以免费停车。\n记者 赵一\n"
        )
    return "\n".join(parts)


@pytest.fixture(scope="module")
def hostile_service(
    service: Service, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Service, Path]:
    """The service over pages whose words, names and sidecars are hostile."""
    seeds, archive = (tmp_path_factory.mktemp(name) for name in ("hostile_seeds", "hostile_archive"))
    for number in range(5):
        name = NAMES[number] if number < len(NAMES) else "plain.txt"
        (seeds / name).write_text(page_of(number), encoding="utf-8")
        stated = {"paper": PAYLOADS[number], "page": PAYLOADS[1][:18], "issue": PAYLOADS[0], "date": "2024-03-05"}
        (seeds / f"{name}.json").write_text(json.dumps(stated), encoding="utf-8")
    build(seeds, archive, embedder, QuietProgress())
    return replace(service, archive_in_use=ArchiveInUse(archive, embedder.identity)), seeds


@pytest.fixture(scope="module")
def hostile_client(hostile_service: tuple[Service, Path]) -> FlaskClient:
    return create_app(hostile_service[0], intake_of(*hostile_service)).test_client()


@pytest.fixture(scope="module")
def hostile_url(hostile_service: tuple[Service, Path]) -> Iterator[str]:
    with serving(create_app(hostile_service[0], intake_of(*hostile_service))) as address:
        yield address


@pytest.fixture
def watched(open_page: Callable[..., Page]) -> Page:
    """A page that fails its test at any dialog, violation of the policy, script error or request elsewhere."""
    page = open_page(expects=("404",))
    page.add_init_script(WATCH)
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    return page


def check_nothing_ran(page: Page) -> None:
    assert page.evaluate("window.hacked") is None
    assert page.locator("main").count() == 1
    assert page.locator("main :is(script, iframe, base, meta, style, object, embed, math)").count() == 0
    assert page.locator("main img, main [onerror], main [onload], main [ontoggle], main [onfocus]").count() == 0
    assert page.locator("a[href^='javascript:' i], a[href*='evil.example']").count() == 0
    assert "evil.example" not in page.url


def test_no_page_runs_what_articles_names_and_sidecars_say(
    watched: Page, hostile_url: str, hostile_client: FlaskClient
) -> None:
    addresses = ["/", "/issues", "/desk", "/api", "/search?q=" + quote("集市开张")]
    addresses += [f"/articles?source={quote(name)}" for name in (*NAMES, *PAYLOADS[:3])]
    listed = [
        hostile_client.get(f"/articles?source={quote(name)}", headers={"Accept": "application/json"}) for name in NAMES
    ]
    articles = [one["article_id"] for reply in listed for one in (reply.get_json() or {})["articles"]]
    assert len(articles) >= 3 * len(NAMES)
    for address in [*addresses, *(f"/articles/{one}?quote=0-40&answer=3-9" for one in articles)]:
        watched.goto(hostile_url + address)  # until all of its scripts have run
        check_nothing_ran(watched)


def test_no_payload_runs_as_a_question_an_answer_a_quote_or_a_follow_up(watched: Page, hostile_url: str) -> None:
    watched.goto(hostile_url)
    for number in (100, 104, 107, 111):
        watched.locator("#question").fill(f"第{number}号集市的摊位共有多少个？")
        watched.locator("#ask").click()
        expect(watched.locator(".turn").last).to_have_attribute("aria-busy", "false")
        expect(watched.locator(".short-answer").last).to_contain_text(str(number))
        check_nothing_ran(watched)
    for payload in PAYLOADS[:6]:
        watched.goto(f"{hostile_url}/search?q={quote(payload)}")
        check_nothing_ran(watched)
        watched.goto(f"{hostile_url}/?q={quote(payload)}")
        expect(watched.locator(".turn").last).to_have_attribute("aria-busy", "false")
        expect(watched.locator(".question").last).to_have_text(payload)
        check_nothing_ran(watched)


def test_what_is_no_page_is_never_taken_for_one(hostile_client: FlaskClient) -> None:
    for payload in (*PAYLOADS, *NAMES):
        asked = quote(payload)
        for address in (
            f"/ask?q={asked}",
            f"/search?q={asked}",
            f"/articles?source={asked}",
            f"/{asked}",
            f"/articles/{asked}",
        ):
            response = hostile_client.get(address, headers={"Accept": "application/json"})
            assert response.mimetype in {"application/json", "application/problem+json"}, address
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert "'unsafe" not in response.headers["Content-Security-Policy"]
            assert response.status_code < 500


def test_headers_and_streams_cannot_be_split(hostile_client: FlaskClient) -> None:
    asked = quote("第100号集市\r\nSet-Cookie: a=b\r\n\r\nevent: done\ndata: {}\n\n的摊位共有多少个？")
    stream = hostile_client.get(f"/ask?q={asked}", headers={"Accept": "text/event-stream"})
    assert "Set-Cookie" not in stream.headers
    names = [line for line in stream.get_data(as_text=True).splitlines() if line.startswith("event: ")]
    assert names.count("event: done") == 1
    kept = hostile_client.get("/healthz", headers={"X-Request-Id": "<script>window.hacked=1</script>"})
    assert "<" not in kept.headers["X-Request-Id"]
