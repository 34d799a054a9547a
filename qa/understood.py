"""What was understood of a question, told to the person who asked: a wrong reading can be seen, and corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.figures.indicators import INDICATORS
from index.times.windows import windows_in
from qa.aliases import same_things
from qa.listing import asks_for_several
from qa.parts import Manner, parts_of

if TYPE_CHECKING:
    from index.figures.aims import Aim
    from index.times.windows import Window
    from qa.query import Query

LIST = "list"


@dataclass(frozen=True, slots=True)
class Understood:
    """What a stand-alone question was taken to ask for.

    kind       the kind of words that answer it, or how its parts belong together: comparison, each, several; or list
    windows    the periods and days it names, as spans of `query.question`, counted from the day on which it was asked
    indicator  the indicator as the question names it, of those in the table of indicators; `None` for any other
    aim        whether a result or a target is asked for, where it says so
    """

    kind: str
    windows: tuple[Window, ...]
    indicator: str | None
    aim: Aim | None


def understood_of(query: Query) -> Understood:
    """Return what was understood of a query."""
    question = query.question
    named = (question[start:end] for (start, end), row in same_things(question) if row in INDICATORS)
    windows = tuple(windows_in(question, query.asked_on))
    return Understood(_kind(query), windows, next(named, None), query.asked.aim)


def _kind(query: Query) -> str:
    manner = parts_of(query.question, query.asked_on).manner
    if manner is not Manner.ONE:
        return str(manner.value)
    return LIST if asks_for_several(query.question) else str(query.asked.kind.value)
