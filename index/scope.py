"""A scope narrows a search to some pages: by paper, issue, source file and page number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Scope:
    """Bounds that an article must lie in; `None` leaves a side open. Both dates are included.

    `issue` is the number of an issue. An article of which something is unknown lies in no scope that asks for one.
    """

    date_from: date | None = None
    date_to: date | None = None
    source: str | None = None
    page: str | None = None
    paper: str | None = None
    issue: str | None = None


EVERYTHING = Scope()
