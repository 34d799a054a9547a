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


def where(scope: Scope) -> tuple[str, tuple[str, ...]]:
    """Return the scope as a condition on the columns of an article in SQL, with the values of its marks."""
    conditions = {
        "issue_date >= ?": scope.date_from and scope.date_from.isoformat(),
        "issue_date <= ?": scope.date_to and scope.date_to.isoformat(),
        "source = ?": scope.source,
        "page_number = ?": scope.page,
        "paper = ?": scope.paper,
        "issue_number = ?": scope.issue,
    }
    wanted = {condition: value for condition, value in conditions.items() if value}
    return " AND ".join(wanted) or "1", tuple(wanted.values())
