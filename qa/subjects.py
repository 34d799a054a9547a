"""The places that a question is about, each without the ending that a newspaper leaves out: 河北 of 河北省."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.place_names import TABLE
from qa.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.words import Word

HAN = re.compile(r"[\u4e00-\u9fff]")
# Endings that a newspaper leaves out: 河南省 is 河南 too.
LEVEL = re.compile(r"(?:特别行政区|(?:[\u4e00-\u9fff]{1,3}族|维吾尔)?自治[区州县旗]|省|市|区|县)$")
# The body is named after its place: 广东政府 is of 广东.
LEVELLED = re.compile(r"[\u4e00-\u9fff]{2,4}[省市县]")
# A province that the segmenter does not know: two characters before 省, at the beginning or behind a preposition.
PROVINCE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在从和与向由是]))([\u4e00-\u9fff]{2})(?<![全我本各外该两哪这])省(?![级委里内会])"
)
LEVELS = frozenset("省市县区镇乡村")
KANA = re.compile(r"[\u3041-\u30fa]")
# 南北 and 东西 are directions.
DIRECTIONS = frozenset("东西南北中")
BODY = re.compile(r"(?:人民)?(?:政府|人民代表大会|省委|市委|县委|区委|党委|人大|政协|日报|报告)$")
PLACE, ORGANISATION = "ns", "nt"
COUNTRY = frozenset({"中国", "全国", "我国", "国家", "国内", "中华人民共和国"})
# Words for a kind of place or a direction that the segmenter takes for the name of one.
COMMON = frozenset(
    [
        "海洋",
        "东西",
        "大山",
        "高山",
        "大海",
        "大江",
        "大洋",
        "大河",
        "东方",
        "西方",
        "南方",
        "北方",
        "东部",
        "西部",
        "中部",
        "南部",
        "北部",
        "东北",
        "西北",
        "西南",
        "东南",
        "华北",
        "华东",
        "华南",
        "华中",
        "沿海",
        "内陆",
        "山区",
        "农村",
        "城市",
        "乡村",
        "全省",
        "全市",
        "全县",
        "全区",
        "省里",
        "市里",
        "县里",
        "区里",
        "省内",
        "市内",
        "县内",
        "区内",
        "本省",
        "本市",
        "本县",
        "本区",
        "各省",
        "各市",
        "各地",
        "外省",
        "省份",
        "世界",
        "全球",
        "亚洲",
        "欧洲",
        "非洲",
        "口岸",
        "港口",
        "机场",
        "高铁",
        "大桥",
        "开发区",
        "高新区",
        "新区",
        "景区",
        "园区",
        "社区",
        "台风",
        "城镇",
        "乡镇",
        "集镇",
        "高原",
        "平原",
        "草原",
        "盆地",
        "半岛",
        "中欧",
        "中亚",
        "欧美",
        "港澳",
        "两岸",
        "林区",
        "灾区",
        "库区",
        "矿区",
        "厂区",
        "校区",
        "战区",
        "老城区",
        "城区",
        "市区",
        "郊区",
        "县城",
    ]
)
# Beside a place at home another country is what the news is about, not where it is from.
ABROAD = frozenset(
    [
        "美国",
        "英国",
        "法国",
        "德国",
        "日本",
        "韩国",
        "俄罗斯",
        "印度",
        "越南",
        "泰国",
        "老挝",
        "缅甸",
        "欧盟",
        "东盟",
        "加拿大",
        "澳大利亚",
        "意大利",
        "西班牙",
        "巴西",
        "南非",
        "新加坡",
        "马来西亚",
        "印度尼西亚",
        "哈萨克斯坦",
        "巴基斯坦",
        "乌克兰",
    ]
)
CONJUNCTION = re.compile(r"^(?:和|与|跟|同|在|从|对|关于|请问|据|问)(?=[\u4e00-\u9fff]{2})")
FIRST_LEVEL = frozenset(row[0] for row in TABLE)
# The segmenter takes 从宁浦港 for a name.
PREPOSITION = re.compile(r"^(?:从|经|在|往|赴|向|到|由)(?=[\u4e00-\u9fff]{2})")
# It takes 松溪要 and 松溪发 for names, too.
VERB_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff]{2})[要发能想给得]$")
# Nouns that name a body: the first word of 开封高新区 or 青禾集团 tells which.
BODIES = ("区", "市", "县", "集团", "公司", "学院", "大学")


def subjects_in(text: str) -> tuple[str, ...]:
    """Return the names of the places that a text names, in order, each once.

    Periods, indicators and the noun asked for are best taken out before: they make the segmenter cut names askew.
    """
    names = tuple(dict.fromkeys(_names(CONJUNCTION.sub("", text.strip()))))
    return tuple(name for name in names if name not in ABROAD) or names or tuple(_bodies(text))


def without_level(name: str) -> str:
    """Return the name of a place without the ending that is often left out, where more than one character is left."""
    short = LEVEL.sub("", name)
    return short if len(short) > 1 else name


def _names(text: str) -> Iterator[str]:
    words = [word for word in words_of(text) if word.solid]
    yield from _places(words, is_japanese=bool(KANA.search(text)))
    yield from filter(_is_name, PROVINCE.findall(text))
    for name, level in pairwise(words):
        if level.text in LEVELS and name.end == level.start and len(name.text) > 1 and name.tag[0] in "nxz":
            yield from filter(_is_name, [name.text])
    first = words[:2]
    if len(first) == 2 and first[0].tag[0] in "vnaix" and first[1].text.endswith(BODIES) and _is_name(first[0].text):
        yield first[0].text


def _places(words: Iterable[Word], *, is_japanese: bool) -> Iterator[str]:
    """Yield the places among words; of Japanese ones the segmenter knows only provinces and names with their level: 上陸 is none."""
    for word in words:
        name = BODY.sub("", word.text) if word.tag == ORGANISATION else word.text
        is_place = word.tag == PLACE or (word.tag[:2] in {"nr", "nz"} and LEVELLED.fullmatch(word.text))
        if is_place or (word.tag == ORGANISATION and name != word.text):
            short = VERB_BEHIND.sub("", without_level(PREPOSITION.sub("", name)))
            if _is_name(short) and (not is_japanese or short != name or short in FIRST_LEVEL):
                yield short


def _bodies(text: str) -> Iterator[str]:
    """Yield the organisations that the segmenter knows by name: 国务院, 教育部."""
    return (word.text for word in words_of(text) if word.tag == ORGANISATION and len(BODY.sub("", word.text)) > 1)


def _is_name(name: str) -> bool:
    return (
        len(name) > 1
        and bool(HAN.search(name))
        and name not in COUNTRY | COMMON
        and without_level(name) not in COMMON
        and not DIRECTIONS.issuperset(name)
    )
