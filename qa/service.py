"""What the web, the command line and any other door call: one question in, one reply out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa.continuing import Continuing
from qa.in_article import article_quoted
from qa.misspelled import in_right_characters
from qa.phrasing.phrasing import as_in_the_paper
from qa.pipeline import Pipeline
from qa.pith import pith_of
from qa.searching import search
from qa.settling import series_in
from qa.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from index.archive import Archive
    from index.embedding.embedder import Embedder
    from index.scope import Scope
    from qa.archive_in_use import ArchiveInUse
    from qa.finding import Told
    from qa.query import Query, Turn
    from qa.reading import Reader
    from qa.reply import Reply
    from qa.searching import Findings, Order


@dataclass(frozen=True, slots=True)
class Question:
    """What someone sent: the words, the turns before them, the scope, the day, and how many passages to show."""

    words: str
    history: Sequence[Turn]
    scope: Scope
    asked_on: date
    limit: int


@dataclass(frozen=True, slots=True)
class Service:
    """The archive in use, the embedder it was built with, the reader, and who words what the reader found."""

    archive_in_use: ArchiveInUse
    embedder: Embedder
    reader: Reader
    phrase: Callable[[Reply], Reply] = as_in_the_paper

    @property
    def archive(self) -> Archive:
        """The version in use; raises `ArchiveError` where there is none."""
        return self.archive_in_use.get()

    def pipeline(self) -> Pipeline:
        """Return the pipeline over the version in use; it keeps that version."""
        return Pipeline(self.archive, self.embedder, self.reader)

    def understand(self, question: Question) -> Query:
        """Return the query for a question: a follow-up is completed, and a headline that it quotes is looked up."""
        archive, scope = self.archive, question.scope
        continuing = Continuing(archive, self.embedder, scope, question.asked_on)
        continued = continuing.standalone(question.words, question.history)
        article, rest = article_quoted(pith_of(continued.question), archive, scope)
        meant = in_right_characters(rest, lambda pair: archive.lexicon.passages_with(pair) > 0)
        query = understand(meant, (), scope, question.asked_on, question.limit)
        return replace(query, article=article, recalled=continued.recalled)

    def answer(self, question: Question) -> Reply:
        """Answer a question."""
        return self.phrase(self.pipeline().reply(self.understand(question)))

    def search(self, question: Question, order: Order, offset: int) -> Findings:
        """Return the articles found for a question's words, `question.limit` of them from the `offset`-th on."""
        query = understand(question.words, (), question.scope, question.asked_on, question.limit)
        return search(query, self.archive, self.embedder, order, offset)

    def series(self, query: Query) -> tuple[Told, ...]:
        """Return the indicator that a query asks for over time, the oldest period first; empty where fewer than two are known."""
        return series_in(query.asked, query.asked_on, self.archive, query.scope)
