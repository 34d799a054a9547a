"""Zones of a city, such as 宁浦高新区: one is neither the city that it lies in, nor another zone of it, nor that of another city."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.scripts import HAN
from qa.place_names import apart
from qa.words import is_in_dictionary, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article

# Sorts of zones, each with what else it is called.
SORTS = (
    ("高新区", "高新技术产业开发区", "高新技术开发区", "高新技术产业园区"),
    ("经开区", "经济技术开发区", "经济开发区", "开发区"),
    ("综保区", "综合保税区", "保税区"),
    ("自贸区", "自贸试验区", "自由贸易试验区", "自由贸易区"),
    ("航空港区", "航空港经济综合实验区", "航空港实验区", "空港经济区", "临空经济区"),
    ("新区",),
)
SORT_OF = {name: number for number, row in enumerate(SORTS) for name in row}
NEW_ZONE = SORT_OF["新区"]
# 创新区域 and 城市更新区 name none.
NAMED = re.compile(rf"(?<![创更革])(?:{'|'.join(sorted(SORT_OF, key=len, reverse=True))})(?!域)")
LEVEL = re.compile(r"(?<=[\u4e00-\u9fff]{2})[省市县盟区]$")
PROPER = frozenset({"ns", "nr", "nz", "nt"})
LEVELS = "省市县州盟"
# What stands before a zone and tells none: of which sort it is, or that several are meant.
TELLS_NONE = re.compile(r"(?:国家级?|省级|市级|全国|全省|全市|[各该本我个家座处大新老]|[哪几]|多少|什么|[年月日度])$")
# 全市 where what is said of it begins, not 高于全市: the figure is of the whole.
OF_THE_WHOLE = re.compile(r"(?:^|[，。；：、“\s年月季度底末])[全我][省市县](?!.{0,8}(?:第|排名|位居|平均))")
# A name of a zone is no longer than this, and it is told by so many characters before the zone.
LONGEST, BEFORE = 4, 12


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone where a text names it: from `start` to `end`; `owner` is what its name begins with, empty where it is left out."""

    start: int
    end: int
    owner: str
    sort: int


@lru_cache(maxsize=4096)
def zones_in(text: str) -> tuple[Zone, ...]:
    """Return the zones that a text names, in order."""
    found: list[Zone] = []
    for match in NAMED.finditer(text):
        begins = max(found[-1].end if found else 0, match.start() - BEFORE)
        owner = _owner_before(text[begins : match.start()])
        found.append(Zone(match.start(), match.end(), owner, SORT_OF[match[0]]))
    return tuple(found)


def without_zones(text: str) -> str:
    """Return a text with commas in the place of the sorts of zones, so that what stands before them is told by itself."""
    for one in zones_in(text):
        text = text[: one.start] + "，" * (one.end - one.start) + text[one.end :]
    return text


@lru_cache(maxsize=1024)
def zones_asked(question: str) -> tuple[Zone, ...]:
    """Return the zones that a question is about: not those that it wants named or counted."""
    return tuple(one for one in zones_in(question) if not re.search("[哪几]个?$|多少个?$|什么$", question[: one.start]))


def missing_zones(question: str, article: str) -> Iterator[str]:
    """Yield the zones of a question that an article in Chinese does not name."""
    told = {one.sort for one in zones_in(article)}
    for one in zones_asked(question):
        # 浦东新区 is 浦东; 新区 alone may be any of them.
        is_a_place = one.sort == NEW_ZONE and not (one.owner and is_city(one.owner, article))
        # Where its owner is missing, too, that is said of the place.
        if one.sort not in told and not is_a_place and one.owner in article:
            yield one.owner + question[one.start : one.end]


def is_of_another_zone(
    question: str, places: tuple[str, ...], article: Article, sentence: tuple[int, int], at: int
) -> bool:
    """Return whether a figure is of a zone where the city is asked about, of the city where the zone is, or of another zone."""
    before = article.text[sentence[0] : at]
    asked = zones_asked(question)
    if not asked:
        return any(
            _is_of_a_zone(place, before, article, sentence)
            for place in places
            if is_city(place, question, article.text)
        )
    return all(_is_of_another(one, before, article) for one in asked)


def is_city(place: str, *texts: str) -> bool:
    """Return whether a place is one that zones lie in: a city, a province, a county, as the texts or the dictionary have it."""
    return any(place + level in text for text in texts for level in LEVELS) or any(
        is_in_dictionary(place + level) for level in LEVELS
    )


def _is_of_a_zone(place: str, before: str, article: Article, sentence: tuple[int, int]) -> bool:
    """Return whether what a sentence says before a figure, or else it and its headline, is said of a zone of a place, not of the place."""
    near = before if place in before else f"{article.headline} {article.text[slice(*sentence)]}"
    zones, at = zones_in(near), near.rfind(place) + len(place)
    if place in near:
        begins = next((one for one in zones if at <= one.start and near[at : one.start] in {"", *LEVELS}), None)
        return begins is not None and not OF_THE_WHOLE.search(near, begins.end)
    return any(one.owner in {"", place} for one in zones) and not OF_THE_WHOLE.search(before)


def _is_of_another(asked: Zone, before: str, article: Article) -> bool:
    """Return whether a figure is of the whole city, of another sort of zone, or of the zone of another city than this one."""
    named = zones_in(before)
    if OF_THE_WHOLE.search(before, named[-1].end if named else 0):
        return True
    near = named or zones_in(article.headline)
    if near:
        nearest = near[-1]
        return nearest.sort != asked.sort or bool(
            nearest.owner and asked.owner and not _are_alike(nearest.owner, asked.owner)
        )
    return bool(asked.owner and asked.owner in before and is_city(asked.owner, article.text))


def _are_alike(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _owner_before(before: str) -> str:
    """Return the name that stands at the end of what comes before a zone, without 市; empty where none does."""
    if TELLS_NONE.search(before):
        return ""
    name, tag = "", ""
    # The segmenter cuts a name that it does not know into characters.
    for word in reversed(words_of(before)):
        if not HAN.match(word.text) or (name and len(word.text) > 1):
            break
        name, tag = word.text + name, word.tag if not name else ""
        if len(name) > 1:
            break
    name = apart(LEVEL.sub("", name))[-1]
    is_name = tag[:2] in PROPER or is_city(name) or not is_in_dictionary(name)
    return name if 1 < len(name) <= LONGEST and is_name else ""
