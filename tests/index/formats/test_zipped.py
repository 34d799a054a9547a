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
from index.loading import READERS, Unreadable, load_pages

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


def read(data: bytes, source: str = "a.zip") -> list[Page | Story]:
    return list(READERS[".zip"](source, data, None, None))


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
    "nested": (zipped({"a.txt": PAGE, "b.zip": zipped({"c.txt": PAGE})}), "another ZIP"),
    "unprintable": (zipped({"a\nb.txt": PAGE}), "no readable name"),
    "empty": (zipped({}), "holds no page"),
    "other files": (zipped({"a.png": b"x"}), "holds no page"),
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


def test_each_bad_member_is_named_and_other_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"x.txt": b"\0", "y.txt": PAGE, "z.docx": b"no"}))
    (tmp_path / "b.txt").write_bytes(PAGE)
    (_, first), (_, second) = load_pages(tmp_path)
    assert isinstance(first, Unreadable)
    assert first.reason.startswith("of its 3 pages, 2 cannot be read: x.txt: it holds zero bytes")
    assert "z.docx: it is no whole ZIP" in first.reason
    assert not isinstance(second, Unreadable)


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
