"""PDF: each of its pages is a page, its columns in reading order; a page without a text layer is read as a scan."""

from __future__ import annotations

import math
import unicodedata
from contextlib import contextmanager
from ctypes import c_double, c_ubyte, c_ulong
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from index.formats.glyphs import Glyph, strips_of
from index.formats.hyphens import SOFT_HYPHEN
from index.formats.picture import LONGEST_READ
from index.formats.recognising import NoRecogniserError
from index.formats.scan import scanned_strips
from index.formats.typeset import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from index.formats.glyphs import Strip
    from index.formats.recognising import Picture
    from index.page import Page

_LARGEST = 512 * 1024 * 1024  # bytes
_MOST_PAGES = 2_000
_MOST_SCANS = 200
_MOST_GLYPHS = 300_000  # of a page
_MOST_GLYPHS_IN_ALL = 2_000_000
_LOCKED = 4  # FPDF_ERR_PASSWORD
_FEW = 50  # glyphs: no more are a stamp on a scan, where a picture takes most of the page
_DPI = 200  # at which a page is drawn to be recognised
_HYPHENS = (0x02, 0xAD, 0xFFFE, 0x2010)  # the first and the third: how PDFium tells one at a line end
_SOFT_HYPHEN = b"\xfe\xff\x00\xad"  # how a PDF marks a hyphen that only the line end made
_pdfium = Lock()  # PDFium must not be called by two threads at once


def read_pdf(source: str, data: bytes, day: date | None, page_number: str | None) -> Iterator[Page]:
    """Yield each page of the PDF as `<file>#p<n>`, columns parted by an empty line.

    The page head gives the day and the page number; where it gives none, `day` holds and, for a PDF of one page,
    `page_number`. Raises `ValueError` where the file is no PDF, locked, or no page of it holds text that can be read.
    """
    if len(data) > _LARGEST:
        raise ValueError(f"it has {len(data):,} bytes; a PDF has at most {_LARGEST:,}")
    with _pdfium:
        pages = _contents(data)
    read = _read(data, pages)
    if not any(read):
        raise ValueError("it holds no text, nor pictures in which text is recognised")
    for number, strips in enumerate(read, start=1):
        yield page_of(f"{source}#p{number}", strips, day, page_number if len(pages) == 1 else None)


@dataclass(frozen=True, slots=True)
class _Content:
    """The glyphs of a page that can be read, and whether what it shows is to be recognised."""

    glyphs: tuple[Glyph, ...]
    is_scan: bool


def _read(data: bytes, pages: list[_Content]) -> list[list[Strip]]:
    """Return the strips of each page; scanned ones stay empty beside others where nothing recognises text."""
    layers = [strips_of(page.glyphs) for page in pages]
    try:
        return [
            (scanned_strips(_drawn(data, number)) if page.is_scan else []) or layer
            for number, (page, layer) in enumerate(zip(pages, layers, strict=True))
        ]
    except NoRecogniserError:
        if not any(layers):
            raise
        return layers


def _contents(data: bytes) -> list[_Content]:
    with _opened(data) as document:
        if len(document) > _MOST_PAGES:
            raise ValueError(f"it has {len(document):,} pages; at most {_MOST_PAGES:,} are taken")
        pages: list[_Content] = []
        for number in range(len(document)):
            pages.append(_content(document, number))
            if sum(len(page.glyphs) for page in pages) > _MOST_GLYPHS_IN_ALL:
                raise ValueError(f"it has more than {_MOST_GLYPHS_IN_ALL:,} characters; split it into issues")
            if sum(page.is_scan for page in pages) > _MOST_SCANS:
                raise ValueError(f"it has more than {_MOST_SCANS:,} scanned pages; split it into issues")
    return pages


def _content(document: Any, number: int) -> _Content:  # noqa: ANN401  pypdfium2 has no types
    page = document[number]
    glyphs = _page_glyphs(page, number)
    shown = tuple(glyph for glyph in glyphs if _is_text(glyph.char))
    if (len(glyphs) - len(shown)) * 5 > len(glyphs):  # its fonts do not say which characters they show
        return _Content((), is_scan=True)
    return _Content(shown, is_scan=len(shown) <= _FEW and _is_drawing(page, bare=not shown))


def _is_drawing(page: Any, *, bare: bool) -> bool:  # noqa: ANN401
    """Tell whether a page with little text shows a picture over most of it or, where it is `bare`, anything."""
    from pypdfium2 import raw  # noqa: PLC0415

    if bare:
        return any(True for _ in page.get_objects(max_depth=1))
    boxes = [one.get_bounds() for one in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)]
    most = page.get_width() * page.get_height() / 2
    return any((right - left) * (top - bottom) > most for left, bottom, right, top in boxes)


def _drawn(data: bytes, number: int) -> Picture:
    with _pdfium, _opened(data) as document:
        page = document[number]
        longest = max(page.get_width(), page.get_height())
        picture: Picture = page.render(scale=min(_DPI / 72, LONGEST_READ / longest)).to_numpy().copy()
    return picture


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """Open a PDF; raise `ValueError` where it is none, locked, or found to be damaged later."""
    import pypdfium2  # noqa: PLC0415  only who has PDFs needs it

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _LOCKED:
            raise ValueError("it is locked with a password; save it without one") from None
        raise ValueError("it is no whole PDF") from None
    try:
        yield document
    except pypdfium2.PdfiumError:
        raise ValueError("it is a damaged PDF") from None
    finally:
        document.close()


def _page_glyphs(page: Any, number: int) -> list[Glyph]:  # noqa: ANN401
    from pypdfium2 import raw  # noqa: PLC0415

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
    return glyphs


def _glyph(text: Any, at: int, char: str, *, spaced: bool) -> Glyph | None:  # noqa: ANN401
    from pypdfium2 import raw  # noqa: PLC0415

    matrix, x, y = raw.FS_MATRIX(), c_double(), c_double()
    raw.FPDFText_GetMatrix(text, at, matrix)
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    _, _, right, _ = text.get_charbox(at, loose=True)
    ink_left, _, ink_right, _ = text.get_charbox(at)
    if char == "-" and _is_marked_soft(text, at):
        char = SOFT_HYPHEN
    if not (0.5 < size < 5_000 and x.value <= right and all(map(math.isfinite, (x.value, y.value, right)))):
        return None
    # Fonts do not agree on how high a glyph's box is; a fifth of the size below the base line fits them all.
    bottom = y.value - 0.2 * size
    return Glyph(char, x.value, bottom, right, bottom + size, (ink_left, ink_right), size, spaced)


def _is_marked_soft(text: Any, at: int) -> bool:  # noqa: ANN401
    """Tell whether the PDF marks a hyphen as one that goes where its line end goes."""
    from pypdfium2 import raw  # noqa: PLC0415

    shown = raw.FPDFText_GetTextObject(text, at)
    for number in range(raw.FPDFPageObj_CountMarks(shown) if shown else 0):
        said, length = (c_ubyte * len(_SOFT_HYPHEN))(), c_ulong()
        mark = raw.FPDFPageObj_GetMark(shown, number)
        if raw.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", said, len(said), length):
            return bytes(said) == _SOFT_HYPHEN
    return False


def _char(code: int) -> str:
    """Return the character; a radical that stands for the character, as some fonts say, becomes that character."""
    if code in _HYPHENS:
        return "-"
    if 0xD800 <= code < 0xE000 or not 0 < code < 0x110000:
        return "\ufffd"
    return unicodedata.normalize("NFKC", chr(code)) if 0x2E80 <= code < 0x2FE0 else chr(code)


def _is_text(char: str) -> bool:
    return char != "\ufffd" and unicodedata.category(char[0]) not in ("Co", "Cn", "Cc", "Cs")
