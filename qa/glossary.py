"""What newspapers write about, named in other languages than Chinese: the table of `glossary.txt`, and where a question names things of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.scripts import WITHOUT_SPACES

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).with_suffix(".txt")
THINGS, ASKED = "[things]", "[asked]"
# Forms are looked up by how they begin.
KEY = 2


@dataclass(frozen=True, slots=True)
class Named:
    """`text[start:end]` names what is called any of `chinese`, the most usual first.

    is_thing    whether an article that answers must speak of it: a museum, rice, a loan; not so of verbs and general words
    is_measure  whether it is told in figures: a revenue, an area
    """

    start: int
    end: int
    chinese: tuple[str, ...]
    is_thing: bool
    is_measure: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of a row: a pattern, and what the row says."""

    pattern: re.Pattern[str]
    chinese: tuple[str, ...]
    is_thing: bool
    is_measure: bool


@lru_cache(maxsize=256)
def named_in(text: str) -> tuple[Named, ...]:
    """Return what a question in another language than Chinese names, in order; of names that overlap the longest."""
    lowered = text.lower()
    found = [one for at in range(len(lowered)) for one in _at(at, lowered, _forms()[0])]
    taken: list[Named] = []
    for one in sorted(found, key=lambda named: (named.start - named.end, named.start)):
        twin = next((other for other in taken if (other.start, other.end) == (one.start, one.end)), None)
        if twin:
            names = tuple(dict.fromkeys((*twin.chinese, *one.chinese)))
            taken[taken.index(twin)] = Named(
                twin.start, twin.end, names, twin.is_thing and one.is_thing, twin.is_measure or one.is_measure
            )
        elif all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    return tuple(sorted(taken, key=lambda named: named.start))


@lru_cache(maxsize=256)
def kind_asked(text: str) -> str:
    """Return the name of the kind of words that a question's first question word of the table asks for; empty where it has none."""
    lowered = text.lower()
    found = (one.chinese[0] for at in range(len(lowered)) for one in _at(at, lowered, _forms()[1]))
    return next(found, "")


def _at(at: int, lowered: str, forms: dict[str, tuple[_Form, ...]]) -> Iterator[Named]:
    """Yield what is named at this place."""
    for form in forms.get(lowered[at : at + KEY], ()):
        match = form.pattern.match(lowered, at)
        if match:
            yield Named(at, match.end(), form.chinese, form.is_thing, form.is_measure)


@cache
def _forms() -> tuple[dict[str, tuple[_Form, ...]], dict[str, tuple[_Form, ...]]]:
    """Return the forms of all that can be named, and those of the question words, by their first letters."""
    named: dict[str, list[_Form]] = {}
    asked: dict[str, list[_Form]] = {}
    section = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line
        elif line and not line.startswith("#"):
            chinese, _, others = line.removeprefix("+").partition(" | ")
            for form in dict.fromkeys(others.lower().split(", ")):
                one = _Form(re.compile(_pattern(form)), tuple(chinese.split()), section == THINGS, line[0] == "+")
                (asked if section == ASKED else named).setdefault(form.lstrip("-")[:KEY], []).append(one)
    return ({key: tuple(row) for key, row in named.items()}, {key: tuple(row) for key, row in asked.items()})


def _pattern(form: str) -> str:
    """Return what finds a form: `-` stands for more letters; a word in letters begins and ends where words do."""
    inner = re.escape(form.strip("-")).replace(r"\-\ ", r"\w*\ ").replace(r"\ ", r"[\s-]+")
    if WITHOUT_SPACES.search(form):
        return inner
    return ("" if form.startswith("-") else r"(?<!\w)") + inner + (r"\w*" if form.endswith("-") else r"(?!\w)")
