"""Figures of the whole country: who asks for one is not answered by what a province or a city says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.standing import frame_of
from qa.subjects import ABROAD, subjects_in
from qa.timing import FIGURES

if TYPE_CHECKING:
    from index.article import Article
    from qa.asking import Asked

ASKED_OF = re.compile(r"全国|我国|(?:我们|咱们?)国家|中国(?=的|\d|[国人粮社城农工外财固一]|经济|GDP)")
# What is said of the country; not 高于全国, and not 从全国第几位.
SAID_OF = re.compile(
    r"(?<![于比居占超赢过从])(?:全国|我国|中国)(?!第|前|平均|首|领先|占|特色)|国务院|国家[\u4e00-\u9fff]{1,6}(?:局|委|部)"
)
# 全省, 我市; and a name with its level.
OWN = re.compile(r"[全我本](?:省|市|县|区|自治区|州|旗)")
NAMED = re.compile(
    r"[\u4e00-\u9fff]{2}(?:(?<![各个])[省市县]|(?<![地山灾社老城牧农库景林矿专各])区)(?![场民政委长级域])"
)


def country_asked(asked: Asked) -> str:
    """Return how a question for a figure names the whole country; empty where it does not, or names a place, too."""
    found = ASKED_OF.search(asked.text) if asked.kind in FIGURES and not asked.subjects else None
    return found[0] if found else ""


def is_of_a_part(article: Article, before: str) -> bool:
    """Return whether a figure behind these words of an article is of a province, a city or a district: they say so, or the article is from there."""
    rest = SAID_OF.split(before)[-1]
    if any(own.search(rest) for own in (OWN, NAMED)):
        return True
    if rest != before:
        return False
    frame = frame_of(article)
    if OWN.search(frame) or SAID_OF.search(frame):
        return bool(OWN.search(frame))
    return bool(NAMED.search(frame)) or not ABROAD.issuperset(subjects_in(article.headline))
