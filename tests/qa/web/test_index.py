"""`/index`: rebuilding over HTTP with a token, and what the archive is meanwhile."""

from __future__ import annotations

import http.client
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from index.archive import VERSIONS, current_version
from index.locking import changing
from qa.web.index import STREAMS
from tests.conftest import serving
from tests.qa.web.desks import BEARER, NEW_PAGE, NEW_QUESTION, NEW_TEXT, TOKEN, desk_over
from tests.qa.web.reading_events import events_in
from tests.qa.web.test_bad_requests import check_problem

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from index.settings import Settings
    from qa.service import Service
    from tests.qa.web.desks import Desk

QUESTION = "一季度郑州高新区GDP同比增长多少？"
STREAM = {"Accept": "text/event-stream"}
CHANGES = [("POST", "/index/rebuild"), ("PUT", "/index/pages/a.txt"), ("DELETE", "/index/pages/a.txt")]


@pytest.mark.parametrize(("method", "address"), CHANGES)
@pytest.mark.parametrize("headers", [{}, BEARER, {"Authorization": "Bearer "}])
def test_while_no_token_may_rebuild_nothing_can_be_changed_and_the_command_that_makes_one_is_named(
    client: FlaskClient, method: str, address: str, headers: dict[str, str]
) -> None:
    problem = check_problem(client.open(address, method=method, headers=headers), 403)
    assert "python -m qa tokens add" in problem["detail"]


@pytest.mark.parametrize(("method", "address"), CHANGES)
@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", "Bearer 一把", "Bearer \U0001d7d9", "?"],
)
def test_a_token_that_is_missing_or_wrong_opens_nothing(
    desk: Desk, method: str, address: str, authorization: str
) -> None:
    headers = {"Authorization": authorization.encode().decode("latin-1")} if authorization else {}
    response = desk.client.open(address, method=method, headers=headers, data=b"text")
    problem = check_problem(response, 401)
    assert response.headers["WWW-Authenticate"].startswith("Bearer ")
    assert TOKEN not in problem["detail"]
    assert desk.state()["job"]["state"] == "none"
    assert not (desk.settings.seeds / "a.txt").exists()


def test_the_state_tells_the_version_in_use_and_is_open_for_reading(client: FlaskClient, service: Service) -> None:
    state = client.get("/index").get_json()
    assert state.keys() == {
        "version",
        "built_at",
        "pages",
        "articles",
        "passages",
        "error",
        "unreadable",
        "versions",
        "job",
    }
    manifest = service.archive.manifest
    assert (state["version"], state["built_at"]) == (manifest.version, manifest.built_at)
    assert (state["pages"], state["articles"], state["passages"]) == (1, 5, manifest.passages)
    assert (state["error"], state["unreadable"]) == (None, [])
    assert [(one["version"], one["in_use"], one["articles"]) for one in state["versions"]] == [
        (manifest.version, True, 5)
    ]
    assert state["job"]["state"] == "none"


def test_a_rebuild_is_accepted_and_the_new_version_answers_at_once(desk: Desk) -> None:
    before = desk.state()
    assert desk.answer(NEW_QUESTION) is None
    assert desk.put(NEW_PAGE, NEW_TEXT.encode()) == 201
    response = desk.client.post("/index/rebuild", headers=BEARER)
    assert (response.status_code, response.headers["Location"]) == (202, "/index")
    assert response.get_json()["state"] in {"running", "done"}
    assert [job.state.value for job in desk.intake.rebuilding.follow()][-1] == "done"
    after = desk.state()
    assert after["version"] == after["job"]["version"] > before["version"]
    assert (after["pages"], after["articles"]) == (2, 6)
    assert [one["in_use"] for one in after["versions"]] == [True, False]
    assert desk.answer(NEW_QUESTION) == "742人"
    assert desk.answer(QUESTION) == "9.6%"


def test_the_scheme_of_the_token_may_be_written_in_any_case(desk: Desk) -> None:
    headers = {"Authorization": BEARER["Authorization"].replace("Bearer", "bearer")}
    assert desk.client.post("/index/rebuild", headers=headers).status_code == 202


def test_while_one_job_runs_a_second_is_refused_and_the_progress_is_told(desk: Desk) -> None:
    desk.gate.clear()
    desk.put(NEW_PAGE, NEW_TEXT.encode())
    assert desk.client.post("/index/rebuild", headers=BEARER).status_code == 202
    check_problem(desk.client.post("/index/rebuild", headers=BEARER), 409)
    while (job := desk.state()["job"])["step"] != "passages":
        assert job["state"] == "running"
    assert (job["state"], job["total"] - job["done"]) == ("running", 2)  # the headline, and the rest
    desk.gate.set()
    assert events_in(desk.client.get("/index", headers=STREAM).text)[-1][1]["job"]["state"] == "done"
    assert desk.rebuild()["job"]["state"] == "done"


def test_the_stream_tells_progress_until_the_job_is_done_and_then_the_whole_state(desk: Desk) -> None:
    desk.gate.clear()
    desk.put(NEW_PAGE, NEW_TEXT.encode())
    desk.client.post("/index/rebuild", headers=BEARER)
    with ThreadPoolExecutor(1) as pool:
        streamed = pool.submit(lambda: desk.app.test_client().get("/index", headers=STREAM))
        desk.gate.set()
        response = streamed.result()
    assert response.content_type == "text/event-stream; charset=utf-8"
    *progress, (name, last) = events_in(response.text)
    assert all(name == "progress" and data["job"]["state"] == "running" for name, data in progress)
    assert (name, last) == ("done", desk.state())


def test_without_a_job_the_stream_ends_at_once(desk: Desk) -> None:
    ((name, state),) = events_in(desk.client.get("/index", headers=STREAM).text)
    assert (name, state) == ("done", desk.state())


def test_a_stream_that_hangs_up_gives_its_place_to_another(desk: Desk) -> None:
    desk.gate.clear()
    desk.put(NEW_PAGE, NEW_TEXT.encode())
    desk.client.post("/index/rebuild", headers=BEARER)
    with serving(desk.app) as url:
        streams = [opened_stream(url) for _ in range(STREAMS)]
        assert [response.status for _, response in streams] == [200] * STREAMS
        refused = opened_stream(url)
        assert (refused[1].status, refused[1].headers["Retry-After"]) == (429, "1")
        for connection, response in streams:
            assert response.read(15) == b"event: progress"
            response.close()
            connection.close()
        for _ in range(300):  # the server notices when it next writes
            again = opened_stream(url)
            if again[1].status == 200:
                break
            again[0].close()
            time.sleep(0.1)
        assert again[1].status == 200
        desk.gate.set()
        assert b"event: done" in again[1].read()
        for connection, _ in (refused, again):
            connection.close()


def opened_stream(url: str) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    connection.request("GET", "/index", headers=STREAM)
    return connection, connection.getresponse()


def test_while_another_process_builds_a_rebuild_is_refused(desk: Desk) -> None:
    with changing(desk.settings.archive):
        problem = check_problem(desk.client.post("/index/rebuild", headers=BEARER), 409)
        assert "Another process" in problem["detail"]
        assert desk.state()["job"]["state"] == "none"
    assert desk.rebuild()["job"]["state"] == "done"


def test_a_job_that_fails_says_why_and_leaves_the_version_in_use(desk: Desk) -> None:
    before = desk.state()
    for page in desk.settings.seeds.iterdir():
        page.unlink()
    after = desk.rebuild()
    assert after["job"]["state"] == "failed"
    assert "holds no page" in after["job"]["error"]
    assert after["version"] == before["version"]
    assert desk.answer(QUESTION) == "9.6%"
    desk.put(NEW_PAGE, NEW_TEXT.encode())
    assert desk.rebuild()["job"]["state"] == "done"
    assert desk.answer(NEW_QUESTION) == "742人"


def test_a_file_that_cannot_be_read_is_named_with_its_reason_and_the_others_go_in(desk: Desk) -> None:
    assert desk.put("broken.txt", b"\xff\x00\x81 no text") == 201
    assert desk.put(NEW_PAGE, NEW_TEXT.encode()) == 201
    after = desk.rebuild()
    (left_out,) = after["unreadable"]
    assert left_out["source"] == "broken.txt"
    assert "no text" in left_out["reason"]
    assert any("broken.txt" in note for note in after["job"]["notes"])
    assert desk.answer(NEW_QUESTION) == "742人"


def test_no_question_fails_while_pages_come_in_and_the_archive_is_rebuilt(desk: Desk) -> None:
    with serving(desk.app), ThreadPoolExecutor(3) as pool:
        for number in range(3):
            desk.put(f"2023-06-0{number + 1}_A01.txt", NEW_TEXT.replace("742", f"{number + 3}42").encode())
            asked = [pool.submit(desk.answer, QUESTION) for _ in range(6)]
            assert desk.rebuild()["job"]["state"] == "done"
            assert {one.result() for one in asked} == {"9.6%"}
    assert desk.state()["pages"] == 4


def test_without_an_archive_the_state_says_so_and_a_page_can_be_taken_in(
    settings: Settings, service: Service, tmp_path: Path
) -> None:
    empty = replace(settings, seeds=tmp_path / "seeds", archive=tmp_path / "archive")
    desk = desk_over(empty, service)
    state = desk.state()
    assert (state["version"], state["articles"], state["versions"]) == (None, None, [])
    assert "no archive" in state["error"]
    assert 'href="/desk"' in desk.client.get("/").text
    assert desk.put(NEW_PAGE, NEW_TEXT.encode()) == 201
    assert desk.rebuild()["articles"] == 1
    assert desk.answer(NEW_QUESTION) == "742人"


def test_a_kept_version_that_is_damaged_is_named_beside_the_others(desk: Desk) -> None:
    first = current_version(desk.settings.archive)
    desk.put(NEW_PAGE, NEW_TEXT.encode())
    desk.rebuild()
    (desk.settings.archive / VERSIONS / first / "manifest.json").write_bytes(b"{}")
    newer, older = desk.state()["versions"]
    assert (newer["in_use"], newer["error"]) == (True, None)
    assert (older["version"], older["in_use"], older["articles"]) == (first, False, None)
    assert "manifest" in older["error"]
