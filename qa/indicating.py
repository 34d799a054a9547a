"""Whether a figure is said of the indicator that was asked for: of the thing named last before it, and not of the next one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.figures.indicators import INDICATORS, NARROWED, growth_of_whole, known_in
from index.folding import folded
from index.scripts import HAN
from qa.distinguishing import is_held_in_part, own_words
from qa.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.asking import Asked

# What may stand between an indicator and its figure: how it went, what it is measured against, other figures of it.
NUMBER = r"[\d.,]+\s?(?:[万亿千百]*(?:元|美元|斤|吨|人|标箱|个|岁|亩|千瓦时?)?|[%％‰]|个?百分点)?(?:[—–~～至-]{1,2}[\d.,]+\s?[%％]?)?(?:左右|以上|以内|以下)?"
ALONG = re.compile(
    rf"(?:{NUMBER}|同比|环比|同口径|[比较]上?去?年(?:同期)?|按[^，。；]{{0,8}}[计算]+|可比价格?|实际|名义|预计|增长|增加|增幅|增速|下降|降幅|提高|上升|上涨|涨幅|回升|回落|降低|扩大|收窄|达到?|到|为|是|至|由|从|突破|超过?|完成|实现|保持|稳定|控制|维持"
    r"|总量|总额|总值|规模|数量|绝对值|目标|预期|力争|确保|全年|去年|今年|上年|当年|20\d\d年|首次|历史|新高|创|了|的|在|约|近|超|逾|再|又|再次|连续\d+年|跨[上越]|万亿台?阶|台阶|[快高低慢]于[^，。；]{0,12}|以上|左右|[，,、：:（）()\s]"
    r"|year-on-year|rose|grew|growth|by|of|at|to|was|is|reached|up|down|percent|yuan|trillion|billion|about|around|target|set|its|for)*",
    re.IGNORECASE,
)
# 占GDP的, 人均GDP, 单位GDP: the indicator only serves to measure another thing.
MEASURING = re.compile(r"(?:占|人均|单位|与|相当于|[万每]元|对|户均)(?:全[国省市县区])?$")
ADDED = re.compile(r"新增|新建|新设|新开|净增|新签|增加了")
TOTAL = re.compile(r"累计|总数|总共|一共|总计|合计|共有")
# 超200亿元县2个: the amount tells which counties, not how much.
OF_A_CLASS = re.compile(
    r"[超过约近上]*[\d.,]+[万亿千百]*元(?:以上)?(?:的)?(?:县|市(?!场)|区|镇|村|级|企业|产业|园区|集群|项目)"
)
OF_WHICH = re.compile(r"(?:总额|总值)?[中里](?:的|，|,)?(?=[\u4e00-\u9fff]{2})")
OF_YEARS = re.compile(r"年均|分别")
SEVERAL_YEARS = re.compile(r"年均|五年|期间|时期")


def indicator_asked(asked: Asked) -> tuple[str, ...]:
    """Return the names of the first indicator of the table that a question names; none where it names none."""
    found = ((_place_of(name, asked.text), name, row) for name, row in asked.names if row in INDICATORS)
    # 进出口中出口 asks for the second.
    named = sorted((at, row) for at, name, row in found if not OF_WHICH.match(asked.text, at + len(name)))
    return named[0][1] if named else ()


def _place_of(name: str, question: str) -> int:
    """Return where a name stands; 出口 does not stand in 进出口."""
    whole = question.find("进" + name)
    own = question.find(name, whole + 2) if whole >= 0 else -1
    return own if own >= 0 else question.find(name)


def is_named_in(asked: Asked, article: str) -> bool:
    """Return whether an article names the statistic asked for, or none was asked for: else none of its figures is of it."""
    row, lowered = indicator_asked(asked), article.lower()
    return not row or any(form.lower() in lowered or _shared(form).search(lowered) for form in row)


def indicator_told(asked: Asked, text: str, sentence: tuple[int, int], at: int) -> int:
    """Return 1 where `text[at]` in this sentence is said of the indicator asked for, -1 where it is not, 0 where none was asked for."""
    if _counts_otherwise(asked.text, text[sentence[0] : at]):
        return -1
    row = indicator_asked(asked)
    if not row:
        return 0
    before = text[sentence[0] : at]
    found = [place for form in row for place in _places(form, before, asked.text)]
    if not found:
        return 1 if row == INDICATORS[0] and _is_of_whole(text, sentence, at) else -1
    if OF_A_CLASS.match(text, at):
        return -1
    between = before[max(found) :]
    if ALONG.fullmatch(between):
        return 1
    return 0 if OF_YEARS.search(between) and ("分别" in between or SEVERAL_YEARS.search(asked.text)) else -1


def is_of_another(asked: Asked, text: str, sentence: tuple[int, int], at: int, near: str) -> bool:
    """Return whether `text[at]` is said of a wider or a narrower statistic than the one asked for: 民间投资 is not 投资.

    `near` is what else the sentence stands under.
    """
    row = indicator_asked(asked)
    before = text[sentence[0] : at]
    asked_of = next((match for form in row for match in _narrowings(form, asked.text)), None)
    if asked_of and not _is_held(asked_of, near + text[slice(*sentence)]):
        return True
    own = own_words(before)
    others = [name for *_, name in known_in(own)]
    if row and others and others[-1] != row[0] and not any(any(_named(form, own)) for form in row):
        return True
    narrower = [
        place for form in row for place, narrowing in _named(form, before) if narrowing and narrowing not in asked.text
    ]
    found = [place for form in row for place in _places(form, before, asked.text)]
    return bool(narrower) and max(narrower) > max(found, default=-1) and bool(ALONG.fullmatch(before[max(narrower) :]))


def _narrowings(form: str, text: str) -> Iterator[str]:
    return (narrowing for _, narrowing in _named(form, text) if narrowing)


def _is_held(words: str, text: str) -> bool:
    """Return whether a text holds words, or of words in Chinese two characters that stand together."""
    return words in text or bool(HAN.match(words) and is_held_in_part(words, text))


def _is_of_whole(text: str, sentence: tuple[int, int], at: int) -> bool:
    return at - sentence[0] in growth_of_whole(folded(text[slice(*sentence)]))


def _counts_otherwise(question: str, before: str) -> bool:
    """Return whether a clause tells the sum where the question asks for what was added, or the other way round."""
    clause = re.split("[，；。,;]", before)[-1]
    added, total = ADDED.search(question), TOTAL.search(question)
    if bool(added) == bool(total):
        return False
    return bool((TOTAL if added else ADDED).search(clause)) and not (ADDED if added else TOTAL).search(clause)


def _places(form: str, before: str, question: str) -> list[int]:
    """Return where a form ends in a text, narrowed only as in the question."""
    return [place for place, narrowing in _named(form, before) if not narrowing or narrowing in question]


def _named(form: str, text: str) -> Iterator[tuple[int, str]]:
    """Yield where a form ends in a text, and the words before it that make another statistic of it; 出口 does not stand in 进出口."""
    lowered, wanted = text.lower(), form.lower()
    at = lowered.find(wanted)
    while at >= 0:
        near = text[max(0, at - 16) : at]
        another = MEASURING.search(near[-6:]) or NARROWED.search(near)
        if not (form[0] == "出" and text[at - 1 : at] == "进"):
            yield at + len(form), another[0] if another else ""
        at = lowered.find(wanted, at + 1)
    for match in _shared(form).finditer(lowered):
        yield match.end(), ""


@lru_cache(maxsize=512)
def _shared(form: str) -> re.Pattern[str]:
    """Return what finds a name whose first word serves two statistics: 集装箱班轮开到21班、吞吐量超310万标准箱."""
    first, *rest = (re.escape(word.text) for word in words_of(form.lower()))
    return re.compile(f"{first}[^，。；：、]{{2,16}}、{''.join(rest)}" if rest and HAN.match(form) else r"(?!)")
