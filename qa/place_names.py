"""Names of Chinese places in other letters: by pinyin, and, where pinyin is not what people write, by a table."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pypinyin import Style, lazy_pinyin, pinyin
from pypinyin.pinyin_dict import pinyin_dict

from index.simplified import as_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable

# The divisions of the first level in Chinese, English, Japanese and Korean, then what else they are called.
TABLE: tuple[tuple[str, ...], ...] = (
    ("北京", "Beijing", "北京", "베이징", "Peking"), ("天津", "Tianjin", "天津", "톈진"), ("河北", "Hebei", "河北", "허베이"),
    ("山西", "Shanxi", "山西", "산시"), ("内蒙古", "Inner Mongolia", "内モンゴル", "네이멍구", "내몽골"), ("辽宁", "Liaoning", "遼寧", "랴오닝"),
    ("吉林", "Jilin", "吉林", "지린"), ("黑龙江", "Heilongjiang", "黒竜江", "헤이룽장"), ("上海", "Shanghai", "上海", "상하이"),
    ("江苏", "Jiangsu", "江蘇", "장쑤"), ("浙江", "Zhejiang", "浙江", "저장"), ("安徽", "Anhui", "安徽", "안후이"), ("福建", "Fujian", "福建", "푸젠"),
    ("江西", "Jiangxi", "江西", "장시"), ("山东", "Shandong", "山東", "산둥"), ("河南", "Henan", "河南", "허난"), ("湖北", "Hubei", "湖北", "후베이"),
    ("湖南", "Hunan", "湖南", "후난"), ("广东", "Guangdong", "広東", "광둥", "Canton"), ("广西", "Guangxi", "広西", "광시"),
    ("海南", "Hainan", "海南", "하이난"), ("重庆", "Chongqing", "重慶", "충칭"), ("四川", "Sichuan", "四川", "쓰촨"),
    ("贵州", "Guizhou", "貴州", "구이저우"), ("云南", "Yunnan", "雲南", "윈난"), ("西藏", "Tibet", "チベット", "티베트", "시짱", "Xizang"),
    ("陕西", "Shaanxi", "陝西", "산시성(陝西)"), ("甘肃", "Gansu", "甘粛", "간쑤"), ("青海", "Qinghai", "青海", "칭하이"),
    ("宁夏", "Ningxia", "寧夏", "닝샤"), ("新疆", "Xinjiang", "新疆", "신장"), ("香港", "Hong Kong", "香港", "홍콩"),
    ("澳门", "Macao", "澳門", "마카오", "Macau"), ("台湾", "Taiwan", "台湾", "대만"),
)  # fmt: skip
FIRST_LEVEL = "|".join(row[0] for row in TABLE)
TWO_IN_ONE = re.compile(
    rf"(?P<first>(?:{FIRST_LEVEL})[省市]?)(?P<second>(?!地区|特别行政区|自治区|壮族|回族|维吾尔)[\u4e00-\u9fff]{{2,}})"
)
NAMES_OF_DIVISIONS = {
    row[0]: re.compile("|".join(rf"\b{form}\b" if form.isascii() else form for form in row), re.IGNORECASE)
    for row in TABLE
}
OTHER_PINYIN = {"陕西": "shaanxi"}


def apart(name: str) -> tuple[str, ...]:
    """Return the two places of a name that begins with one of the first level, 甘肃 and 兰州 of 甘肃兰州; else the name."""
    found = TWO_IN_ONE.fullmatch(name)
    return (found["first"], found["second"]) if found else (name,)


@lru_cache(maxsize=4096)
def divisions_in(text: str) -> dict[str, str]:
    """Return the divisions of the first level that a text names in any language, in Chinese, each with how it calls it."""
    found = {name: pattern.search(text) for name, pattern in NAMES_OF_DIVISIONS.items()}
    return {name: match[0] for name, match in found.items() if match}


def divisions_missing(question: str, text: str) -> tuple[str, ...]:
    """Return the divisions of the first level that a question names and a text does not, as the question calls them."""
    asked = divisions_in(question)
    told = divisions_in(text) if asked else asked
    return tuple(called for name, called in asked.items() if name not in told)


def named_in(question: str, places: Iterable[str]) -> tuple[str, ...]:
    """Return those of the places, and of the table, that a question names in other letters than Chinese ones."""
    latin = re.sub(r"[^a-z]+", " ", question.lower().replace("ü", "v"))
    words, squeezed = set(latin.split()), latin.replace(" ", "")
    han = as_chinese(question)
    found = [row[0] for row in TABLE if any(form.lower() in question.lower() for form in row[1:])]
    for place in dict.fromkeys((*places, *(row[0] for row in TABLE))):
        spelled = pinyin_of(place)
        told = spelled in words or (len(spelled) > 7 and spelled in squeezed)
        if place in han or (told and len(spelled) > 3):
            found.append(place)
    return tuple(dict.fromkeys(found))


def spelled_right(place: str) -> str:
    """Return the place of the table that is spoken like this one, where it is none of them: 贵洲 is 贵州."""
    known = [row[0] for row in TABLE]
    alike = [one for one in known if pinyin_of(one) == pinyin_of(place)]
    return alike[0] if place not in known and len(alike) == 1 else place


@lru_cache(maxsize=4096)
def pinyin_of(name: str) -> str:
    """Return how a name is written in Latin letters: 朔原 is shuoyuan."""
    return OTHER_PINYIN.get(name) or "".join(sounds_of(name))


def sounds_of(words: str) -> tuple[str, ...]:
    """Return how each of some Chinese characters is written in Latin letters, ü as v."""
    return tuple(lazy_pinyin(words))


def readings_of(words: str) -> tuple[frozenset[str], ...]:
    """Return how each of some Chinese characters can be read: 重 of 重庆 and of 重量."""
    others = pinyin(words, style=Style.NORMAL, heteronym=True)
    return tuple(frozenset({read, *more}) for read, more in zip(sounds_of(words), others, strict=True))


@cache
def readings_alone() -> dict[str, frozenset[str]]:
    """Return how each Chinese character can be read when it stands alone."""
    return {
        chr(number): frozenset(map(_plain, pinyin_dict.get(number, "").split(","))) for number in range(0x4E00, 0xA000)
    }


def _plain(reading: str) -> str:
    """Return a reading without its tone: lǜ is lv."""
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(one for one in letters if not unicodedata.combining(one))
