"""The process lives; it can answer, or it says what to do."""

from __future__ import annotations

import shutil
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index import checking
from index.archive import VERSIONS, current_version
from index.building import build
from index.hashing import sha256_of
from index.versions import prune, roll_back
from qa.archive_in_use import ArchiveInUse
from qa.web.app import create_app
from tests.conftest import SEEDS, QuietProgress, intake_of
from tests.index.test_checking import rot

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from index.embedding.embedder import Embedder
    from index.settings import Settings
    from qa.service import Service

QUESTION = "一季度郑州高新区GDP同比增长多少？"
NEWS = "本报讯 5月20日，枫林路小学举行科技节，参加学生共有742人。校长何静说，科技节每年举办一次。"


def client_over(archive: Path, service: Service) -> tuple[FlaskClient, ArchiveInUse]:
    """A client of a service over this archive folder, and the archive in use."""
    archive_in_use = ArchiveInUse(archive, service.embedder.identity)
    over = replace(service, archive_in_use=archive_in_use)
    return create_app(over, intake_of(over, SEEDS)).test_client(), archive_in_use


def answer_of(client: FlaskClient, question: str = QUESTION) -> str | None:
    response = client.post("/ask", json={"question": question})
    assert response.status_code == 200, response.text
    answer: str | None = response.get_json()["answer"]
    return answer


def version_of(client: FlaskClient) -> str:
    version: str = client.get("/readyz").get_json()["index_version"]
    return version


def check_unready(client: FlaskClient, said: str) -> None:
    """Questions are refused with what to do, the process lives, and the chat shows how to build."""
    response = client.post("/ask", json={"question": QUESTION})
    assert (response.status_code, response.mimetype) == (503, "application/problem+json")
    assert int(response.headers["Retry-After"]) > 0
    assert said in response.get_json(force=True)["detail"]
    assert client.get("/ask", query_string={"q": QUESTION}, headers={"Accept": "text/event-stream"}).status_code == 503
    assert client.get("/readyz").status_code == 503
    assert client.get("/issues").status_code == 503
    assert client.get("/articles/any").status_code == 503
    assert client.get("/healthz").get_json() == {"status": "ok"}
    page = client.get("/")
    assert page.status_code == 200
    assert "python -m index build" in page.text


def test_a_service_with_an_archive_is_ready_and_says_which(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok"}
    ready = client.get("/readyz").get_json()
    assert ready.keys() == {"status", "index_version", "built_at", "age_s", "pages", "articles", "passages"}
    assert (ready["status"], ready["articles"]) == ("ready", 5)
    assert client.get("/ask?q=增长").get_json()["index_version"] == ready["index_version"]


def test_without_an_archive_the_reply_says_what_to_do(tmp_path: Path, service: Service) -> None:
    client, _ = client_over(tmp_path / "nothing", service)
    check_unready(client, "python -m index build")


@pytest.mark.parametrize("file", ["vectors.faiss", "articles.sqlite", "manifest.json", "terms/meta.json"])
@pytest.mark.parametrize("damage", ["cut short", "a byte changed", "gone"])
def test_a_damaged_archive_is_refused_by_name_and_never_searched(
    copied: Settings, service: Service, file: str, damage: str
) -> None:
    path = copied.archive / VERSIONS / current_version(copied.archive) / file
    data = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(data[: len(data) // 2] if damage == "cut short" else b"\x00" + data[1:])
    client, _ = client_over(copied.archive, service)
    check_unready(client, "Build the archive again" if file == "manifest.json" else file.rpartition("/")[2])


@pytest.mark.parametrize("pointer", [b"", b"\xff\xfe", b"no_such_version", b"..", b"a\x00b"])
def test_a_pointer_that_names_no_version_is_refused(copied: Settings, service: Service, pointer: bytes) -> None:
    (copied.archive / "current").write_bytes(pointer)
    client, _ = client_over(copied.archive, service)
    check_unready(client, "uild")


def test_an_archive_of_another_embedder_is_refused(copied: Settings, service: Service) -> None:
    over = replace(service, archive_in_use=ArchiveInUse(copied.archive, "another/embedder"))
    check_unready(create_app(over, intake_of(over, SEEDS)).test_client(), "another/embedder")


def test_a_running_service_moves_to_a_new_version_between_two_questions(
    copied: Settings, service: Service, embedder: Embedder
) -> None:
    client, archive_in_use = client_over(copied.archive, service)
    question = "枫林路小学科技节参加学生有多少人？"
    first = version_of(client)
    assert answer_of(client, question) is None
    (copied.seeds / "2023-05-21_A03.txt").write_text(f"枫林路小学举行科技节\n\n{NEWS}\n", encoding="utf-8")
    build(copied.seeds, copied.archive, embedder, QuietProgress())
    assert version_of(client) == first
    archive_in_use.refresh()
    assert version_of(client) > first
    assert answer_of(client, question) == "742人"
    assert answer_of(client) == "9.6%"


def test_a_service_that_began_without_an_archive_answers_once_there_is_one(
    settings: Settings, service: Service, embedder: Embedder, tmp_path: Path
) -> None:
    assert service.archive
    client, archive_in_use = client_over(tmp_path / "archive", service)
    assert client.get("/readyz").status_code == 503
    build(settings.seeds, tmp_path / "archive", embedder, QuietProgress())
    archive_in_use.refresh()
    assert answer_of(client) == "9.6%"


def test_a_damaged_new_version_leaves_the_old_one_in_use_until_a_good_one_comes(
    copied: Settings, service: Service, embedder: Embedder
) -> None:
    client, archive_in_use = client_over(copied.archive, service)
    first = version_of(client)
    for name, damage in (("vectors.faiss", b"\x00"), ("manifest.json", b"{}"), ("manifest.json", b"\xff")):
        build(copied.seeds, copied.archive, embedder, QuietProgress(), anew=True)
        (copied.archive / VERSIONS / current_version(copied.archive) / name).write_bytes(damage)
        archive_in_use.refresh()
        assert version_of(client) == first
        assert answer_of(client) == "9.6%"
    build(copied.seeds, copied.archive, embedder, QuietProgress(), anew=True)
    archive_in_use.refresh()
    assert version_of(client) > first
    assert answer_of(client) == "9.6%"


def test_no_question_is_refused_while_the_archive_is_built_anew_and_followed(
    copied: Settings, service: Service, embedder: Embedder
) -> None:
    client, archive_in_use = client_over(copied.archive, service)
    first, until = version_of(client), threading.Event()
    follower = archive_in_use.follow(until)
    try:
        built = threading.Thread(
            target=build, args=(copied.seeds, copied.archive, embedder, QuietProgress()), kwargs={"anew": True}
        )
        built.start()
        replies = 0
        while built.is_alive() or version_of(client) == first:
            assert answer_of(client) == "9.6%"
            replies += 1
            assert replies < 5000, "the new version was never taken up"
        built.join()
    finally:
        until.set()
        follower.join(timeout=10)
    assert not follower.is_alive()
    assert version_of(client) == current_version(copied.archive)


@pytest.mark.parametrize("file", ["vectors.faiss", "articles.sqlite"])
def test_what_the_disk_spoiled_is_found_by_the_check_in_the_background_and_refused_by_name(
    copied: Settings, service: Service, embedder: Embedder, file: str
) -> None:
    build(copied.seeds, copied.archive, embedder, QuietProgress(), anew=True)
    rot(copied.archive / VERSIONS / current_version(copied.archive), file)
    client, archive_in_use = client_over(copied.archive, service)
    assert client.get("/readyz").status_code == 200
    archive_in_use.check()
    check_unready(client, f"{file} is damaged")
    archive_in_use.refresh()
    check_unready(client, f"{file} is damaged")
    build(copied.seeds, copied.archive, embedder, QuietProgress(), anew=True)
    archive_in_use.refresh()
    archive_in_use.check()
    assert answer_of(client) == "9.6%"


def test_a_running_service_checks_what_it_has_opened(copied: Settings, service: Service, embedder: Embedder) -> None:
    build(copied.seeds, copied.archive, embedder, QuietProgress(), anew=True)
    rot(copied.archive / VERSIONS / current_version(copied.archive), "vectors.faiss")
    client, archive_in_use = client_over(copied.archive, service)
    until = threading.Event()
    follower = archive_in_use.follow(until)
    try:
        patience = threading.Event()
        for _ in range(300):
            if client.get("/readyz").status_code == 503:
                break
            patience.wait(0.1)
        check_unready(client, "vectors.faiss is damaged")
    finally:
        until.set()
        follower.join(timeout=10)


def test_a_damaged_version_is_read_once_and_not_each_second(
    copied: Settings, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copied.archive / VERSIONS / current_version(copied.archive) / "vectors.faiss"
    good = path.read_bytes()
    path.write_bytes(good[:-1] + b"!")
    read: list[Path] = []

    def listening(path: Path, pause: float) -> str:
        read.append(path)
        return sha256_of(path, pause)

    monkeypatch.setattr(checking, "sha256_of", listening)
    client, archive_in_use = client_over(copied.archive, service)
    check_unready(client, "vectors.faiss")
    assert path in read
    read.clear()
    archive_in_use.refresh()
    assert read == []
    path.write_bytes(good)
    archive_in_use.refresh()
    assert answer_of(client) == "9.6%"


def test_a_version_that_went_while_it_was_checked_is_no_damage(copied: Settings, service: Service) -> None:
    client, archive_in_use = client_over(copied.archive, service)
    shutil.rmtree(copied.archive / VERSIONS / current_version(copied.archive))
    archive_in_use.check()
    assert answer_of(client) == "9.6%"


def test_a_running_service_goes_back_with_the_archive_and_is_not_disturbed_when_old_versions_are_deleted(
    copied: Settings, service: Service, embedder: Embedder
) -> None:
    first = build(copied.seeds, copied.archive, embedder, QuietProgress(), anew=True)
    build(copied.seeds, copied.archive, embedder, QuietProgress(), anew=True)
    client, archive_in_use = client_over(copied.archive, service)
    roll_back(copied.archive, {}, embedder.identity, first.version)
    archive_in_use.refresh()
    assert version_of(client) == first.version
    build(copied.seeds, copied.archive, embedder, QuietProgress(), anew=True)
    assert first.version in prune(copied.archive, 1)
    assert (version_of(client), answer_of(client)) == (first.version, "9.6%")
    archive_in_use.refresh()
    archive_in_use.check()
    assert version_of(client) == current_version(copied.archive)
    assert answer_of(client) == "9.6%"
