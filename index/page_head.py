"""The head of a page: the lines at its top that say the paper, the issue and the page number, and are no article's."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from index.credits import is_folio, is_press
from index.dating import day_in, page_in
from index.imprint import UNKNOWN, Imprint
from index.line_kinds import columns
from index.paper_names import issue_number_in, paper_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 120  # columns; a page head is no wider
_TOP, _FOOT = 8, 4  # lines that hold words, in which a head or a foot stands
_CORNER = re.compile(r"^[A-Z]\d{2}(?=\s)|(?<=\s)[A-Z]\d{2}$")
# A sentence or another text's title: then the line speaks of a page, as a correction does, and is none's head.
_SAYS_MORE = re.compile(r"[。；！？]|[A-Za-z0-9][.!?]$|应为|有误|一文|刊[登发载]|《[^》]*[^》报刊末]》")


def said_in(text: str) -> Imprint:
    """Return what a line of a page head states."""
    day, page_number = day_in(text), page_in(text)
    if day and not page_number and is_folio(text):
        corner = _CORNER.search(text)
        page_number = corner[0] if corner else None
    return Imprint(day, page_number, paper_in(text), issue_number_in(text))


def is_page_head(text: str) -> bool:
    """Tell whether a line is the page's own head, not a story's: a day or a page number, and nothing that says more."""
    if len(text) > _LONGEST or columns(text) > _LONGEST or _SAYS_MORE.search(text):
        return False
    said = said_in(text)
    return _is_full(said) or (is_folio(text) and (said.issue_date or said.page_number) is not None)


def head_of(lines: Sequence[str]) -> tuple[frozenset[int], Imprint]:
    """Return the numbers (from 1) of the lines that are head or foot of a page, and what they state.

    The head is the unbroken run of such lines from the top; a line further down is taken only from the foot, and if it
    states both day and page number, for a notice may end with the day it was signed on.
    """
    filled = [(number, line.strip()) for number, line in enumerate(lines, start=1) if line.strip()]
    # Above all else may stand a paper of any name; further down 付出终有回报 would be a headline.
    masthead = (
        filled[:1]
        if filled and len(filled[0][1]) <= _LONGEST and paper_in(filled[0][1]) == filled[0][1].strip("《》“”")
        else []
    )
    top = [*masthead, *takewhile(lambda one: _belongs(one[1]), filled[len(masthead) : _TOP])]
    if not any(is_page_head(text) for _, text in top):
        top = []
    foot = [one for one in filled[-_FOOT:] if is_page_head(one[1]) and _is_full(said_in(one[1]))]
    stated = UNKNOWN
    for _, text in (*top, *foot):
        stated = stated.or_else(said_in(text))
    return frozenset(number for number, _ in (*top, *foot)), stated


def _is_full(said: Imprint) -> bool:
    return said.issue_date is not None and said.page_number is not None


def _belongs(text: str) -> bool:
    return is_page_head(text) or is_folio(text) or (is_press(text) and paper_in(text) is not None)
