from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from contextlib import suppress
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from index.article import Article, Role
from index.cutting import articles_in
from index.formats.pdf import read_pdf
from index.formats.plain_text import read_plain_text
from index.formats.scan import read_scan
from tests.conftest import PROJECT
from tests.index.formats.typesetting import (
    TEXT,
    Typeset,
    as_file,
    as_pdf,
    can_draw_chinese,
    newspaper_page,
    scan,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

drawn = pytest.mark.skipif(not can_draw_chinese(), reason="this machine has no Chinese font")
OWN = PROJECT / "benchmarks" / "own" / "pages" / "2024-07-16_A02.txt"
DAY = date(2024, 7, 16)


@pytest.fixture(scope="module")
def articles() -> Sequence[Article]:
    return articles_in(read_plain_text("a.txt", OWN.read_bytes(), None, None))


@pytest.fixture(scope="module")
def picture(articles: Sequence[Article]) -> Image.Image:
    return scan(newspaper_page(articles, 4, "云岭日报", "2024年7月16日 星期二", "A02版"))


def text(articles: Sequence[Article]) -> str:
    return "".join("".join(article.text for article in articles).split())


def share(recognised: str, written: str) -> float:
    """Return how much of what was written is recognised, at its place."""
    blocks = SequenceMatcher(None, written, recognised, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(written)


def headlines(articles: Sequence[Article]) -> list[str]:
    return ["".join(article.headline.split()) for article in articles]


def bodies(articles: Sequence[Article]) -> list[str]:
    return ["".join("".join(article.texts(Role.PARAGRAPH)).split()) for article in articles]


@drawn
def test_a_scan_in_columns_at_200_dpi_comes_back_with_its_characters_and_articles(
    articles: Sequence[Article], picture: Image.Image
) -> None:
    (page,) = read_scan("a.png", as_file(picture, "PNG"), None, None)
    assert (page.source, page.issue_date, page.page_number) == ("a.png", DAY, "A02")
    read = articles_in([page])
    assert headlines(read) == headlines(articles)
    assert share(text(read), text(articles)) >= 0.99
    for told, written in zip(bodies(read), bodies(articles), strict=True):
        assert share(told, written) >= 0.97


@drawn
def test_a_page_that_lies_askew_and_is_saved_as_a_poor_jpeg_is_read_as_well(
    articles: Sequence[Article], picture: Image.Image
) -> None:
    askew = picture.rotate(1.2, Image.Resampling.BICUBIC, fillcolor="#f0ead8").convert("L")
    (page,) = read_scan("a.jpg", as_file(askew, "JPEG", quality=40), None, None)
    read = articles_in([page])
    assert page.page_number == "A02"
    assert headlines(read) == headlines(articles)
    assert share(text(read), text(articles)) >= 0.97


@drawn
def test_a_pdf_of_pictures_is_read_page_by_page_beside_pages_with_text(
    articles: Sequence[Article], picture: Image.Image
) -> None:
    (page,) = read_pdf("a.pdf", as_pdf(picture), None, "7")
    assert (page.source, page.issue_date, page.page_number) == ("a.pdf#p1", DAY, "A02")
    assert share(text(articles_in([page])), text(articles)) >= 0.97


@drawn
def test_a_stamp_in_the_text_layer_of_a_scan_does_not_stand_for_its_text() -> None:
    page = Typeset()
    page.set(["本报讯 老港大桥昨日通车，总投资三亿元。"], TEXT, 1, 60, 40)
    stamped = Typeset()
    stamped.canvas.drawInlineImage(scan(page.pdf()), 0, 0, 842, 1191)
    stamped.canvas.drawString(700, 20, "Scanned by a scanner")
    (read,) = read_pdf("a.pdf", stamped.pdf(), None, None)
    assert "老港大桥昨日通车，总投资三亿元。" in "".join(read.lines)


@drawn
def test_a_picture_with_a_clear_ground_is_read_as_on_white() -> None:
    page = Typeset()
    page.set(["老港大桥昨日通车，总投资三亿元。"], TEXT, 1, 60, 40)
    gray = scan(page.pdf()).convert("L").crop((0, 100, 1600, 400))
    clear = Image.new("LA", gray.size, 0)
    clear.putalpha(gray.point(lambda value: 255 - value))
    deep = Image.frombytes("I;16", gray.size, b"".join(struct.pack("<H", value * 257) for value in gray.tobytes()))
    for image in (clear, deep):
        (read,) = read_scan("a.png", as_file(image, "PNG"), None, None)
        assert "".join(read.lines) == "老港大桥昨日通车，总投资三亿元。"


def chunk(kind: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    """A PNG that says it is so large, whatever it holds."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


BLANK = as_file(Image.new("RGB", (600, 800), "white"), "PNG")
WRONG = {
    "empty": (b"", "no PNG or JPEG"),
    "text": (b"hello", "no PNG or JPEG"),
    "another format": (as_file(Image.new("RGB", (600, 800)), "GIF"), "no PNG or JPEG"),
    "no size": (png(0, 0), "no PNG or JPEG|0 × 0 pixels"),
    "a dot": (png(1, 1, b"\0\0"), "1 × 1 pixels, too small"),
    "wide": (png(30_000, 100), "30,000 × 100 pixels; at most 20,000 a side"),
    "bomb": (png(19_000, 19_000, b"\0" * 19_001), "at most|more than"),
    "larger bomb": (png(2_000_000_000, 2_000_000_000), "at most|more than"),
    "torn": (as_file(Image.effect_noise((600, 800), 90), "PNG")[:9_000], "damaged picture"),
    "blank": (BLANK, "no text is recognised"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_picture_of_a_page_is_refused_with_the_reason(what: str) -> None:
    data, reason = WRONG[what]
    with pytest.raises(ValueError, match=reason):
        list(read_scan("a.png", data, None, None))


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200).map(b"\x89PNG\r\n\x1a\n".__add__),
        st.binary(max_size=200).map(b"\xff\xd8\xff\xe0".__add__),
        st.tuples(st.integers(0, len(BLANK)), st.binary(min_size=1, max_size=8)).map(
            lambda cut: BLANK[: cut[0]] + cut[1] + BLANK[cut[0] + len(cut[1]) :]
        ),
    )
)
def test_any_bytes_are_pages_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        list(read_scan("a.png", data, None, None))


def test_without_the_recogniser_scans_are_named_with_the_way_to_get_it_and_other_files_are_read(tmp_path: Path) -> None:
    image = Image.new("RGB", (600, 800), "gray")
    (tmp_path / "a.png").write_bytes(BLANK)
    (tmp_path / "b.pdf").write_bytes(as_pdf(image))
    (tmp_path / "c.txt").write_text("港口新闻\n\n本报讯 老港扩建。", encoding="utf-8")
    script = """if True:
        import sys
        sys.modules.update(rapidocr=None, PIL=None)  # as where they are not installed
        from pathlib import Path
        from index.loading import load_pages
        for source, held in load_pages(Path(sys.argv[1])):
            print(source, *(getattr(one, "reason", "read") for one in held))
    """
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    needed = "its text has to be recognised, which needs: pip install -r requirements-ocr.txt"
    assert done.stdout.splitlines() == [f"a.png {needed}", f"b.pdf {needed}", "c.txt read"]


def test_nothing_heavy_is_loaded_before_there_is_a_scan() -> None:
    script = "import sys, index.loading; print(sorted({'rapidocr', 'cv2', 'PIL'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
