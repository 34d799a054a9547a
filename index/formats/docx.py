"""Word (.docx): heading styles are headlines of stories; read from the ZIP and its XML, so that no bomb in it goes off."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from index.formats.outline import Block, stories_of
from index.formats.unzipping import member, opened
from index.imprint import UNKNOWN, Imprint
from index.line_kinds import is_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from index.page import Page
    from index.story import Story

_LARGEST = 64 * 1024 * 1024  # bytes of XML
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_HEADING_NAME = re.compile(r"(?:heading|标题)\s?([1-9])", re.IGNORECASE)
_TITLE_NAME = re.compile(r"title|标题|文档标题", re.IGNORECASE)
_SUBTITLE_NAME = re.compile(r"subtitle|副标题", re.IGNORECASE)
_TITLE, _SUBTITLE = 1, 11
_UNSEEN = frozenset(("Fallback", "moveFrom", "del", "rPr", "sectPr"))


def read_docx(source: str, data: bytes, day: date | None, page_number: str | None) -> Iterator[Page | Story]:
    """Yield the story of each heading of the highest level, or the page where no paragraph has a heading style.

    A row of a table is one line. Raises `ValueError` where the file is no .docx, locked, damaged or a bomb.
    """
    if data.startswith(_OLD_OFFICE):
        raise ValueError("it is locked with a password or an old .doc; save it as .docx without a password")
    archive = opened(data)
    parts = {info.filename: info for info in archive.infolist()}
    if "word/document.xml" not in parts:
        raise ValueError("it is a ZIP but no .docx: it has no word/document.xml")
    styles = parts.get("word/styles.xml")
    levels = _levels(member(archive, styles, _LARGEST)) if styles else {}
    blocks = _blocks(member(archive, parts["word/document.xml"], _LARGEST), levels)
    yield from stories_of(source, blocks, UNKNOWN, Imprint(day, page_number))


def _events(xml: bytes) -> Iterator[tuple[str, str, Any]]:
    """Yield start and end of each element with its name; refuse a document type, in which entity bombs are made."""
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415  only who has .docx needs it
    from defusedxml.ElementTree import ParseError, iterparse  # noqa: PLC0415

    try:
        for event, element in iterparse(BytesIO(xml), events=("start", "end"), forbid_dtd=True):
            yield event, element.tag.rpartition("}")[2], element
            if event == "end":
                element.clear()
    except DefusedXmlException:
        raise ValueError("its XML declares a document type or entities, which no .docx needs") from None
    except (ParseError, LookupError, ValueError) as error:
        raise ValueError(f"its XML is damaged ({error})") from None


def _value(element: Any) -> str:  # noqa: ANN401  defusedxml has no types
    return next((value for name, value in element.attrib.items() if name.rpartition("}")[2] == "val"), "")


def _levels(xml: bytes) -> dict[str, int]:
    """Return the level of each heading style by its id; what it is based on counts where it says nothing itself."""
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    style = ""
    for event, tag, element in _events(xml):
        if event == "start" and tag == "style":
            style = next((value for name, value in element.attrib.items() if name.endswith("}styleId")), "")
        elif event == "start" and tag == "basedOn":
            based[style] = _value(element)
        elif event == "start" and tag == "name" and (level := _named_level(_value(element))):
            own[style] = level
        elif event == "start" and tag == "outlineLvl" and (level := _outline_level(_value(element))):
            own.setdefault(style, level)
    levels = dict(own)
    for name in based:
        at = name
        for _ in range(10):
            if at in own:
                levels[name] = own[at]
                break
            at = based.get(at, "")
    return levels


def _named_level(name: str) -> int:
    if numbered := _HEADING_NAME.fullmatch(name):
        return int(numbered[1]) + 1
    return _TITLE if _TITLE_NAME.fullmatch(name) else _SUBTITLE if _SUBTITLE_NAME.fullmatch(name) else 0


def _outline_level(value: str) -> int:
    return int(value) + 2 if value in tuple("012345678") else 0


class _Paragraph:
    def __init__(self) -> None:
        self.level = 0
        self.pieces: list[str] = []

    def blocks(self) -> list[Block]:
        lines = [" ".join(line.split()) for line in "".join(self.pieces).split("\n")]
        if self.level:
            between = "" if is_chinese("".join(lines)) else " "
            lines = [between.join(line for line in lines if line)]
        return [Block(self.level, line) for line in lines if line]


def _blocks(xml: bytes, levels: dict[str, int]) -> list[Block]:
    """Return the paragraphs in order; those in a text box come before the one that it hangs on."""
    body = _Body(levels)
    unseen = 0
    for event, tag, element in _events(xml):
        if tag in _UNSEEN:
            unseen += 1 if event == "start" else -1
        elif not unseen and event == "start":
            body.start(tag, element)
        elif not unseen:
            body.end(tag, element)
    return body.blocks


class _Body:
    """Takes the elements of a document in order and keeps its paragraphs."""

    def __init__(self, levels: dict[str, int]) -> None:
        self._levels = levels
        self._open: list[_Paragraph] = []
        self._rows: list[list[list[Block]]] = [[[]]]  # the document, as if it were one cell; then each row that is open

    @property
    def blocks(self) -> list[Block]:
        return self._rows[0][0]

    def start(self, tag: str, element: Any) -> None:  # noqa: ANN401
        if tag == "p":
            self._open.append(_Paragraph())
        elif tag == "tr":
            self._rows.append([])
        elif tag == "tc" and len(self._rows) > 1:
            self._rows[-1].append([])
        elif self._open and tag == "pStyle":
            self._open[-1].level = self._levels.get(_value(element), 0)
        elif self._open and tag == "outlineLvl":
            self._open[-1].level = _outline_level(_value(element))

    def end(self, tag: str, element: Any) -> None:  # noqa: ANN401
        if tag == "p" and self._open:
            self._keep(self._open.pop().blocks())
        elif tag == "tr" and len(self._rows) > 1:
            self._keep(_row(self._rows.pop()))
        elif self._open:
            self._open[-1].pieces.append(_said(tag, element))

    def _keep(self, blocks: list[Block]) -> None:
        if not self._rows[-1]:
            self._rows[-1].append([])
        self._rows[-1][-1].extend(blocks)


def _said(tag: str, element: Any) -> str:  # noqa: ANN401
    if tag == "t":
        return element.text or ""
    return {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(tag, "")


def _row(cells: list[list[Block]]) -> list[Block]:
    """Return a row of a table as one line, unless a cell has more than one paragraph or a heading: that is a layout."""
    blocks = [block for cell in cells for block in cell]
    if any(len(cell) > 1 for cell in cells) or any(block.level for block in blocks) or not blocks:
        return blocks
    return [Block(0, " ".join(block.text for block in blocks))]
