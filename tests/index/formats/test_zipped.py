from __future__ import annotations

import zipfile
from contextlib import suppress
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cutting import articles_in
from index.loading import READERS, load_pages
from index.unreadable import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from index.page import Page
    from index.story import Story

PAGE = "港口新闻\n\n本报讯 老港扩建工程昨日开工，总投资3.6亿元。".encode()


def zipped(members: dict[str | zipfile.ZipInfo, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def read_all(data: bytes, source: str = "a.zip") -> list[Page | Story | Unreadable]:
    return list(READERS[".zip"](source, data, None, None))


def read(data: bytes, source: str = "a.zip") -> list[Page | Story]:
    return [one for one in read_all(data, source) if not isinstance(one, Unreadable)]


def test_members_of_any_format_are_read_and_cited_by_zip_and_member() -> None:
    held = read(
        zipped(
            {
                "b/2026-02-03_A02.txt": PAGE,
                "a.md": "# 题\n文。".encode(),
                "c.html": "<article><h1>题</h1><p>文。</p></article>".encode(),
                "d.jsonl": '{"id": 7, "text": "文。"}'.encode(),
                "picture.png": b"\x89PNG",
                "__MACOSX/._a.md": b"\0",
                "folder/": b"",
            }
        )
    )
    assert [one.source for one in held] == [
        "a.zip/a.md",
        "a.zip/b/2026-02-03_A02.txt",
        "a.zip/c.html",
        "a.zip/d.jsonl#7",
    ]
    assert (held[1].issue_date, held[1].page_number) == (date(2026, 2, 3), "A02")
    assert len(articles_in(held)) == 4


def test_the_name_of_the_zip_gives_the_day_of_its_members() -> None:
    (page,) = read(zipped({"A03.txt": PAGE}), "晚报/2026-02-03.zip")
    assert (page.source, page.issue_date, page.page_number) == ("晚报/2026-02-03.zip/A03.txt", date(2026, 2, 3), "A03")


def test_sidecars_inside_state_what_their_pages_do_not_and_go_before_names() -> None:
    held = read_all(
        zipped(
            {
                "a/2026-01-01_A01.txt": PAGE,
                "a/b.txt": PAGE,
                "a/b.txt.json": '{"page": "B7", "paper": "青石晚报"}'.encode(),
                "a/issue.json": '{"date": "2026-02-03", "paper": "青石日报", "issue": 7}'.encode(),
                "c.txt": "大河湾报 2026年2月9日 星期一 A05版\n\n".encode() + PAGE,
                "c.txt.json": b'{"date": "2026-02-03"}',
                "d.txt": PAGE,
                "d.txt.json": b'{"day": 3}',
                "e.txt.json": b"of a page that is not there",
            }
        )
    )
    told = {one.source: one for one in held}
    assert list(told) == [
        *("a.zip/a/2026-01-01_A01.txt", "a.zip/a/b.txt", "a.zip/c.txt", "a.zip/d.txt", "a.zip/d.txt.json")
    ]
    *pages, wrong = held
    assert [
        (one.issue_date, one.page_number, one.paper, one.issue_number)
        for one in pages[:2]
        if not isinstance(one, Unreadable)
    ] == [(date(2026, 2, 3), "A01", "青石日报", "7"), (date(2026, 2, 3), "B7", "青石晚报", "7")]
    assert isinstance(wrong, Unreadable)
    assert wrong.reason.startswith("as a sidecar of a page its key 'day' is unknown")


def test_what_a_page_inside_a_zip_states_goes_before_its_sidecar(tmp_path: Path) -> None:
    members: dict[str | zipfile.ZipInfo, bytes] = {
        "c.txt": "大河湾报 2026年2月9日 星期一 A05版\n\n".encode() + PAGE,
        "c.txt.json": b'{"date": "2026-02-03"}',
    }
    (tmp_path / "a.zip").write_bytes(zipped(members))
    ((_, (page,)),) = load_pages(tmp_path)
    assert not isinstance(page, Unreadable)
    assert (page.issue_date, page.page_number, page.paper) == (date(2026, 2, 9), "A05", "大河湾报")


def test_names_in_gbk_and_with_backslashes_are_read() -> None:
    marked = zipped({"AAAA/B.txt": PAGE}).replace(b"AAAA/", "日报".encode("gbk") + b"\\")
    assert [one.source for one in read(marked)] == ["a.zip/日报/B.txt"]
    assert [one.source for one in read(zipped({"日报/一版.txt": PAGE}))] == ["a.zip/日报/一版.txt"]


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = 0o120777 << 16
    return info


TRICKS: dict[str, tuple[bytes, str]] = {
    "no zip": (b"PK\x05\x06", "no whole ZIP"),
    "up": (zipped({"../../evil.txt": PAGE}), "points outside"),
    "up by backslash": (zipped({"..\\evil.txt": PAGE}), "points outside"),
    "absolute": (zipped({"/etc/evil.txt": PAGE}), "points outside"),
    "drive": (zipped({"C:/evil.txt": PAGE}), "points outside"),
    "link": (zipped({link("a.txt"): b"/etc/passwd"}), "is a link"),
    "nested": (zipped({"b.zip": zipped({"c.txt": PAGE})}), "b.zip: it is a ZIP inside a ZIP"),
    "unprintable": (zipped({"a\nb.txt": PAGE}), "no readable name"),
    "empty": (zipped({}), "holds no page"),
    "other files": (zipped({"a.exe": b"x"}), "holds no page"),
    "bomb": (zipped({"a.txt": b" " * (20 << 20)}), r"unpacks to 20,971,520 bytes from [\d,]+: a bomb"),
    "many": (zipped({f"{number}.txt": b"x" for number in range(5_001)}), "holds 5,001 pages; at most 5,000"),
    "locked": (
        zipped({"a.txt": PAGE})
        .replace(b"PK\x03\x04\x14\0\0", b"PK\x03\x04\x14\0\1")
        .replace(b"PK\x01\x02\x14\x03\x14\0\0", b"PK\x01\x02\x14\x03\x14\0\1"),
        "locked with a password",
    ),
}


@pytest.mark.parametrize("trick", TRICKS)
def test_a_zip_that_plays_a_trick_is_refused_with_the_reason(trick: str) -> None:
    data, reason = TRICKS[trick]
    with pytest.raises(ValueError, match=reason):
        read(data)


def damaged(data: bytes, name: str) -> bytes:
    """The ZIP with the last byte of a member changed, so that its checksum is wrong."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        info = archive.getinfo(name)
    at = info.header_offset + 30 + len(name.encode()) + info.compress_size - 1
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def locked(data: bytes, name: str) -> bytes:
    """The ZIP with a member that says it is encrypted."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        at = archive.getinfo(name).header_offset
    entry = data.index(b"PK\x01\x02")
    while data[entry + 46 : entry + 46 + len(name)] != name.encode():
        entry = data.index(b"PK\x01\x02", entry + 1)
    marked = bytearray(data)
    marked[at + 6] |= 1
    marked[entry + 8] |= 1
    return bytes(marked)


BAD_MEMBERS: dict[str, tuple[bytes, str]] = {
    "no text": (zipped({"a.txt": PAGE, "x.txt": b"\0", "z.txt": PAGE}), "it holds zero bytes"),
    "no known encoding": (
        zipped({"a.txt": PAGE, "x.txt": b"\xff\xff\xff", "z.txt": PAGE}),
        "neither UTF-8 nor GB18030",
    ),
    "no Word file": (zipped({"a.txt": PAGE, "x.docx": b"no", "z.txt": PAGE}), "it is no whole ZIP"),
    "a line that is off": (
        zipped({"a.txt": PAGE, "x.jsonl": b'{"text": "a"}\nno', "z.txt": PAGE}),
        "line 2 is no JSON",
    ),
    "damaged": (damaged(zipped({"a.txt": PAGE, "x.txt": PAGE * 9, "z.txt": PAGE}), "x.txt"), "it is damaged"),
    "locked": (locked(zipped({"a.txt": PAGE, "x.txt": PAGE, "z.txt": PAGE}), "x.txt"), "locked with a password"),
    "a ZIP": (zipped({"a.txt": PAGE, "x.zip": zipped({"c.txt": PAGE}), "z.txt": PAGE}), "unpack that one first"),
}


@pytest.mark.parametrize("fault", BAD_MEMBERS)
def test_a_member_that_cannot_be_read_is_named_with_its_reason_and_the_others_are_read(fault: str) -> None:
    data, reason = BAD_MEMBERS[fault]
    *pages, bad = read_all(data)
    assert [one.source for one in pages] == ["a.zip/a.txt", "a.zip/z.txt"]
    assert isinstance(bad, Unreadable)
    assert bad.source.startswith("a.zip/x.")
    assert reason in bad.reason


def test_where_no_member_can_be_read_the_zip_is_named_and_other_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"x.txt": b"\0", "z.docx": b"no"}))
    (tmp_path / "b.txt").write_bytes(PAGE)
    (_, (first,)), (_, (second,)) = load_pages(tmp_path)
    assert isinstance(first, Unreadable)
    assert first.source == "a.zip"
    assert first.reason.startswith("none of its 2 pages can be read: x.txt: it holds zero bytes")
    assert "z.docx: it is no whole ZIP" in first.reason
    assert not isinstance(second, Unreadable)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([PAGE, "# 题\n文。".encode(), b"\0", b"\xff\xff"]), min_size=1, max_size=8))
def test_each_member_is_read_or_named_once(contents: list[bytes]) -> None:
    good = [f"a.zip/{number}.txt" for number, content in enumerate(contents) if b"\0" != content != b"\xff\xff"]
    if good:
        held = read_all(zipped({f"{number}.txt": content for number, content in enumerate(contents)}))
        assert [one.source for one in held if not isinstance(one, Unreadable)] == good
        assert sorted(one.source for one in held) == [f"a.zip/{number}.txt" for number in range(len(contents))]


def test_members_that_share_their_bytes_do_not_add_up_to_a_bomb() -> None:
    data = zipped({f"{number}.txt": b" " * (1 << 20) for number in range(300)})
    with pytest.raises(ValueError, match="its pages unpack to 314,572,800 bytes"):
        read(data)


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for data, _ in TRICKS.values():
        with suppress(ValueError):
            read(data)
    assert list(tmp_path.iterdir()) == []


WHOLE = zipped({"a.txt": PAGE, "日.md": "# 题\n文。".encode()})


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=100),
        st.tuples(st.integers(0, len(WHOLE)), st.binary(min_size=1, max_size=6)).map(
            lambda cut: WHOLE[: cut[0]] + cut[1] + WHOLE[cut[0] + len(cut[1]) :]
        ),
    )
)
def test_any_bytes_are_pages_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        articles_in(read(data))
