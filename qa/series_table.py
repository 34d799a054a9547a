"""A series as a table to download: CSV that a spreadsheet opens as it is, and that runs nothing there."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.document_shapes import PointDocument

COLUMNS = (
    "period", "text", "number", "unit", "issue_date", "headline", "source", "line_first", "line_last", "quote", "url"
)  # fmt: skip
# Excel takes a file without it for one in the local encoding.
BYTE_ORDER_MARK = "\ufeff"
# A cell that begins with one of these is a formula to a spreadsheet; an apostrophe makes a text of it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table_of(points: Sequence[PointDocument]) -> str:
    """Return the points as CSV (RFC 4180) with a line of names, in UTF-8 with a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for point in points:
        values: dict[str, object] = dict(point)
        writer.writerow([_cell(values[name]) for name in COLUMNS])
    return BYTE_ORDER_MARK + out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str) and value.lstrip().startswith(FORMULA):
        return f"'{value}"
    return value
