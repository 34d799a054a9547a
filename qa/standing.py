"""Where a name stands as seen from a sentence: who speaks of a place says so there, in the headline, or where the story opens."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from index.article import HEADING, Role
from qa.subjects import subjects_in

if TYPE_CHECKING:
    from index.article import Article

# How far from its beginning a story still says where it happened: 本报讯 …在青川市政务中心…
OPENING = 120
HARBOURS, PLACE_AND_KIND = {"港": "港口", "站": "车站"}, 2


class Standing(IntEnum):
    """How near a name stands; a higher one tells more."""

    NOWHERE = 0
    OF_ANOTHER = 1  # somewhere in the article, whose headline is about another place
    ELSEWHERE = 2
    OPENING = 3  # where the story opens, or in its byline
    NEARBY = 4  # in the same paragraph, before
    HERE = 5  # in the sentence or in the headline


def standing_of(name: str, article: Article, sentence: tuple[int, int]) -> Standing:
    """Return where a name stands as seen from a sentence of an article."""
    start, end = sentence
    text = article.text
    if name in text[start:end] or name in article.headline:
        return Standing.HERE
    if name not in text and len(name) > PLACE_AND_KIND and name[-1] in HARBOURS and HARBOURS[name[-1]] in text:
        return standing_of(name[:-1], article, sentence)  # 宁浦港 in a story of 宁浦 that speaks of its 港口
    if name not in text:
        return Standing.NOWHERE
    if name in text[_paragraph_at(article, start) : start]:
        return Standing.NEARBY
    if name in frame_of(article):
        return Standing.OPENING
    return Standing.OF_ANOTHER if subjects_in(article.headline) else Standing.ELSEWHERE


def frame_of(article: Article) -> str:
    """Return what says of the whole article where it is from: the headline, the opening and the bylines."""
    body = next((part.start for part in article.parts if part.role is Role.PARAGRAPH), 0)
    return f"{article.headline} {article.text[body : body + OPENING]} {article.byline}"


def _paragraph_at(article: Article, at: int) -> int:
    return max((part.start for part in article.parts if part.start <= at and part.role not in HEADING), default=at)
