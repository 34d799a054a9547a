"""Checks that an article speaks of the persons and schools in a question: another one's post or figure is never the answer."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from index.scripts import HAN
from qa.foreign import is_in_chinese
from qa.missing_abroad import missing_abroad
from qa.numbered_names import numbers_missing
from qa.place_names import divisions_missing
from qa.words import GIVEN_NAME, SURNAMES, TITLE, words_of
from qa.zones import missing_zones, without_zones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article
    from qa.asking import Asked

PLACE = "ns"
NAMES = frozenset({PLACE, "nt", "nr", "nrt", "nz", "j"})
LONGEST_CUT = 3
# Kinds of things that have names; who asks of one is not answered by an article that speaks of none of its kind.
KINDS = (
    ("医院", "卫生院", "院区"),
    ("产业园", "工业园", "园区", "科技园", "物流园", "创业园", "产业基地"),
    ("变电站", "电站", "电厂"),
    ("博物馆", "博物院", "纪念馆", "展览馆"),
    ("图书馆",),
    ("体育馆", "体育场", "体育中心", "奥体中心"),
    ("大桥", "特大桥", "跨江桥", "桥"),
    ("隧道",),
    ("高速公路", "高速"),
    ("机场", "航空港", "空港"),
    ("公园", "湿地"),
    ("水库", "水利枢纽"),
    ("养老院", "敬老院", "福利院", "养老中心", "养老服务中心"),
    ("幼儿园",),
)  # fmt: skip
# Who asks of these days is not answered by the whole year.
OCCASIONS = (
    ("春节", "过年", "新春"),
    ("国庆",),
    ("五一", "劳动节"),
    ("清明",),
    ("端午",),
    ("中秋",),
    ("元旦",),
    ("元宵",),
    ("重阳",),
    ("暑期", "暑假"),
    ("暑假", "暑期"),
    ("寒假",),
)  # fmt: skip
# Behind these a kind is what is asked for or counted, no name: 哪家医院, 多少座大桥.
ASKED_FOR = re.compile(r"(?:[哪几何]|多少|什么|所有|各|每|[0-9一二三四五六七八九十])[家所座个条处项]?$")
SCHOOLS = ("幼儿园", "小学", "中学", "学院", "大学")


def missing_names(asked: Asked, article: Article) -> tuple[str, ...]:
    """Return the persons, schools and numbered things of the question that an article in Chinese does not name; of another one, the provinces.

    A person counts only beside a post, 省长周启明, or where the question is who that is: the segmenter takes many a
    word for a name.
    """
    if not is_in_chinese(article.text):
        return divisions_missing(asked.spoken, article.text)
    persons = [name for name in _persons_in(asked.text) if not _is_named(name, article.text)]
    return (
        *persons,
        *missing_zones(asked.text, article.text),
        *_other_schools(asked.text, article.text),
        *numbers_missing(asked.text, article.text),
        *_kinds_missing(asked.text, article.text),
        *missing_abroad(asked, article.text),
    )


def _kinds_missing(question: str, article: str) -> Iterator[str]:
    """Yield the kinds of things of a question that an article speaks of by none of their names."""
    question = without_zones(question)
    for row in KINDS:
        found = next((at for name in row if (at := question.find(name)) > 0), 0)
        named = found and HAN.match(question[found - 1]) and not ASKED_FOR.search(question[:found])
        if named and not any(name in article for name in row):
            yield row[0]


def occasions_missing(question: str, around: str) -> Iterator[str]:
    """Yield the holidays of a question that the words around its answer do not name."""
    for row in OCCASIONS:
        if row[0] in question and not any(name in around for name in row):
            yield row[0]


def _is_named(name: str, article: str) -> bool:
    """Return whether an article names a person; a name of three characters that the segmenter made of two and a verb counts: 柯岚签."""
    if name in article:
        return True
    short = name[:2]
    return len(name) == LONGEST_CUT and any(word.text == short for word in words_of(_line_with(short, article)))


def _line_with(words: str, article: str) -> str:
    """Return the line of an article in which words stand first; empty where they stand nowhere."""
    at = article.find(words)
    return (
        article[article.rfind("\n", 0, at) + 1 : (article.find("\n", at) + 1 or len(article) + 1) - 1]
        if at >= 0
        else ""
    )


def _persons_in(question: str) -> Iterator[str]:
    words = [word for word in words_of(question) if word.solid]
    for number, word in enumerate(words):
        if not word.tag.startswith("nr") or word.text[0] not in SURNAMES or not GIVEN_NAME.fullmatch(word.text[1:]):
            continue
        before, after = words[number - 1 : number], words[number + 1 : number + 3]
        beside_a_post = any(TITLE.search(one.text) for one in (*before, *after[:1]))
        if beside_a_post or [one.text for one in after] == ["是", "谁"]:
            yield word.text


def _other_schools(question: str, article: str) -> Iterator[str]:
    """Yield the schools of a question where the article speaks of another school of that name only: 滨江小学 is not 滨江中学."""
    words = words_of(question)
    for name, kind in pairwise(words):
        whole = name.text + kind.text
        if kind.text in SCHOOLS and name.solid and len(name.text) > 1 and whole not in article:
            others = (name.text + other for other in SCHOOLS if other != kind.text)
            if any(other in article for other in others):
                yield whole
