"""A story: an article whose parts its file already tells apart, so that nothing has to be cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import Article, Part, Role, Segment
from index.hashing import article_id_of

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a story and what it is; an empty one is none of the article's parts."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """A document of a JSON lines file, an epaper's HTML page: `lines[n - 1]` is its line n as citations count them."""

    source: str
    issue_date: date | None
    page_number: str | None
    lines: tuple[Line, ...]
    paper: str | None = None
    issue_number: str | None = None


def article_of(story: Story) -> Article | None:
    """Return the story as an article: each line that holds more than white space is one part; `None` where none does."""
    pieces: list[str] = []
    parts: list[Part] = []
    segments: list[Segment] = []
    length = 0
    for number, line in enumerate(story.lines, start=1):
        text = line.text.strip()
        if not text:
            continue
        start = length + 1 if parts else 0
        length = start + len(text)
        pieces.append(text)
        parts.append(Part(line.role, start, length))
        segments.append(Segment(start, length, number))
    if not parts:
        return None
    whole = "\n".join(pieces)
    identity = article_id_of(story.source, 1, whole)
    return Article(
        identity,
        story.source,
        story.issue_date,
        story.page_number,
        whole,
        tuple(parts),
        tuple(segments),
        story.paper,
        story.issue_number,
    )
