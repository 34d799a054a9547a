"""Reads a search out of an address, strictly: a parameter that is off is named, with what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.keywords import keywords_of
from qa.searching import Order
from qa.service import Question
from qa.web.asking import FILTERS, LANG, LONGEST_QUESTION, parameters_in, scope_in, today
from qa.web.fields import Choice, Fields, Text, Whole
from qa.web.strict import off

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

USUAL_ARTICLES = 10
SEARCH = Fields(
    "a search",
    {
        "q": Text("the words to search for; at least one letter or figure", 1, LONGEST_QUESTION),
        "order": Choice("what comes first", tuple(order.value for order in Order)),
        "limit": Whole("how many articles to list", 1, 50, USUAL_ARTICLES, written=True),
        "offset": Whole("how many to pass over first", 0, 10_000, 0, written=True),
        **FILTERS.known,
        "lang": LANG,
    },
    frozenset({"q"}),
)


@dataclass(frozen=True, slots=True)
class Search:
    """What to search, and which part of the list to show: `question.limit` articles from the `offset`-th on."""

    question: Question
    order: Order
    offset: int


def search_in(parameters: MultiDict[str, str]) -> Search:
    """Return the search of these parameters; an empty one is as one left out. Raise `ProblemError` where one is off."""
    read = parameters_in(parameters, SEARCH)
    if not keywords_of(read["q"]):
        raise off("q", "it holds no letter and no figure; expected words to search for")
    # A search counts no 今年 from the day; a question has one.
    question = Question(read["q"], (), scope_in(read, ""), today(), read.get("limit", USUAL_ARTICLES))
    return Search(question, Order(read.get("order", Order.BEST.value)), read.get("offset", 0))
