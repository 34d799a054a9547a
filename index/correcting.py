"""Which corrections there are of an article: told by comparing the two, whichever of them came first or went."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from index.article import HEADING, Correction
from index.notices import is_correction, notices_of
from index.simplified import simplified

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article
    from index.notices import Notice

# Characters, white space aside, from which a title or wrong words point at an article alone, and with its day.
_ALONE, _WITH_DAY = 6, 2
_PAGE = re.compile(r"([A-Z]?)0*(\d+)")


class Corrections:
    """The correction notices of an archive, found by the day that they name."""

    def __init__(self, corrections: Iterable[Article]) -> None:
        self._by_day: dict[tuple[int, int], list[tuple[Article, Notice]]] = defaultdict(list)
        self._undated: list[tuple[Article, Notice]] = []
        self._all: list[tuple[Article, Notice]] = []
        for correction in corrections:
            for notice in notices_of(correction):
                self._all.append((correction, notice))
                for named in {(day.month, day.day) for day in notice.days}:
                    self._by_day[named].append((correction, notice))
                if not notice.days:
                    self._undated.append((correction, notice))

    def of(self, article: Article) -> tuple[Correction, ...]:
        """Return those that correct this article, oldest issue first; a correction itself is not looked at."""
        if not self._all or is_correction(article):
            return ()
        day = article.issue_date
        likely = (*self._by_day.get((day.month, day.day), ()), *self._undated) if day else self._all
        found = {one.article_id: one for one, notice in likely if corrects(one, notice, article)}
        ordered = sorted(found.values(), key=lambda one: (str(one.issue_date or ""), one.article_id))
        return tuple(Correction(one.article_id, one.headline) for one in ordered)


def corrects(correction: Article, notice: Notice, article: Article) -> bool:
    """Tell whether a notice of a correction is of this article.

    Neither day nor page that it names may be another than the article's, where both are known, and it is not older. Then
    a title must be the article's, or where it names none, wrong words must stand in the article.
    """
    day = article.issue_date
    dated = day is not None and any(one.is_day(day) for one in notice.days)
    if day and ((notice.days and not dated) or (correction.issue_date and correction.issue_date < day)):
        return False
    if article.page_number and notice.pages and not any(_same_page(page, article.page_number) for page in notice.pages):
        return False
    least = _WITH_DAY if dated else _ALONE
    if notice.titles:
        return any(_is_title(title, article, least) for title in notice.titles)
    text = _squeezed(article.text)
    return any(len(words) >= least and words in text for words in map(_squeezed, notice.wrong))


def _is_title(title: str, article: Article, least: int) -> bool:
    """Tell whether a title is a heading line of the article, all of them, or a long piece of them."""
    named = _bare(title)
    lines = [_bare(article.text[part.start : part.end]) for part in article.parts if part.role in HEADING]
    whole = "".join(lines)
    return len(named) >= least and (named in lines or named == whole or (len(named) >= _ALONE and named in whole))


def _same_page(one: str, other: str) -> bool:
    """Tell whether two page numbers are the same: 2 is 02 and may be A02, but A02 is not B02."""
    first, second = _PAGE.fullmatch(one.upper()), _PAGE.fullmatch(other.upper())
    if not first or not second:
        return one == other
    return first[2] == second[2] and (first[1] == second[1] or not (first[1] and second[1]))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, simplified(text.lower())))


def _squeezed(text: str) -> str:
    return "".join(simplified(text).split())
