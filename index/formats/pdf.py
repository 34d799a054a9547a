"""PDF with a text layer: each of its pages is a page, its columns in reading order, its paragraphs put together again."""

from __future__ import annotations

import math
import unicodedata
from ctypes import c_double
from statistics import median
from threading import Lock
from typing import TYPE_CHECKING, Any

from index.dating import day_in, page_in
from index.formats.glyphs import Glyph, strips_of
from index.formats.outline import is_page_head
from index.formats.paragraphs import paragraphs_of, words_of
from index.formats.reading_order import blocks_in_order, head_and_foot
from index.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_LARGEST = 512 * 1024 * 1024  # bytes
_MOST_PAGES = 2_000
_MOST_GLYPHS = 300_000  # of a page
_MOST_GLYPHS_IN_ALL = 2_000_000
_LOCKED = 4  # FPDF_ERR_PASSWORD
_HYPHENS = (0x02, 0xAD, 0xFFFE)  # how PDFium tells a hyphen at a line end
_pdfium = Lock()  # PDFium must not be called by two threads at once


def read_pdf(source: str, data: bytes, day: date | None, page_number: str | None) -> Iterator[Page]:
    """Yield each page of the PDF as `<file>#p<n>`, columns parted by an empty line.

    The page head gives the day and the page number; where it gives none, `day` holds and, for a PDF of one page,
    `page_number`. Raises `ValueError` where the file is no PDF, locked, or holds pictures only.
    """
    if len(data) > _LARGEST:
        raise ValueError(f"it has {len(data):,} bytes; a PDF has at most {_LARGEST:,}")
    with _pdfium:
        pages = _glyphs(data)
    if not any(pages):
        raise ValueError("it holds pictures and no text; save it with a text layer by an OCR program")
    if sum(not _is_text(glyph.char) for page in pages for glyph in page) * 5 > sum(map(len, pages)):
        raise ValueError("its fonts do not say which characters they show; save it with a text layer by an OCR program")
    for number, glyphs in enumerate(pages, start=1):
        lines = tuple(_lines(glyphs))
        heads = [line for line in (*lines[:8], *lines[-4:]) if is_page_head(line)]
        yield Page(
            f"{source}#p{number}",
            lines,
            next((told for told in map(day_in, heads) if told), day),
            next((told for told in map(page_in, heads) if told), page_number if len(pages) == 1 else None),
        )


def _lines(glyphs: list[Glyph]) -> Iterator[str]:
    strips = strips_of(glyph for glyph in glyphs if _is_text(glyph.char))
    head, rest, foot = head_and_foot(strips)
    text_size = median(strip.size for strip in strips for _ in strip.text[:40]) if strips else 0.0
    words = words_of(strip.text for strip in strips)
    yield from head
    for block in blocks_in_order(rest):
        yield ""
        yield from paragraphs_of(block, text_size, words)
    if foot:
        yield from ("", *foot)


def _glyphs(data: bytes) -> list[list[Glyph]]:
    import pypdfium2  # noqa: PLC0415  only who has PDFs needs it

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _LOCKED:
            raise ValueError("it is locked with a password; save it without one") from None
        raise ValueError("it is no whole PDF") from None
    try:
        if len(document) > _MOST_PAGES:
            raise ValueError(f"it has {len(document):,} pages; at most {_MOST_PAGES:,} are taken")
        pages: list[list[Glyph]] = []
        for number in range(len(document)):
            pages.append(_page_glyphs(document, number))
            if sum(map(len, pages)) > _MOST_GLYPHS_IN_ALL:
                raise ValueError(f"it has more than {_MOST_GLYPHS_IN_ALL:,} characters; split it into issues")
    except pypdfium2.PdfiumError:
        raise ValueError("it is a damaged PDF") from None
    finally:
        document.close()
    return pages


def _page_glyphs(document: Any, number: int) -> list[Glyph]:  # noqa: ANN401  pypdfium2 has no types
    from pypdfium2 import raw  # noqa: PLC0415

    page = document[number]
    text = page.get_textpage()
    count = text.count_chars()
    if count > _MOST_GLYPHS:
        raise ValueError(f"its page {number + 1} has {count:,} characters; at most {_MOST_GLYPHS:,} are taken")
    glyphs: list[Glyph] = []
    spaced = False
    for at in range(count):
        char = _char(raw.FPDFText_GetUnicode(text, at))
        if char.isspace():
            spaced = spaced or not raw.FPDFText_IsGenerated(text, at)
            continue
        glyph = _glyph(text, at, char, spaced=spaced)
        if glyph:
            glyphs.append(glyph)
            spaced = False
    text.close()
    page.close()
    return glyphs


def _glyph(text: Any, at: int, char: str, *, spaced: bool) -> Glyph | None:  # noqa: ANN401
    from pypdfium2 import raw  # noqa: PLC0415

    matrix, x, y = raw.FS_MATRIX(), c_double(), c_double()
    raw.FPDFText_GetMatrix(text, at, matrix)
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    _, _, right, _ = text.get_charbox(at, loose=True)
    ink_left, _, ink_right, _ = text.get_charbox(at)
    if not (0.5 < size < 5_000 and x.value <= right and all(map(math.isfinite, (x.value, y.value, right)))):
        return None
    # Fonts do not agree on how high a glyph's box is; a fifth of the size below the base line fits them all.
    bottom = y.value - 0.2 * size
    return Glyph(char, x.value, bottom, right, bottom + size, (ink_left, ink_right), size, spaced)


def _char(code: int) -> str:
    """Return the character; a radical that stands for the character, as some fonts say, becomes that character."""
    if code in _HYPHENS:
        return "-"
    if 0xD800 <= code < 0xE000 or not 0 < code < 0x110000:
        return "\ufffd"
    return unicodedata.normalize("NFKC", chr(code)) if 0x2E80 <= code < 0x2FE0 else chr(code)


def _is_text(char: str) -> bool:
    return char != "\ufffd" and unicodedata.category(char[0]) not in ("Co", "Cn", "Cc", "Cs")
