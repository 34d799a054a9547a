"""An article (稿件): one story of a page, whose every character knows the line it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


class Role(Enum):
    """What a part of an article is."""

    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    PARAGRAPH = "paragraph"
    BYLINE = "byline"


HEADING = frozenset({Role.KICKER, Role.HEADLINE, Role.DECK})


@dataclass(frozen=True, slots=True)
class Part:
    """`text[start:end]` of an article is one headline line, one paragraph or one byline."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """`text[start:end]` of an article stands unbroken in line `line` (from 1) of its page."""

    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Correction:
    """An article that corrects another, as the other points to it."""

    article_id: str
    headline: str


@dataclass(frozen=True, slots=True)
class Article:
    """One story: its text, the parts of that text, and the lines that each stretch of it came from.

    `text` is all parts in page order, joined by line feeds. A paragraph that a column break had cut is one part
    made of several segments. Parts and segments are in order and do not overlap; a character outside every
    segment is white space that the joining put in. What it is `corrected_by` depends on the archive it is read from.
    """

    article_id: str
    source: str
    issue_date: date | None
    page_number: str | None
    text: str
    parts: tuple[Part, ...]
    segments: tuple[Segment, ...]
    paper: str | None = None
    issue_number: str | None = None
    corrected_by: tuple[Correction, ...] = ()

    @property
    def headline(self) -> str:
        """All headline lines (kicker, headline, deck), joined by a space."""
        return " ".join(self.text[p.start : p.end] for p in self.parts if p.role in HEADING)

    @property
    def byline(self) -> str:
        """All bylines, joined by a space; empty where there is none."""
        return " ".join(self.texts(Role.BYLINE))

    @property
    def day_number(self) -> int:
        """Days from the year 1 to the issue date; 0, older than all, where it is unknown."""
        return self.issue_date.toordinal() if self.issue_date else 0

    @property
    def line_first(self) -> int:
        """The first line of the article in its page, from 1."""
        return self.segments[0].line

    @property
    def line_last(self) -> int:
        """The last line of the article in its page, from 1."""
        return self.segments[-1].line

    def texts(self, role: Role) -> Iterator[str]:
        """Yield the text of each part that has this role, in order."""
        return (self.text[p.start : p.end] for p in self.parts if p.role is role)

    def is_heading(self, at: int) -> bool:
        """Return whether `text[at]` stands in a kicker, headline or deck line."""
        return any(part.start <= at < part.end for part in self.parts if part.role in HEADING)

    def lines_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and the last line (from 1) that `text[start:end]` came from."""
        starts = [segment.start for segment in self.segments]
        first = self.segments[max(0, bisect_right(starts, start) - 1)]
        last = self.segments[max(0, bisect_right(starts, max(start, end - 1)) - 1)]
        return first.line, last.line
