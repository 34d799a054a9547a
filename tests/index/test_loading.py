from __future__ import annotations

import codecs
import os
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cutting import cut
from index.dating import day_and_page, day_in, page_in
from index.errors import SeedsError
from index.formats.plain_text import decoded, to_page
from index.loading import fingerprint, load_pages, page_files
from index.unreadable import Unreadable

TEXT = "港口新闻\n\n本报讯 老港扩建工程昨日开工，总投资3.6亿元。"
NOT_READABLE = Path("/proc/self/mem")  # opens, but its first byte cannot be read, not even by root


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
        TEXT.encode("gbk"),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16-le", "utf-16-be", "gb18030", "gbk"],
)
def test_a_page_reads_the_same_in_each_known_encoding(data: bytes) -> None:
    assert decoded(data) == TEXT


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_without_zero_characters_survives_utf_8(text: str) -> None:
    plain = text.replace("\0", "").removeprefix("\ufeff")
    assert decoded(codecs.BOM_UTF8 + plain.encode()) == plain


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_end_counts_as_one(end: str) -> None:
    assert to_page("p.txt", f"甲{end}{end}乙{end}").lines == ("甲", "", "乙", "")


def test_other_separators_are_no_line_ends() -> None:
    assert to_page("p.txt", "甲\x0c乙\u2028丙\x85丁").lines == ("甲\x0c乙\u2028丙\x85丁",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "zero bytes"),
        (b"%PDF-1.7\n\xff\xff\xff\xff", "neither UTF-8 nor GB18030"),
        (b"\xff\xd8\xff\xe0JFIF", "neither UTF-8 nor GB18030"),
        (codecs.BOM_UTF16_LE + "江".encode("utf-16-le") + b"\x01", "begins as UTF-16"),
        ("江".encode("utf-16-le") + "a".encode("utf-16-le"), "zero bytes"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        decoded(data)


NAMES = {
    "2026-02-03_A01.txt": (date(2026, 2, 3), "A01"),
    "20260203-01.txt": (date(2026, 2, 3), "01"),
    "20260203.txt": (date(2026, 2, 3), None),
    "20260203A12.txt": (date(2026, 2, 3), "A12"),
    "2026/02/03/A01.txt": (date(2026, 2, 3), "A01"),
    "2026.02.03 7.txt": (date(2026, 2, 3), "7"),
    "晚报2026年02月03日A01版.txt": (date(2026, 2, 3), "A01"),
    "晚报/2026-02-03_A01.txt": (date(2026, 2, 3), "A01"),
    "晚报2026年2月3日.txt": (date(2026, 2, 3), None),
    "2026年2月13日第5版.txt": (date(2026, 2, 13), "5"),
    "2026年12月3日 A01版.txt": (date(2026, 12, 3), "A01"),
    "2026年2月30日.txt": (None, None),
    "html/2026-02/03/content_1.htm": (date(2026, 2, 3), None),
    "1987-12-31.txt": (date(1987, 12, 31), None),
    "2024-02-29_B2.txt": (date(2024, 2, 29), "B2"),
    "2026-02-03_page.txt": (date(2026, 2, 3), None),
    "2026-02-03_1234.txt": (date(2026, 2, 3), None),
    "000_19dd927dfda32a23.txt": (None, None),
    "2026-02-30_A01.txt": (None, None),
    "2023-02-29.txt": (None, None),
    "2026-13-01.txt": (None, None),
    "2026-00-10.txt": (None, None),
    "2026-02/03.txt": (None, None),
    "20260203123.txt": (None, None),
    "120260203.txt": (None, None),
    "1826-02-03.txt": (None, None),
    "A01.txt": (None, None),
    "page.txt": (None, None),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_name_says_this_day_and_page(name: str) -> None:
    assert day_and_page(name) == NAMES[name]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["-", "_", "/", ".", ""]))
@settings(max_examples=100, deadline=None)
def test_every_day_of_two_centuries_is_read(day: date, gap: str) -> None:
    assert day_and_page(f"{day:%Y}{gap}{day:%m}{gap}{day:%d}_A01.txt") == (day, "A01")


SAID = {
    "江城日报 2026年2月3日 星期二 第A01版：要闻": (date(2026, 2, 3), "A01"),
    "二〇二六年十二月二十三日　第12版": (date(2026, 12, 23), "12"),
    "二〇二六年二月十日": (date(2026, 2, 10), None),
    "2026-02-03 09:28:27.0": (date(2026, 2, 3), None),
    "2026-02-03T09:28:27+08:00": (date(2026, 2, 3), None),
    "2026/2/3 版次：5": (date(2026, 2, 3), "5"),
    "Tuesday, February 3, 2026 | Page 7": (date(2026, 2, 3), "7"),
    "20260203": (date(2026, 2, 3), None),
    "港町新聞 2026年2月3日（火曜日） 第7面": (date(2026, 2, 3), "7"),
    "항구일보 2026년 2월 3일 화요일 A07면": (date(2026, 2, 3), "A07"),
    "第7面红旗": (None, None),
    "2026年2月31日": (None, None),
    "系统升级到2.0版": (None, None),
    "第3版本": (None, None),
    "二〇二六年十十月二日": (None, None),
    "": (None, None),
}


@pytest.mark.parametrize("text", SAID)
def test_a_page_head_says_this_day_and_page(text: str) -> None:
    assert (day_in(text), page_in(text)) == SAID[text]


@given(st.text(st.sampled_from("0123456789-/.年月日一二十〇版第A Feb,"), max_size=30))
@settings(max_examples=200, deadline=None)
def test_no_text_stops_the_reading_of_days_and_pages(text: str) -> None:
    assert day_in(text) is None or date(1, 1, 1) <= day_in(text) <= date(9999, 12, 31)  # type: ignore[operator]
    assert page_in(text) is None or text
    day_and_page(text)


def test_a_missing_folder_says_what_was_found_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SeedsError, match=r"Found nothing at .*nowhere.*expected a folder.*Put the pages there"):
        page_files(tmp_path / "nowhere")


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT)
    with pytest.raises(SeedsError, match=r"Found a file at .*page\.txt.*expected a folder"):
        page_files(tmp_path / "page.txt")


def test_a_folder_without_pages_says_which_files_it_wants(tmp_path: Path) -> None:
    (tmp_path / "page.odt").write_bytes(b"PK")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    with pytest.raises(SeedsError, match=r"holds no page \(\.txt, .*\)\. Put"):
        page_files(tmp_path)


def test_pages_come_in_order_of_name_and_hidden_ones_are_left_out(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.txt",
        "2026/02/c.txt",
        ".d.txt",
        ".git/e.txt",
        "x/.y/f.txt",
        "notes.tmp",
        "folder.txt/g.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    pages = list(load_pages(tmp_path))
    sources = [source for source, _ in pages]
    assert sources == ["2026/02/c.txt", "a.txt", "b.txt", "folder.txt/g.txt"]
    assert list(fingerprint(tmp_path)) == sources
    for source, held in pages:
        assert held == (to_page(source, TEXT),)


def test_a_page_that_is_no_text_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    first, second, third = load_pages(tmp_path)
    assert first == ("a.txt", (to_page("a.txt", TEXT),))
    assert third == ("c.txt", (to_page("c.txt", TEXT),))
    reason = "it holds zero bytes, so it is no text; expected UTF-8, GB18030 or Big5"
    assert second == ("b.txt", (Unreadable("b.txt", reason),))


@pytest.mark.skipif(not NOT_READABLE.exists(), reason="no /proc on this system")
def test_a_page_that_the_disk_does_not_give_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").symlink_to(NOT_READABLE)
    first, (source, (second,)) = load_pages(tmp_path)
    assert first == ("a.txt", (to_page("a.txt", TEXT),))
    assert source == "b.txt"
    assert isinstance(second, Unreadable)
    assert "Input/output error" in second.reason
    assert fingerprint(tmp_path)["b.txt"] == "unreadable: Input/output error"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no text")
def test_a_file_name_that_is_not_utf_8_is_shown_by_its_bytes_and_told_to_be_renamed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "日报".encode("gbk") + b".txt")).write_text(TEXT, encoding="utf-8")
    first, second = load_pages(tmp_path)
    assert first[0] == "a.txt"
    name = "\\xc8ձ\\xa8.txt"
    assert second == (name, (Unreadable(name, "its name is not UTF-8; rename it"),))
    assert list(fingerprint(tmp_path)) == ["a.txt", second[0]]


def test_the_fingerprint_changes_with_every_byte_and_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    before = fingerprint(tmp_path)
    (tmp_path / "a.txt").write_text("乙", encoding="utf-8")
    changed = fingerprint(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert before["a.txt"] != changed["a.txt"] == fingerprint(tmp_path)["b.txt"]


def test_a_line_of_a_hundred_megabytes_is_named_and_stops_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"word " * 20_000_000)
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (_, (first,)), (_, (second,)) = load_pages(tmp_path)
    assert isinstance(first, Unreadable)
    assert "it has 100,000,000 bytes; a page of plain text has at most 67,108,864; split it" in first.reason
    assert not isinstance(second, Unreadable)


def test_a_line_of_megabytes_is_one_paragraph() -> None:
    (article,) = cut(to_page("a.txt", "一句话。" * 500_000)).articles
    assert len(article.text) == 2_000_000
