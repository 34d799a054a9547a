"""Reads a search out of an address, strictly: a parameter that is off is named, with what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qa.keywords import keywords_of
from qa.searching import Order
from qa.service import Question
from qa.web.asking import FILTERS, LONGEST_QUESTION, off, refuse_unknown, scope_in, text_in

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_ARTICLES = 50
USUAL_ARTICLES = 10
FURTHEST = 10_000
PARAMETERS = FILTERS | {"q", "order", "limit", "offset", "lang"}


@dataclass(frozen=True, slots=True)
class Search:
    """What to search, and which part of the list to show: `question.limit` articles from the `offset`-th on."""

    question: Question
    order: Order
    offset: int


def search_in(parameters: Mapping[str, str]) -> Search:
    """Return the search of these parameters; an empty one is as one left out. Raise `ProblemError` where one is off."""
    given = {name: value for name, value in parameters.items() if value.strip()}
    refuse_unknown(given, PARAMETERS, "")
    words = text_in(given.get("q", ""), "q", 1, LONGEST_QUESTION)
    if not keywords_of(words):
        raise off("q", "it holds no letter and no figure; expected words to search for")
    limit = _number(given.get("limit"), "limit", USUAL_ARTICLES, 1, MOST_ARTICLES)
    # A search counts no 今年 from the day; a question has one.
    question = Question(words, (), scope_in(given, ""), date.today(), limit)  # noqa: DTZ011  the day where the user is
    return Search(question, _order(given.get("order", "best")), _number(given.get("offset"), "offset", 0, 0, FURTHEST))


def _order(text: str) -> Order:
    try:
        return Order(text)
    except ValueError:
        known = " or ".join(order.value for order in Order)
        raise off("order", f"it is {text[:20]!r}; expected {known}") from None


def _number(text: str | None, field: str, usual: int, least: int, most: int) -> int:
    if text is None:
        return usual
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and least <= int(text) <= most):
        raise off(field, f"it is {text[:20]!r}; expected a whole number from {least} to {most}")
    return int(text)
