"""Things that differ by their number alone: 第七届 is not 第六届, 4号线 not 3号线, 第104号 not 第113号."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.figures.numerals import NUMERAL, value_of
from index.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

NUMBERED = re.compile(
    rf"第(?P<counted>{NUMERAL})(?P<of>[号届期轮批])|(?P<line>{NUMERAL})(?P<of_line>号线|号楼)"
    r"|(?<!\d)(?P<bus>\d{1,3})(?P<of_bus>路)|(?P<phase>[一二三四五])(?P<of_phase>期)(?![间待限望末货内])"
)


def numbers_missing(question: str, article: str) -> Iterator[str]:
    """Yield the numbered names of a question that an article does not hold, where it holds another number of the same."""
    asked = tuple(_numbered(question))
    # Each span of an article is looked at: most questions name nothing by its number, and need no second look.
    told = {(value, of) for value, of, _ in _numbered(article)} if asked else set()
    for value, of, words in asked:
        if (value, of) not in told and any(of == other for _, other in told):
            yield words


def _numbered(text: str) -> Iterator[tuple[Decimal | None, str, str]]:
    for match in NUMBERED.finditer(folded(text)):
        numeral, of = (value for value in match.groups() if value is not None)
        yield value_of(numeral), of, match.group()
