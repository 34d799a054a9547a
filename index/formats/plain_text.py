"""Plain text in UTF-8, UTF-16 with a mark, GB18030 or Big5: one page a file, still to be cut."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import TYPE_CHECKING

from index.formats.chinese_encodings import decoded_chinese
from index.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_LARGEST = 64 * 1024 * 1024  # bytes


def read_plain_text(source: str, data: bytes, day: date | None, page_number: str | None) -> Iterator[Page]:
    """Yield the one page of the file; raise `ValueError` where it is too big for one."""
    if len(data) > _LARGEST:
        raise ValueError(f"it has {len(data):,} bytes; a page of plain text has at most {_LARGEST:,}; split it")
    yield to_page(source, decoded(data), day, page_number)


def to_page(source: str, text: str, day: date | None = None, page_number: str | None = None) -> Page:
    """Make a page of a text; any of the three line ends counts as one."""
    return Page(source, tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")), day, page_number)


def decoded(data: bytes) -> str:
    """Decode a file's bytes; raise `ValueError` where they are in none of the known encodings."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise ValueError("it begins as UTF-16 text but does not go on so; save it as UTF-8") from None
    if b"\0" in data:
        raise ValueError("it holds zero bytes, so it is no text; expected UTF-8, GB18030 or Big5")
    text = data.removeprefix(BOM_UTF8)
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        pass
    chinese = decoded_chinese(text)
    if chinese is None:
        raise ValueError("it is neither UTF-8 nor GB18030 nor Big5 text; save it as UTF-8")
    return chinese
