"""Things that are measured alike and are not the same: 营收 is not 利润, 早稻产量 not 粮食产量, another bureau's 局长 not this one's.

A thing is its head (产量, 利润, 局长) and the nouns before it. Another head, or other nouns before the same one, make another
thing of it; but only where the words asked for stand nowhere near, for papers name a thing once and go on with its head alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.figures.units import UNIT
from qa.kinds import Kind
from qa.words import words_of

if TYPE_CHECKING:
    from qa.asking import Asked

# Each row is one head by the names that may stand for each other.
HEADS: tuple[tuple[str, ...], ...] = (
    ("营业收入", "主营业务收入", "销售收入", "营业额", "营收", "销售额", "收入"),
    ("利润总额", "净利润", "利润", "盈利"),
    ("总产值", "产值"),
    ("增加值", "生产总值", "经济总量", "GDP"),
    ("总投资", "投资额", "投资"),
    ("税收",),
    ("面积",),
    ("总产量", "产量", "总产"),
    ("平均单产", "单产", "亩产"),
    ("人口",),
    ("用电量", "用电"),
    ("发电量",),
    ("吞吐量",),
    ("装机容量", "装机规模", "装机"),
    ("贷款",),
    ("存款",),
    ("学位",),
    ("停车位", "车位", "泊位"),
    ("床位", "病床", "床"),
    ("岗位",),
    ("票价", "门票", "票款"),
    ("补贴", "补助"),
    ("定价", "均价", "价格", "单价"),
    ("局长",),
    ("校长",),
    ("院长",),
    ("厅长",),
    ("行长",),
    ("董事长", "创始人", "创办人", "老板"),
    ("总裁",),
    ("总经理",),
    ("党委书记", "书记"),
)  # fmt: skip
# Of each row one is meant where one is named; patterns.
OPPOSITES = (
    (("农村", "农民"), ("城镇", "城市居民"), ("全体",)),
    (("男子", "男性", "男生"), ("女子", "女性", "女生")),
    (("第一产业",), ("第二产业",), ("第三产业",)),
    (("小学",), ("初中",), ("高中",)),
    (("常住人口",), ("户籍人口",)),
    (("一期",), ("二期",), ("三期",)),
    (("半程", "半马"), ("全程", "全马"), ("欢乐跑", "迷你跑")),
    (("(?<!门)急诊",), ("门诊",), ("门急诊",)),
)  # fmt: skip
POSTS = frozenset({"局长", "校长", "院长", "厅长", "行长", "董事长", "总裁", "总经理"})
ROW_OF = {name: number for number, row in enumerate(HEADS) for name in row}
HEAD = re.compile("|".join(sorted(map(re.escape, ROW_OF), key=len, reverse=True)))
CLAUSE_END = re.compile(r"[，。；：！？,;:!?\n]")
# What names no thing: periods, and how a figure is brought in.
NAMING = re.compile(
    r"(?:19|20)\d\d年|[去今上前]年|同期|当月|[一二三四上下]?(?:季度|半年)|\d+月份?|[\s为是达到约和同比分别的，,]"
)
FIGURE = re.compile(rf"(?<![\d.])(?!\d+[年月日])\d[\d.,]*\s?(?:[十百万亿]|千(?![瓦米克]))*余?(?:{UNIT})?")
# Words before a head that tell nothing apart.
GENERAL = frozenset(
    "总 全年 全市 全省 全县 全区 全国 全社会 累计 实现 完成 平均 目标 计划 预期 预计 新增 新建 年度 去年 今年 上半年 下半年 季度 地区 本市 本省 我市 我省 市 省 区 县 总额 总量 规模 资金 项目 报告 记者 副 原 现任 时任 党组 党委 党组书记".split()  # noqa: SIM905  a row of words
)
HAN = re.compile(r"[\u4e00-\u9fff]+")
SHORT_NAME = 2
NOUNS = frozenset("nljbzaf")
PLACE = "ns"


@dataclass(frozen=True, slots=True)
class Thing:
    """A head by the number of its row, and the nouns before it."""

    row: int
    nouns: tuple[str, ...]


def is_another_thing(asked: Asked, text: str, sentence: tuple[int, int], at: int, near: str) -> bool:
    """Return whether what stands at `text[at]` in this sentence is told of another thing than is asked for; `near` is what else it stands under."""
    before = text[sentence[0] : at]
    wanted, own = thing_asked(asked), _thing_told(before)
    if wanted is None or own is None:
        return False
    if own.row != wanted.row:
        return not any(name in before for name in HEADS[wanted.row])
    if not own.nouns and HEADS[own.row][0] in POSTS:
        return bool(wanted.nouns) and not any(is_held_in_part(noun, text) for noun in wanted.nouns)
    return _are_others(own, wanted, asked.text, near + text[slice(*sentence)])


def _are_others(own: Thing, wanted: Thing, question: str, around: str) -> bool:
    """Return whether two things of one head differ in what stands before it, and what is asked for stands nowhere near."""
    if not own.nouns or not wanted.nouns:
        return False
    ours, theirs = own.nouns[0], wanted.nouns[0]  # those next to the head tell most
    if ours[0] == theirs[0]:
        return False  # 基建 is short for 基础设施
    return not is_held_in_part(theirs, around) and not is_held_in_part(ours, question)


def is_opposite(question: str, before: str) -> bool:
    """Return whether the words since the last figure name another of several than the question does: 城镇居民 for 农村居民."""
    own = own_words(before)
    for row in OPPOSITES:
        asked = [side for side in row if any(re.search(name, question) for name in side)]
        told = [side for side in row if any(re.search(name, own) for name in side)]
        if len(asked) == 1 and told and asked[0] not in told:
            return True
    return False


def counts_another(asked: Asked, around: str, article: str) -> bool:
    """Return whether the things that a question counts are named by none of their words: 充电桩 in a story without any.

    Of what has a long name no word stands around the figure; a shorter name may stand anywhere in the article.
    """
    noun = _leading(asked.right) if asked.kind is Kind.COUNT else ""
    if not HAN.fullmatch(noun) or not HAN.search(around):
        return False
    where = around if len(noun) > SHORT_NAME + 1 else article
    # 保租房 is short for 保障性租赁住房.
    return len(noun) > SHORT_NAME and 2 * sum(one in where for one in noun) < len(noun)


def thing_asked(asked: Asked) -> Thing | None:
    """Return the thing that a question asks for: that of the noun behind its question word, else the last one named before; `None` where none is."""
    behind = _leading(asked.right) if asked.kind is Kind.COUNT else asked.noun
    return _last_thing(behind) or _last_thing(asked.left)


def _leading(right: str) -> str:
    """Return the nouns that begin a text: what is counted in 多少个公办学位."""
    end = 0
    for word in words_of(right):
        if not (word.tag[0] in NOUNS or word.tag in {"vn", "v"} or (end and word.tag == "q")):
            break  # the segmenter takes the last of 充电桩 for a unit
        end = word.end
    return right[:end]


def _thing_told(before: str) -> Thing | None:
    """Return the thing that the words before a figure or a name say it is of: that of its own clause."""
    clause = own_words(before)
    if not NAMING.sub("", clause):
        clause = before  # 2021年为3862.4亿元 is of what the sentence was about
    return _last_thing(clause)


def own_words(before: str) -> str:
    """Return what of the words before a figure is its own: behind the last clause and the last figure."""
    starts = [match.end() for match in CLAUSE_END.finditer(before)]
    clause = before[starts[-1] if starts else 0 :]
    figures = [match.end() for match in FIGURE.finditer(clause)]
    return clause[figures[-1] if figures else 0 :]


def _last_thing(text: str) -> Thing | None:
    heads = list(HEAD.finditer(text))
    return Thing(ROW_OF[heads[-1][0]], _nouns_before(text[: heads[-1].start()])) if heads else None


@lru_cache(maxsize=1024)
def _nouns_before(text: str) -> tuple[str, ...]:
    """Return the nouns that stand together at the end of a text, without those that tell nothing apart; a verb may close them: 出生人口."""
    nouns: list[str] = []
    for number, word in enumerate(reversed(words_of(text))):
        is_noun = word.tag[0] in NOUNS or word.tag in {"vn", "eng"} or (word.tag == "v" and not number)
        if not is_noun or word.tag.startswith(PLACE) or not word.solid:
            break
        if word.text not in GENERAL and len(word.text) > 1:
            nouns.append(word.text)
    return tuple(nouns)


def is_held_in_part(noun: str, text: str) -> bool:
    """Return whether a text holds a noun, or two characters of it that stand together: 锂电 stands for 锂电池."""
    return any(noun[at : at + 2] in text for at in range(len(noun) - 1))
