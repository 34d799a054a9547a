"""Zones of a city, such as 宁浦高新区: one is neither the city that it lies in, nor another zone of it, nor that of another city."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.scripts import HAN
from qa.place_names import apart
from qa.words import PROPER, is_in_dictionary, words_of

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
LEVEL = re.compile(r"[省市县盟区]$")
LEVELS = "省市县州盟"
# What stands before a zone and tells none: of which sort it is, or that several are meant.
TELLS_NONE = re.compile(r"(?:国家级?|省级|市级|全国|全省|全市|[各该本我个家座处大新老]|[哪几]|多少|什么|[年月日度])$")
# 全市 where what is said of it begins, not 高于全市: the figure is of the whole.
OF_THE_WHOLE = re.compile(r"(?:^|[，。；：、“\s年月季度底末])(?P<whole>[全我][省市县])(?!.{0,8}(?:第|排名|位居|平均))")
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


def zone_spoken_of(question: str, places: tuple[str, ...], article: Article, sentence: tuple[int, int], at: int) -> str:
    """Return the zone or the city that a figure is of, where another one is asked about; empty where it is of none, or of that one."""
    before = article.text[sentence[0] : at]
    asked = zones_asked(question)
    if asked:
        others = [_other_than(one, before, article) for one in asked]
        return others[0] if all(others) else ""
    cities = (place for place in places if is_city(place, question, article.text))
    return next(filter(None, (_zone_of(city, before, article, sentence) for city in cities)), "")


def is_city(place: str, *texts: str) -> bool:
    """Return whether a place is one that zones lie in: a city, a province, a county, as the texts or the dictionary have it."""
    return any(place + level in text for text in texts for level in LEVELS) or any(
        is_in_dictionary(place + level) for level in LEVELS
    )


def _zone_of(city: str, before: str, article: Article, sentence: tuple[int, int]) -> str:
    """Return the zone of a city that what a sentence says before a figure, or else it and its headline, is said of; empty: of the city."""
    near = before if city in before else f"{article.headline} {article.text[slice(*sentence)]}"
    zones, at = zones_in(near), near.rfind(city) + len(city)
    if city in near:
        zone = next((one for one in zones if at <= one.start and near[at : one.start] in {"", *LEVELS}), None)
        is_of_it = zone is not None and not OF_THE_WHOLE.search(near, zone.end)
    else:
        zone = next((one for one in zones if one.owner in {"", city}), None)
        is_of_it = zone is not None and not OF_THE_WHOLE.search(before)
    return city + near[zone.start : zone.end] if zone and is_of_it else ""


def _other_than(asked: Zone, before: str, article: Article) -> str:
    """Return the whole city, the zone of another sort or of another city that a figure is of; empty where it is of the zone asked for."""
    named = zones_in(before)
    if whole := OF_THE_WHOLE.search(before, named[-1].end if named else 0):
        return whole["whole"]
    text = before if named else article.headline
    if near := named or zones_in(text):
        nearest = near[-1]
        is_other = nearest.owner and asked.owner and not _are_alike(nearest.owner, asked.owner)
        return nearest.owner + text[nearest.start : nearest.end] if is_other or nearest.sort != asked.sort else ""
    return asked.owner if asked.owner and asked.owner in before and is_city(asked.owner, article.text) else ""


def _are_alike(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _owner_before(before: str) -> str:
    """Return the name that stands at the end of what comes before a zone, without 市; empty where none does."""
    if TELLS_NONE.search(before):
        return ""
    name, tag, words = "", "", words_of(before)
    # The segmenter cuts a name that it does not know into characters, and its 市 from it.
    for word in reversed(words[:-1] if words and LEVEL.fullmatch(words[-1].text) else words):
        if not HAN.match(word.text) or (name and len(word.text) > 1):
            break
        name, tag = word.text + name, word.tag if not name else ""
        if len(name) > 1:
            break
    name = apart(LEVEL.sub("", name) if len(name) > 2 else name)[-1]
    is_name = tag[:2] in PROPER or is_city(name) or not is_in_dictionary(name)
    return name if 1 < len(name) <= LONGEST and is_name else ""
