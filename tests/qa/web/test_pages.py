"""`/index/preview` and `/index/pages`: what is cut from a page, and pages that come in and go out."""

from __future__ import annotations

import io
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from index.loading import READERS
from qa.web.pages import LARGEST_PAGE, LARGEST_WITHOUT_TOKEN
from tests.conftest import PAGE
from tests.qa.web.desks import BEARER, NEW_PAGE, NEW_TEXT, desk_over
from tests.qa.web.test_bad_requests import check_problem

if TYPE_CHECKING:
    from index.settings import Settings
    from qa.service import Service
    from tests.qa.web.desks import Desk

BAD_NAMES = [
    "../x.txt",
    "a/../../x.txt",
    "a/../x.txt",
    "./x.txt",
    "..",
    ".hidden.txt",
    ".removed/x.txt",
    "a/.b/x.txt",
    "a\0b.txt",
    "a\tb.txt",
    "a\u202etxt.txt",
    "..\\x.txt",
    "C:\\x.txt",
    "c:x.txt",
    "con.txt",
    "a/NUL.txt",
    " x.txt",
    "x.txt ",
    "x.txt.",
    "a<b.txt",
    "版" * 70 + ".txt",
    "/".join(["a"] * 9) + "/x.txt",
]
OTHER_FORMATS = ["x.exe", "x", "x.txt.exe", "txt"]
NO_TEXT = b"\x81\xff\xfe\x00\x01 no text"


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def previewed(desk: Desk, name: str, data: bytes) -> dict[str, Any]:
    response = desk.client.post("/index/preview", query_string={"name": name}, data=data)
    assert response.status_code == 200, response.text
    document: dict[str, Any] = response.get_json()
    return document


def test_a_preview_shows_the_articles_of_the_page_and_stores_nothing(desk: Desk) -> None:
    before = everything_in(desk.settings.seeds.parent)
    found = previewed(desk, PAGE, (desk.settings.seeds / PAGE).read_bytes())
    assert (found["article_count"], len(found["articles"]), found["exists"]) == (5, 5, True)
    listed = desk.client.get("/articles", query_string={"source": PAGE}, headers={"Accept": "application/json"})
    for shown, article in zip(found["articles"], listed.get_json()["articles"], strict=True):
        for name in ("headline", "byline", "source", "issue_date", "page", "line_first", "line_last"):
            assert shown[name] == article[name]
        assert article["paragraphs"][0].startswith(shown["first_words"])
    assert everything_in(desk.settings.seeds.parent) == before


def test_a_preview_reads_the_day_and_the_page_number_and_keeps_the_lines_that_belong_to_none(desk: Desk) -> None:
    found = previewed(desk, NEW_PAGE, f"A03 要闻\n{NEW_TEXT}".encode())
    assert (found["issue_date"], found["page"], found["exists"]) == ("2023-05-21", "A03", False)
    (article,) = found["articles"]
    assert article["headline"] == "枫林路小学举行科技节"
    assert article["first_words"].startswith("本报讯 5月20日")
    assert (article["line_first"], article["line_last"]) == (2, 5)
    assert (found["leftover_count"], found["leftovers"]) == (1, [{"line": 1, "text": "A03 要闻"}])


def test_of_a_file_with_very_many_stories_the_first_stand_for_all(desk: Desk) -> None:
    lines = "".join(f'{{"id": {number}, "title": "第{number}条", "text": "正文。"}}\n' for number in range(1000))
    found = previewed(desk, "many.jsonl", lines.encode())
    assert (found["article_count"], len(found["articles"])) == (1000, 200)


@pytest.mark.parametrize("data", [b"", b"\n\n \n", "\ufeff".encode()])
def test_a_file_without_words_holds_no_article(desk: Desk, data: bytes) -> None:
    assert previewed(desk, "empty.txt", data)["article_count"] == 0


def test_a_file_that_cannot_be_read_is_refused_with_the_reason(desk: Desk) -> None:
    for name, data in (("x.txt", NO_TEXT), ("x.jsonl", b"{no json}"), ("x.jsonl", b"[" * 100_000)):
        problem = check_problem(desk.client.post("/index/preview", query_string={"name": name}, data=data), 422)
        assert problem["detail"].startswith(f"{name} cannot be read: ")


def test_a_preview_of_a_zip_names_the_member_that_cannot_be_read_beside_the_articles_of_the_others(desk: Desk) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(NEW_PAGE, NEW_TEXT)
        archive.writestr("x.txt", NO_TEXT)
    found = previewed(desk, "issue.zip", file.getvalue())
    assert (found["article_count"], found["unreadable_count"]) == (1, 1)
    assert found["unreadable"][0]["source"] == "issue.zip/x.txt"
    assert found["unreadable"][0]["reason"].startswith("it holds zero bytes")


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_is_not_safe_is_refused_everywhere(desk: Desk, name: str) -> None:
    before = everything_in(desk.settings.seeds.parent)
    address = f"/index/pages/{quote(name)}"
    check_problem(desk.client.put(address, data=b"text", headers=BEARER), 400, "name")
    check_problem(desk.client.delete(address, headers=BEARER), 400, "name")
    check_problem(desk.client.post("/index/preview", query_string={"name": name}, data=b"text"), 400, "name")
    assert everything_in(desk.settings.seeds.parent) == before


@pytest.mark.parametrize("name", OTHER_FORMATS)
def test_a_format_without_a_reader_is_refused_with_those_that_are_known(desk: Desk, name: str) -> None:
    for response in (
        desk.client.put(f"/index/pages/{name}", data=b"text", headers=BEARER),
        desk.client.delete(f"/index/pages/{name}", headers=BEARER),
        desk.client.post("/index/preview", query_string={"name": name}, data=b"text"),
    ):
        problem = check_problem(response, 415, "name")
        assert all(suffix in problem["detail"] for suffix in READERS)


def test_a_preview_without_a_name_is_refused(desk: Desk) -> None:
    check_problem(desk.client.post("/index/preview", data=b"text"), 400, "name")


def test_a_file_that_is_too_large_is_refused_with_the_limit_and_one_of_just_that_size_is_not(desk: Desk) -> None:
    data = b"a" * LARGEST_PAGE
    assert desk.put("large.txt", data) == 201
    for response in (
        desk.client.put("/index/pages/larger.txt", data=data + b"a", headers=BEARER),
        desk.client.post("/index/preview", query_string={"name": "larger.txt"}, data=data + b"a", headers=BEARER),
    ):
        assert str(LARGEST_PAGE) in check_problem(response, 413)["detail"]
    assert not (desk.settings.seeds / "larger.txt").exists()
    too_long = desk.client.post("/ask", data=b"a" * 70_000, content_type="application/json")
    assert "65536" in check_problem(too_long, 413)["detail"]


def test_a_large_file_is_previewed_only_for_who_has_the_token(desk: Desk) -> None:
    address, data = "/index/preview?name=large.txt", b"a" * (LARGEST_WITHOUT_TOKEN + 1)
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer"}):
        problem = check_problem(desk.client.post(address, data=data, headers=headers), 413)
        assert str(LARGEST_WITHOUT_TOKEN) in problem["detail"]
    assert desk.client.post(address, data=data[1:]).status_code == 200
    assert desk.client.post(address, data=data, headers=BEARER).status_code == 200


def test_a_page_comes_in_whole_and_one_of_its_name_is_replaced_only_when_that_is_meant(desk: Desk) -> None:
    path = desk.settings.seeds / NEW_PAGE
    assert desk.put(NEW_PAGE, b"first", **{"If-None-Match": "*"}) == 201
    refused = desk.client.put(f"/index/pages/{NEW_PAGE}", data=b"second", headers=BEARER | {"If-None-Match": "*"})
    check_problem(refused, 412)
    assert path.read_bytes() == b"first"
    replaced = desk.client.put(f"/index/pages/{NEW_PAGE}", data=b"second", headers=BEARER)
    assert (replaced.status_code, replaced.get_json()) == (200, {"name": NEW_PAGE, "bytes": 6, "replaced": True})
    assert path.read_bytes() == b"second"
    assert b"first" in everything_in(desk.settings.seeds / ".removed").values()


def test_a_page_may_lie_in_folders_and_its_name_may_be_chinese(desk: Desk) -> None:
    assert desk.put(quote("2026/02/03/头版 #1.txt"), b"text") == 201
    assert (desk.settings.seeds / "2026/02/03/头版 #1.txt").read_bytes() == b"text"
    assert "2026/02/03/头版 #1.txt" in [page["name"] for page in desk.client.get("/index/pages").get_json()["pages"]]


def test_an_empty_page_is_refused(desk: Desk) -> None:
    check_problem(desk.client.put(f"/index/pages/{NEW_PAGE}", data=b"", headers=BEARER), 400)


def test_of_many_that_send_a_new_page_at_once_one_is_taken(desk: Desk) -> None:
    def put(number: int) -> int:
        headers = BEARER | {"If-None-Match": "*"}
        sent = desk.app.test_client().put(f"/index/pages/{NEW_PAGE}", data=f"text {number}", headers=headers)
        return sent.status_code

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(put, range(8))) == [201] + [412] * 7
    assert not list(desk.settings.seeds.rglob(".arriving-*"))


def test_a_removed_page_is_kept_in_a_hidden_folder_and_no_longer_read(desk: Desk) -> None:
    desk.put(NEW_PAGE, NEW_TEXT.encode())
    response = desk.client.delete(f"/index/pages/{NEW_PAGE}", headers=BEARER)
    assert (response.status_code, response.data) == (204, b"")
    check_problem(desk.client.delete(f"/index/pages/{NEW_PAGE}", headers=BEARER), 404)
    assert [page["name"] for page in desk.client.get("/index/pages").get_json()["pages"]] == [PAGE]
    assert list(everything_in(desk.settings.seeds / ".removed").values()) == [NEW_TEXT.encode()]
    assert desk.rebuild()["pages"] == 1


def test_a_folder_that_links_elsewhere_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.txt").write_bytes(b"theirs")
    (desk.settings.seeds / "link").symlink_to(outside)
    (desk.settings.seeds / "loop").symlink_to(desk.settings.seeds / "loop")
    for folder in ("link", "loop"):
        for name in ("x.txt", "y.txt"):
            response = desk.client.put(f"/index/pages/{folder}/{name}", data=b"ours", headers=BEARER)
            check_problem(response, 400, "name")
        check_problem(desk.client.delete(f"/index/pages/{folder}/x.txt", headers=BEARER), 400, "name")
    assert everything_in(outside) == {"x.txt": b"theirs"}


@pytest.mark.parametrize("seeds", ["a file", "/proc/wenbao"])
def test_a_seeds_folder_that_cannot_be_written_is_told(
    copied: Settings, service: Service, tmp_path: Path, seeds: str
) -> None:
    (tmp_path / "a file").touch()
    if seeds.startswith("/proc") and not Path("/proc").is_dir():
        pytest.skip("this system has no folder that even root cannot write to")
    folder = tmp_path / seeds  # an absolute path stays as it is
    desk = desk_over(replace(copied, seeds=folder), service)
    problem = check_problem(desk.client.put("/index/pages/x.txt", data=b"text", headers=BEARER), 503)
    assert str(folder) in problem["detail"]
    assert desk.client.get("/index/pages").get_json() == {"page_count": 0, "pages": []}


def test_a_page_of_the_name_of_a_folder_is_told(desk: Desk) -> None:
    (desk.settings.seeds / "folder.txt").mkdir()
    check_problem(desk.client.put("/index/pages/folder.txt", data=b"text", headers=BEARER), 503)
    check_problem(desk.client.delete("/index/pages/folder.txt", headers=BEARER), 404)
    assert not list(desk.settings.seeds.rglob(".arriving-*"))


def test_a_sidecar_comes_in_beside_its_page_is_told_in_the_preview_of_it_and_goes_again(desk: Desk) -> None:
    stated = json.dumps({"paper": "青石日报", "issue": 7}, ensure_ascii=False).encode()
    name = f"{NEW_PAGE}.json"
    found = previewed(desk, name, stated)
    assert (found["article_count"], found["paper"], found["issue"], found["exists"]) == (0, "青石日报", "7", False)
    assert desk.client.put(f"/index/pages/{name}", data=stated, headers=BEARER).status_code == 201
    assert (desk.settings.seeds / name).read_bytes() == stated
    of_page = previewed(desk, NEW_PAGE, NEW_TEXT.encode())
    assert (of_page["paper"], of_page["issue"], of_page["issue_date"]) == ("青石日报", "7", "2023-05-21")
    assert desk.client.get("/index/pages").get_json()["page_count"] == 1
    assert desk.client.delete(f"/index/pages/{name}", headers=BEARER).status_code == 204
    assert not (desk.settings.seeds / name).exists()


@pytest.mark.parametrize("name", [f"{NEW_PAGE}.json", "issue.json"])
def test_a_sidecar_that_is_wrong_is_refused_with_the_reason_and_not_written(desk: Desk, name: str) -> None:
    for answer in (
        desk.client.put(f"/index/pages/{name}", data=b'{"day": 3}', headers=BEARER),
        desk.client.post("/index/preview", query_string={"name": name}, data=b'{"day": 3}'),
    ):
        problem = check_problem(answer, 422)
        assert "as a sidecar of a page its key 'day' is unknown" in problem["detail"]
    assert not (desk.settings.seeds / name).exists()


def test_json_that_is_beside_no_kind_of_page_is_not_taken(desk: Desk) -> None:
    check_problem(desk.client.put("/index/pages/notes.json", data=b"{}", headers=BEARER), 415, "name")
