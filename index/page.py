"""A page (版): one seed file as it was read, before it is cut into articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one seed file and what is known of the issue it belongs to.

    `source` is the path below the seeds folder, with forward slashes. Line *n* of the file, counted from 1,
    is `lines[n - 1]`, without its line end. What nobody states of the issue is `None`.
    """

    source: str
    lines: tuple[str, ...]
    issue_date: date | None
    page_number: str | None
    paper: str | None = None
    issue_number: str | None = None
