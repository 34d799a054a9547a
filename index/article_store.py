"""Articles and passages of an archive version, in one SQLite file that is written once and then only read."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from index.article import Article, Part, Role, Segment
from index.correcting import Corrections
from index.notices import is_correction
from index.passages import Passage
from index.scope import where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.scope import Scope

SCHEMA = """
CREATE TABLE article (article_id TEXT PRIMARY KEY, file TEXT NOT NULL, place INTEGER NOT NULL, source TEXT NOT NULL, issue_date TEXT,
  page_number TEXT, text TEXT NOT NULL, parts TEXT NOT NULL, segments TEXT NOT NULL, paper TEXT, issue_number TEXT, is_correction INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE passage (number INTEGER PRIMARY KEY, article_id TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL);
CREATE INDEX article_by_file ON article (file, place);
CREATE INDEX article_by_source ON article (source, place);
CREATE INDEX correction ON article (article_id) WHERE is_correction;
CREATE INDEX passage_by_article ON passage (article_id);
"""
ODD_PASSAGES = """
SELECT count(*), coalesce(max(number), -1), count(CASE WHEN article.text IS NULL OR start < 0 OR start >= stop OR stop > length(article.text) THEN 1 END)
FROM passage LEFT JOIN article USING (article_id)
"""
READ_AT_ONCE = 500
COLUMNS = "article_id, source, issue_date, page_number, text, parts, segments, paper, issue_number"


class ArticleStore:
    """Reads articles and passages; safe to share between threads, since SQLite serializes its calls."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._corrections: Corrections | None = None

    def article(self, article_id: str) -> Article | None:
        """Return the article of this id, or `None` where there is none."""
        return self.by_id([article_id]).get(article_id)

    def by_id(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """Return these articles by their id."""
        return {article_id: self._corrected(article) for article_id, article in self._by_id(article_ids).items()}

    def articles_of(self, source: str) -> tuple[Article, ...]:
        """Return the articles of a page, in order."""
        return tuple(map(self._corrected, self._articles("WHERE source = ? ORDER BY place", (source,))))

    def first_articles(self, limit: int) -> tuple[Article, ...]:
        """Return articles of the newest issue first, then in page order."""
        return self._articles("ORDER BY issue_date DESC, file, place LIMIT ?", (limit,))

    def issues(self) -> list[dict[str, object]]:
        """Return each page with its issue, page number and count of articles, newest issue first."""
        query = (
            "SELECT issue_date, page_number, paper, issue_number, source, count(*) FROM article "
            "GROUP BY source, issue_date, page_number, paper, issue_number "
            "ORDER BY issue_date DESC, paper, page_number, source"
        )
        names = ("issue_date", "page", "paper", "issue", "source", "articles")
        return [dict(zip(names, row, strict=True)) for row in self._connection.execute(query)]

    def newest_date(self) -> date | None:
        """Return the date of the newest issue, where any is known."""
        (newest,) = self._connection.execute("SELECT max(issue_date) FROM article").fetchone()
        return date.fromisoformat(newest) if newest else None

    def passages(self, numbers: Sequence[int]) -> dict[int, Passage]:
        """Return these passages by number."""
        marks = ",".join("?" * len(numbers))
        rows = self._connection.execute(f"SELECT * FROM passage WHERE number IN ({marks})", tuple(numbers))  # noqa: S608  only marks
        return {number: Passage(article_id, start, stop) for number, article_id, start, stop in rows}

    def numbers_of(self, article_ids: Sequence[str]) -> list[int]:
        """Return the numbers of the passages of these articles, in order."""
        marks = ",".join("?" * len(article_ids))
        query = f"SELECT number FROM passage WHERE article_id IN ({marks}) ORDER BY number"  # noqa: S608  only marks
        return [number for (number,) in self._connection.execute(query, tuple(article_ids))]

    def rows(self, numbers: Sequence[int]) -> Iterator[tuple[int, Article, Passage]]:
        """Yield these passages in turn, each with its number and its article, whose corrections are not looked for."""
        for at in range(0, len(numbers), READ_AT_ONCE):
            some = numbers[at : at + READ_AT_ONCE]
            passages = self.passages(some)
            articles = self._by_id({passage.article_id for passage in passages.values()})
            yield from ((number, articles[passages[number].article_id], passages[number]) for number in some)

    def numbers_in(self, scope: Scope) -> NDArray[np.int64]:
        """Return the numbers of the passages whose article lies in the scope, (passages,), in order."""
        within, values = where(scope)
        query = f"SELECT number FROM passage JOIN article USING (article_id) WHERE {within} ORDER BY number"  # noqa: S608  our own words
        return np.array([number for (number,) in self._connection.execute(query, values)], np.int64)

    def counts(self) -> tuple[int, int]:
        """Return how many articles and how many passages there are."""
        query = "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM passage)"
        articles, passages = self._connection.execute(query).fetchone()
        return articles, passages

    def check(self) -> None:
        """Raise `sqlite3.DatabaseError` unless the file is whole, passages are numbered from 0 and each lies in an article."""
        problem = self._connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        passages, last, odd = self._connection.execute(ODD_PASSAGES).fetchone()
        if problem != "ok" or odd or last != passages - 1:
            raise sqlite3.DatabaseError(
                f"integrity: {problem}; {passages} passages up to number {last}, {odd} of them outside their article"
            )

    def _by_id(self, article_ids: Iterable[str]) -> dict[str, Article]:
        ids = tuple(article_ids)
        found = self._articles(f"WHERE article_id IN ({','.join('?' * len(ids))})", ids)
        return {article.article_id: article for article in found}

    def _corrected(self, article: Article) -> Article:
        """Return the article with what corrects it; two threads may both read the corrections the first time."""
        if self._corrections is None:
            self._corrections = Corrections(self._articles("WHERE is_correction", ()))
        found = self._corrections.of(article)
        return replace(article, corrected_by=found) if found else article

    def _articles(self, rest: str, values: tuple[object, ...]) -> tuple[Article, ...]:
        query = f"SELECT {COLUMNS} FROM article {rest}"  # noqa: S608  our own words
        return tuple(map(_article, self._connection.execute(query, values)))


def row_of(article: Article, file: str, place: int) -> tuple[object, ...]:
    """Return the article as a row of its table: the `place`-th of a file."""
    day = article.issue_date.isoformat() if article.issue_date else None
    parts = json.dumps([(part.role.value, part.start, part.end) for part in article.parts])
    segments = json.dumps([(segment.start, segment.end, segment.line) for segment in article.segments])
    return (
        article.article_id,
        file,
        place,
        article.source,
        day,
        article.page_number,
        article.text,
        parts,
        segments,
        article.paper,
        article.issue_number,
        is_correction(article),
    )


def _article(row: tuple[str, str, str | None, str | None, str, str, str, str | None, str | None]) -> Article:
    article_id, source, day, page_number, text, parts, segments, paper, issue_number = row
    return Article(
        article_id,
        source,
        date.fromisoformat(day) if day else None,
        page_number,
        text,
        tuple(Part(Role(role), start, end) for role, start, end in json.loads(parts)),
        tuple(Segment(*segment) for segment in json.loads(segments)),
        paper,
        issue_number,
    )
