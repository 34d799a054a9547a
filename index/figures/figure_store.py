"""The statements of an archive version, in a table beside its articles: written once, then looked up by what they measure."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from index.figures.aims import Aim
from index.figures.figure import Base, Bound, Direction, Figure
from index.figures.statements import Measure, Statement, statements_in
from index.scope import EVERYTHING, where
from index.times.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from enum import Enum
    from pathlib import Path

    from numpy.typing import NDArray

    from index.article import Article
    from index.scope import Scope

SCHEMA = """
CREATE TABLE figure (article_id TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, low TEXT NOT NULL, high TEXT NOT NULL,
  unit TEXT NOT NULL, direction TEXT, base TEXT, bound TEXT, indicator TEXT NOT NULL, measure TEXT NOT NULL, place_name TEXT NOT NULL,
  year INTEGER, until INTEGER, month_first INTEGER, month_last INTEGER, as_of INTEGER NOT NULL, aim TEXT, PRIMARY KEY (article_id, start)) WITHOUT ROWID;
CREATE INDEX figure_by_indicator ON figure (indicator);
"""
MARKS = ",".join("?" * 18)
COLUMNS = "start, stop, low, high, unit, direction, base, bound, indicator, measure, place_name, year, until, month_first, month_last, as_of, aim"
# Statements of one thing that are looked at, those of the newest issues first.
MOST = 2000

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement, and the article that makes it."""

    article_id: str
    statement: Statement


class FigureStore:
    """Looks statements up; safe to share between threads, since SQLite serializes its calls."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )

    def measuring(self, indicators: Sequence[str], passages: Sequence[int] | None, scope: Scope) -> tuple[Stated, ...]:
        """Return what is stated of these indicators in the articles of some passages that lie in the scope, newest issue first.

        `None` means every article.
        """
        newest_first, article_of = self._articles
        within = self._stating(indicators) if scope == EVERYTHING else self._stating(indicators) & self._within(scope)
        places = range(len(newest_first)) if passages is None else np.unique(article_of[list(passages)])
        # The articles are put in order first: then no more statements are looked at than are wanted.
        ids = [newest_first[place] for place in places if newest_first[place] in within]
        query = (
            f"SELECT article_id, {COLUMNS} FROM json_each(?) CROSS JOIN figure ON article_id = value "  # noqa: S608  our own words
            f"WHERE indicator IN ({','.join('?' * len(indicators))}) LIMIT {MOST}"
        )
        found = self._connection.execute(query, (json.dumps(ids), *indicators))
        return tuple(Stated(article_id, _statement(row)) for article_id, *row in found)

    @cached_property
    def _articles(self) -> tuple[list[str], NDArray[np.int64]]:
        """The articles, the newest issue first, and of each passage, by its number, the place of its article among them."""
        ids = [row[0] for row in self._connection.execute("SELECT article_id FROM article ORDER BY issue_date DESC, article_id")]  # fmt: skip
        place = {article_id: number for number, article_id in enumerate(ids)}
        owners = self._connection.execute("SELECT article_id FROM passage ORDER BY number")
        return ids, np.array([place[article_id] for (article_id,) in owners], np.int64)

    def _stating(self, indicators: Sequence[str]) -> set[str]:
        # One after the other, so that the index gives each article once.
        query = "SELECT article_id FROM figure WHERE indicator = ? GROUP BY article_id"
        return {row[0] for indicator in indicators for row in self._connection.execute(query, (indicator,))}

    def _within(self, scope: Scope) -> set[str]:
        condition, values = where(scope)
        query = f"SELECT article_id FROM article WHERE {condition}"  # noqa: S608  our own words
        return {row[0] for row in self._connection.execute(query, values)}


def rows_of(article: Article) -> Iterator[Row]:
    """Yield the statements of an article as rows of their table."""
    for one in statements_in(article):
        figure, period = one.figure, one.period or Period(None, None)
        first, last = period.months or (None, None)
        said = (_value(figure.direction), _value(figure.base), _value(figure.bound))
        yield (
            *(article.article_id, figure.start, figure.end, str(figure.low), str(figure.high), figure.unit, *said),
            *(one.indicator, one.measure.value, one.place, period.year, period.until, first, last),
            *(period.as_of, _value(one.aim)),
        )


def _value(one: Enum | None) -> str | None:
    return one.value if one else None


def _statement(row: Sequence[object]) -> Statement:
    start, end, low, high, unit, direction, base, bound, indicator, measure, place, *rest = row
    year, until, first, last, as_of, aim = rest
    figure = Figure(
        int(str(start)),
        int(str(end)),
        Decimal(str(low)),
        Decimal(str(high)),
        str(unit),
        Direction(direction) if direction else None,
        Base(base) if base else None,
        Bound(bound) if bound else None,
    )
    months = (int(str(first)), int(str(last))) if first else None
    period = Period(_number(year), months, _number(until), bool(as_of)) if year or months else None
    return Statement(figure, str(indicator), Measure(measure), str(place), period, Aim(aim) if aim else None)


def _number(value: object) -> int | None:
    return None if value is None else int(str(value))
