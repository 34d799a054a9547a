"""The shapes of the documents of `/index`: the archive, a rebuild of it, and a page file that comes in."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from qa.shape import Day


class Unreadable(TypedDict):
    """A page file, or a part of one, that could not be read."""

    source: str
    reason: str


class JobDocument(TypedDict):
    """A rebuild: the one that runs, or else the last one; what is not known (yet) is null."""

    state: Annotated[Literal["none", "running", "done", "failed"], "none: not since the service started"]
    step: str | None
    done: Annotated[int, "of the step's pages or passages"]
    total: int
    passages_per_second: float | None
    seconds_left: float | None
    error: str | None
    version: Annotated[str | None, "what it made"]
    notes: list[str]


class Counts(TypedDict):
    """A version of the archive; null where there is none, or where it cannot be read."""

    version: str | None
    built_at: str | None
    pages: int | None
    articles: int | None
    passages: int | None
    error: Annotated[str | None, "why it cannot be used, and what to do"]


class VersionDocument(Counts):
    """A version that is kept."""

    in_use: bool


class ArchiveState(Counts):
    """The version in use, and what is beside it."""

    unreadable: list[Unreadable]
    versions: Annotated[list[VersionDocument], "newest first"]
    job: JobDocument


class Progress(TypedDict):
    """How far a rebuild is."""

    job: JobDocument


class CutArticle(TypedDict):
    """An article as it would be cut."""

    headline: str
    byline: str
    first_words: str
    source: str
    issue_date: Day | None
    page: str | None
    paper: str | None
    issue: str | None
    line_first: int
    line_last: int


class Leftover(TypedDict):
    """A line that belongs to no article."""

    line: int
    text: str


class Cut(TypedDict):
    """What a page file holds; of many articles and lines the first are listed."""

    name: str
    issue_date: Day | None
    page: str | None
    paper: str | None
    issue: str | None
    article_count: int
    articles: list[CutArticle]
    leftover_count: int
    leftovers: list[Leftover]
    unreadable_count: int
    unreadable: list[Unreadable]


class PreviewDocument(Cut):
    """What would be cut from a page file."""

    exists: Annotated[bool, "whether there is a page of this name already"]
