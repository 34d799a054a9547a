"""What of an enumeration the question does not name itself: asked who signed beside 甲公司, 甲公司和乙公司 is 乙公司."""

from __future__ import annotations

import re
from itertools import groupby

from qa.enumerations import AND
from qa.trained.snapping import trimmed

JOINT = re.compile(rf"、|{AND}|,|\b(?:and|or)\b")
# What holds clauses is a statement, and no enumeration.
CLAUSE = re.compile(r"[，；。：]")
QUOTES = " 「」“”《》（）()"
# The shortest name that tells: a single character stands in other words of the question too.
SHORTEST = 2


def narrowed(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return what stands together in the span and is not named in the question; the whole span where that is nothing, all, or in several places."""
    if text[start:end] in question or CLAUSE.search(text, start, end):
        return start, end
    items = _items(text, start, end)
    runs = [
        list(run)
        for is_named, run in groupby(items, lambda one: _is_named(text[slice(*one)], question))
        if not is_named
    ]
    if len(runs) != 1 or len(runs[0]) == len(items):
        return start, end
    return trimmed(text, runs[0][0][0], runs[0][-1][1])


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches between the joints; those that a joint leaves empty are none."""
    items, at = [], start
    for joint in JOINT.finditer(text, start, end):
        items.append((at, joint.start()))
        at = joint.end()
    return [one for one in (*items, (at, end)) if text[slice(*one)].strip(QUOTES)]


def _is_named(item: str, question: str) -> bool:
    item = item.strip(QUOTES)
    return len(item) >= SHORTEST and item in question
