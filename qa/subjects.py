"""The places that a question is about, each without the ending that a newspaper leaves out: 河北 of 河北省."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from index.scripts import HAN, KANA
from qa.place_names import TABLE, apart
from qa.words import is_in_dictionary, words_of
from qa.zones import without_zones, zones_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.words import Word

# Endings that a newspaper leaves out: 河南省 is 河南 too.
LEVEL = re.compile(
    r"(?:特别行政区|(?:[\u4e00-\u9fff]{1,3}族|维吾尔)?自治[区州县旗]|(?:人民)?共和国|帝国|王国|地区|(?<=[\u4e00-\u9fff]{3})州|省|市|区|县)$"
)
# The body is named after its place: 广东政府 is of 广东.
LEVELLED = re.compile(r"[\u4e00-\u9fff]{2,4}[省市县]")
# A province that the segmenter does not know: two characters before 省, at the beginning or behind a preposition.
PROVINCE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在从和与向由是]))([\u4e00-\u9fff]{2})(?<![全我本各外该两哪这])省(?![级委里内会])"
)
LEVELS = frozenset("省市县区镇乡村")
# 南北 and 东西 are directions.
DIRECTIONS = frozenset("东西南北中")
BODY = re.compile(r"(?:人民)?(?:政府|人民代表大会|省委|市委|县委|区委|党委|人大|政协|日报|报告)$")
PLACE, ORGANISATION = "ns", "nt"
COUNTRY = frozenset({"中国", "中华", "全国", "我国", "国家", "国内", "中华人民共和国"})
# Words for a kind of place or a direction, and other words, that the segmenter takes for the name of a place: verbs as far as
# CC-CEDICT has them, with no other meaning, among them.
COMMON = frozenset(
    """海洋 东西 大山 高山 大海 大江 大洋 大河 东方 西方 南方 北方 东部 西部 中部 南部 北部 东北 西北 西南
    东南 华北 华东 华南 华中 沿海 内陆 山区 农村 城市 乡村 全省 全市 全县 全区 省里 市里 县里 区里 省内
    市内 县内 区内 本省 本市 本县 本区 各省 各市 各地 外省 省份 世界 全球 亚洲 欧洲 非洲 口岸 港口 机场
    高铁 大桥 开发区 高新区 新区 景区 园区 社区 台风 城镇 乡镇 集镇 高原 平原 草原 盆地 半岛 中欧 中亚
    欧美 港澳 两岸 林区 灾区 库区 矿区 厂区 校区 战区 老城区 城区 市区 郊区 县城 加盟 上市 太阳 王国
    共和国 大街 朝廷 外国 长大 哥哥 长度 深度 城堡 湖泊 都城 长达 普及 建国 江湖 美丽 入口 山林
    关联 河谷 中断 都市 都市区 山村 山坡 山脉 山丘 山洞 山脚 山城 山寨 邦联 邦国 公国 青春 庆典
    河畔 河川 深海 冰川 冰河 大洲 恩典 湖水 沙洲 新鲜 英雄 海关 海峡 海湾 海滩 海岛 海滨 大岛 高架桥
    入海口 无人岛 火山湖 塔楼 拱桥 扎根 波及 美化 加密 登山 开国 开山 古典 台地 塞车 治安 串联
    深水港 咸水 列车运行 新闻资讯 上台 合龙 爱国 归国 回国 缅怀 晋封 入阁 留洋 葡萄园 球会 小国 两国 同盟国 北半球
    南半球 东区 西区 南区 北区 东站 西站 南站 北站 东门 西门 南门 北门 新村 老街 中央 法典 长眠
    环海 大兴土木 周边 周边地区 沿海地区 一路平安 上山 上山下乡 上岗 上梁 上楼 上街 上路 上门 上马 下山 下海
    东奔西跑 东归 中风 串岗 临门 云集 依法治国 保鲜 入园 入盟 关门大吉 内省 冰封 加大力度 卡关 叙旧 周游列国 回京 国际化
    天黑 夷平 安家 安顿 密封 布建 库藏 开埠 开河 开疆 归西 怀古 扎堆 扎寨 抚平 抚琴 播撒 敕封 旁路 最大化 朝圣 朝拜
    朝贡 松口 欢庆 欢度 治国 治本 深藏 渡河 登门 监外执行 直连 礼拜 离港 科教兴国 立国 绥靖 罗列 美白 赞美 遮阳 铺平
    锁国 镶牙 馆藏 新建 城中村 棚户区 天桥 山口 山水 江河 大都 中央银行 中古 美德 汉堡""".split()  # noqa: SIM905  a word a line else
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
# The segmenter takes 从宁浦港 for a name, and 宁浦于 too.
PREPOSITION = re.compile(r"^(?:从|经|在|往|赴|向|到|由)(?=[\u4e00-\u9fff]{2})")
# It takes 松溪要 and 松溪发 for names, too.
VERB_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff]{2})[要发能想给得]$")
JOINED = re.compile(r"^[和与及跟同对把将被因为于](?=[\u4e00-\u9fff]{2})|(?<=[\u4e00-\u9fff]{2})[于在为是有]$")
# A name that no dictionary has begins where words of these sorts, or no word, stand before: prepositions, conjunctions, verbs, 的.
OPENING_TAGS = frozenset("pcuvx")
# 几省 and 该县 name nothing.
NO_NAMES = frozenset("几哪某各每该此")
OF_A_PERSON = frozenset("·•‧・")
# Nouns that name a body: the first word of 开封高新区 or 青禾集团 tells which.
BODIES = ("区", "市", "县", "集团", "公司", "学院", "大学")


@lru_cache(maxsize=4096)
def subjects_in(text: str) -> tuple[str, ...]:
    """Return the names of the places that a text names, in order, each once.

    Periods, indicators and the noun asked for are best taken out before: they make the segmenter cut names askew.
    """
    text = CONJUNCTION.sub("", text.strip())
    owners = (one.owner for one in zones_in(text) if one.owner and _is_name(one.owner))
    names = tuple(dict.fromkeys([*_names(without_zones(text)), *owners]))
    return tuple(name for name in names if name not in ABROAD) or names or tuple(_bodies(text))


def without_level(name: str) -> str:
    """Return the name of a place without the ending that is often left out, where more than one character is left."""
    short = LEVEL.sub("", name)
    return short if len(short) > 1 else name


def _names(text: str) -> Iterator[str]:
    words = [word for word in words_of(text) if word.solid]
    yield from _places(words_of(text), is_japanese=bool(KANA.search(text)))
    yield from filter(_is_name, PROVINCE.findall(text))
    # The segmenter takes 开封 for a verb.
    yield from (
        one.text
        for one in words[:1]
        if one.tag[0] in "vad" and is_in_dictionary(f"{one.text}市") and _is_name(one.text)
    )
    for name, level in pairwise(words):
        if level.text in LEVELS and name.end == level.start and len(name.text) > 1 and name.tag[0] in "nxz":
            yield from filter(_is_name, [name.text])
    first = words[:2]
    if len(first) == 2 and first[0].tag[0] in "vnaix" and first[1].text.endswith(BODIES) and _is_name(first[0].text):
        yield first[0].text


def _places(words: Sequence[Word], *, is_japanese: bool) -> Iterator[str]:
    """Yield the places among words; of Japanese ones the segmenter knows only provinces and names with their level: 上陸 is none."""
    for number, word in enumerate(words):
        name = BODY.sub("", word.text) if word.tag == ORGANISATION else word.text
        is_place = word.tag == PLACE or (word.tag[:2] in {"nr", "nz"} and LEVELLED.fullmatch(word.text))
        of_a_person = any(one.text in OF_A_PERSON for one in words[max(0, number - 1) : number + 2])
        if of_a_person or not (is_place or (word.tag == ORGANISATION and name != word.text)):
            continue
        for one in apart(_alone(PREPOSITION.sub("", name))):
            short = VERB_BEHIND.sub("", without_level(one))
            if _is_name(short) and (not is_japanese or short != one or short in FIRST_LEVEL):
                yield short


def is_doubtful(name: str, text: str) -> bool:
    """Return whether a name in a text is no more than a guess of the segmenter in the middle of other words: no dictionary has it, no level follows."""
    at = text.find(name)
    before = next((word for word in words_of(text) if word.end == at and word.solid), None)
    follows = text[at + len(name) : at + len(name) + 1]
    return (
        before is not None
        and before.tag[0] not in OPENING_TAGS
        and follows not in LEVELS
        and not is_in_dictionary(name)
    )


def _alone(name: str) -> str:
    """Return a name without what the segmenter has put to it: 和澳东 is 澳东, where 和澳东 is in no dictionary or 澳东 is."""
    rest = JOINED.sub("", name)
    return rest if rest != name and (is_in_dictionary(rest) or not is_in_dictionary(name)) else name


def _bodies(text: str) -> Iterator[str]:
    """Yield the organisations that the segmenter knows by name: 国务院, 教育部."""
    found = (word.text for word in words_of(text) if word.tag == ORGANISATION and is_in_dictionary(word.text))
    return (name for name in found if name not in COMMON and len(BODY.sub("", name)) > 1)


def _is_name(name: str) -> bool:
    return (
        len(name) > 1
        and name[0] not in NO_NAMES
        and bool(HAN.search(name))
        and name not in COUNTRY | COMMON
        and without_level(name) not in COMMON
        and not DIRECTIONS.issuperset(name)
    )
