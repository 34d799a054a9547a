"""The articles of a version while it is written: those of its base, less the files that went, and those that came.

Passages are numbered from 0 without a gap, since a number is a row of vectors. A new passage takes the number of one
that went; where more go than come, the last ones move into the gaps. So all other numbers stay.
"""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article_store import SCHEMA, row_of
from index.figures.figure_store import MARKS, rows_of
from index.figures.figure_store import SCHEMA as FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from index.article import Article
    from index.passages import Passage


@dataclass(frozen=True, slots=True)
class Renumbered:
    """What the other parts of a version have to follow, both in order.

    `stale` are numbers of the base whose passage is no longer theirs, `fresh` those that have another passage now.
    """

    stale: tuple[int, ...]
    fresh: tuple[int, ...]


class ArticleDraft:
    """The SQLite file of a version; it is not safe against a crash until it is finished, and then never changed."""

    def __init__(self, path: Path, base: Path | None = None) -> None:
        if base:
            shutil.copyfile(base, path)
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA journal_mode = OFF")  # a version that was not finished is thrown away
        self._connection.execute("PRAGMA synchronous = OFF")
        if not base:
            self._connection.executescript(SCHEMA + FIGURES)
        (self._before,) = self._connection.execute("SELECT count(*) FROM passage").fetchone()
        self._freed: set[int] = set()
        self._taken: set[int] = set()
        self._free = self._numbers()

    def remove(self, files: Iterable[str]) -> None:
        """Take out the articles of these files; before any is added."""
        for file in files:
            query = "SELECT number FROM passage JOIN article USING (article_id) WHERE file = ?"
            self._freed.update(number for (number,) in self._connection.execute(query, (file,)))
            for table in ("passage", "figure"):
                query = f"DELETE FROM {table} WHERE article_id IN (SELECT article_id FROM article WHERE file = ?)"  # noqa: S608  our own words
                self._connection.execute(query, (file,))
            self._connection.execute("DELETE FROM article WHERE file = ?", (file,))

    def add(self, file: str, articles: Sequence[Article], passages: Iterable[Passage]) -> None:
        """Put in the articles of a file, in order, what their figures state, and their passages."""
        rows = [row_of(article, file, place) for place, article in enumerate(articles)]
        self._connection.executemany("INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", rows)
        stated = (row for article in articles for row in rows_of(article))
        self._connection.executemany(f"INSERT INTO figure VALUES ({MARKS})", stated)  # noqa: S608  only marks
        numbered = [(next(self._free), p.article_id, p.start, p.end) for p in passages]
        self._connection.executemany("INSERT INTO passage VALUES (?,?,?,?)", numbered)
        self._taken.update(row[0] for row in numbered)

    def is_empty(self) -> bool:
        """Return whether there is no article at all."""
        return self._connection.execute("SELECT 1 FROM article LIMIT 1").fetchone() is None

    def finish(self) -> Renumbered:
        """Move the last passages to the numbers that are left free, and write everything."""
        gaps = self._freed - self._taken
        total = self._before - len(gaps) if gaps else max(self._before, max(self._taken, default=-1) + 1)
        last = [number for number in range(total, self._before) if number not in gaps]
        moves = list(zip(sorted(gap for gap in gaps if gap < total), last, strict=True))
        self._connection.executemany("UPDATE passage SET number = ? WHERE number = ?", moves)
        self._connection.commit()
        return Renumbered(
            tuple(sorted(self._freed.union(last))), tuple(sorted(self._taken.union(gap for gap, _ in moves)))
        )

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def _numbers(self) -> Iterator[int]:
        """Yield the numbers that new passages take: those set free, then those after the last."""
        yield from sorted(self._freed)
        number = self._before
        while True:
            yield number
            number += 1
