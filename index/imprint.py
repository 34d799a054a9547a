"""The imprint of a page: the paper, the issue and the page number that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Imprint:
    """What one place states of a page, such as its head, its file's name or a sidecar; what it does not is `None`.

    `issue_number` counts the issues of a paper (第12345期), `page_number` the pages of an issue (A01).
    """

    issue_date: date | None = None
    page_number: str | None = None
    paper: str | None = None
    issue_number: str | None = None

    def or_else(self, other: Imprint) -> Imprint:
        """Return this, and whatever it does not state as the other states it."""
        return Imprint(
            self.issue_date or other.issue_date,
            self.page_number or other.page_number,
            self.paper or other.paper,
            self.issue_number or other.issue_number,
        )


UNKNOWN = Imprint()
