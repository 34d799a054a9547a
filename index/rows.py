"""What only neighbours tell of a short line: it is a row of a table, or the signature of a letter or a notice."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from index.line_kinds import Kind, columns, is_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.line_kinds import Line

_WIDEST_ROW, _WIDEST_SIGNATURE = 100, 44  # columns
_FIGURE = re.compile(r"[+\-−]?\d[\d.,:：∶\-—~/%％℃]*[万亿]?[\u4e00-\u9fff％%]{0,3}")
_WIDE_SPACE = re.compile(r"\s{2,}|\t")
_DAY = re.compile(
    r"(?:[\d〇○零一二三四五六七八九]{4}\s?年\s?)?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日"
)


def with_rows(lines: Sequence[Line]) -> list[Line]:
    """Return the lines; of two or more in a row that have as many cells, one of each a figure, none is a headline."""
    told: list[Line] = []
    for cells, run in groupby(lines, key=_cells_of_row):
        group = list(run)
        if cells and len(group) > 1:
            if told and cells > 2 and len(_cells(told[-1].text)) == cells and told[-1].kind is Kind.TITLE:
                told[-1] = _as_row(told[-1])  # what the columns hold
            group = [_as_row(line) for line in group]
        told += group
    return told


def with_signatures(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines; below a text, a day of its own and the short line above it sign the text."""
    for at, line in enumerate(lines):
        day = line if _is_day(line) else lines[at + 1] if at + 1 < len(lines) else line
        first = at - 1 if day is line else at
        signs = first > 0 and _is_day(day) and lines[first - 1].closed and _may_sign(lines[first])
        yield replace(line, kind=Kind.CREDIT) if signs else line


def _is_day(line: Line) -> bool:
    return len(line.text) < _WIDEST_SIGNATURE and _DAY.fullmatch(line.text) is not None


def _may_sign(line: Line) -> bool:
    short = len(line.text) < _WIDEST_SIGNATURE and columns(line.text) <= _WIDEST_SIGNATURE
    return line.kind is Kind.CREDIT or (line.kind is Kind.TITLE and short and not line.item)


def _cells_of_row(line: Line) -> int:
    """Return how many cells a row of a table has; 0 where the line looks like none."""
    if line.kind is not Kind.TITLE or len(line.text) > _WIDEST_ROW:
        return 0
    cells = _cells(line.text)
    return len(cells) if len(cells) > 1 and any(map(_FIGURE.fullmatch, cells)) else 0


def _cells(text: str) -> list[str]:
    # Between Latin words one space parts no cells.
    return text.split() if is_chinese(text) else _WIDE_SPACE.split(text)


def _as_row(line: Line) -> Line:
    return replace(line, kind=Kind.PROSE, closed=True, continues=False)
