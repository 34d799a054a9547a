"""What a question about a figure seeks among the statements of the archive: of which indicator, place, period, in which measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.figures.figure import Base
from index.figures.indicators import known_in
from index.figures.statements import Measure
from index.folding import folded
from index.times.periods import mentions_in
from index.times.windows import windows_in
from qa.kinds import Kind
from qa.subjects import COUNTRY
from qa.words import PROPER, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from index.figures.aims import Aim
    from index.times.periods import Period
    from qa.asking import Asked

RATE = re.compile(
    r"(?:增长|上涨|下跌|下降|上升|回落|涨)(?![到至停前后])|变化情况|涨跌|增速|增幅|涨幅|降幅|跌幅|增加了?百分|同比|环比|growth|grow|grew|rise|rose|fell|faster|slower"
    r"|成[长長]率|伸び率|増加率|성장률|증가율|상승률",
    re.IGNORECASE,
)
PART = re.compile(r"占比|比重|占.{0,12}(?:多少|几成|百分)|比例|share of|proportion|割合|비중", re.IGNORECASE)
# 增加了多少亿元 asks by how much, not how fast.
AMOUNT = re.compile(r"(?:多少|几)(?:[万亿]*[元吨亩人户家个美斤])|多少钱|how many|how much money", re.IGNORECASE)
ON_MONTH = re.compile(r"环比|比上月|month[- ]on[- ]month|前月比|전월", re.IGNORECASE)
SHORTEST, LONGEST = 2, 16
HAN_RUN = re.compile(r"[\u4e00-\u9fff（）()·]{2,}")
# Where a noun of a question cannot go on: the segmenter takes 市是 for one.
GRAMMAR = re.compile(r"[，、。：；？?,:;“”\s的是在了有为和与及同跟到于]|多少|什么|如何|怎么样?")
# Words of a question that name nothing that an article must hold.
GENERAL = frozenset(
    "成长率 目标 预期 计划 情况 数据 走势 变化 趋势 总额 总量 水平 数字 指标 同比 环比 增速 增幅 涨幅 经济 时候 最新 今年 去年 前年 全年 全市 全省 全县 全国 历年 各年 历次 季度 百分点 多少 分别 各自 年份".split()  # noqa: SIM905  a row of words
)
NO_NAMES = GENERAL | COUNTRY
NOUNS = frozenset("njlis")
# In English only what has a capital, and is no word that opens a question, must stand in the article.
NAME = re.compile(
    r"(?!(?:What|Which|When|Where|Who|How|Did|Does|Do|Was|Were|Is|Are|Has|Have|In|The|And|Compare|Between|Of|By|Its?|Q[1-4]|H[12])$)[A-Z][\w-]+"
)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought.

    indicators  names under which the archive may have it, the longest that it has counts
    known       whether they are of the table of statistics
    places      names that the article must be about
    words       other nouns that it must hold
    periods     those that the question names; `measure` is `None` where it leaves open whether a level or a rate is meant
    """

    indicators: tuple[str, ...]
    known: bool
    places: tuple[str, ...]
    words: tuple[str, ...]
    periods: tuple[Period, ...]
    measure: Measure | None
    on_month: bool
    aim: Aim | None


def sought_in(asked: Asked, said: date, place: str = "") -> Sought | None:
    """Return what a question seeks, of this `place` where it is known to name one; `None` where it asks for no figure."""
    if asked.kind not in {Kind.PERCENT, Kind.MONEY, Kind.COUNT, Kind.FIGURE, Kind.SENTENCE}:
        return None
    text = folded(asked.text)
    known = list(known_in(text))
    if asked.kind is Kind.SENTENCE and not known:
        return None
    rest = masked(text, said)
    indicators = tuple(dict.fromkeys(name for *_, name in known)) or tuple(_parts_of(rest))
    periods = tuple(one.period for one in mentions_in(text, said))
    names = [(place, True)] if place else []
    names += _names_in(rest.replace(folded(place), "，") if place else rest)
    return Sought(
        indicators,
        bool(known),
        tuple(name for name, proper in names if proper),
        tuple(name for name, proper in names if not proper),
        periods,
        _measure_in(asked, text),
        bool(ON_MONTH.search(text)),
        asked.aim,
    )


def masked(text: str, said: date) -> str:
    """Return the text with its periods, days and known statistics blanked out, so that what is left is who or what else it names."""
    spans = [(one.start, one.end) for one in windows_in(text, said)] + [
        (start, end) for start, end, _ in known_in(text)
    ]
    for start, end in spans:
        text = text[:start] + "，" * (end - start) + text[end:]
    return text


def _measure_in(asked: Asked, text: str) -> Measure | None:
    if PART.search(text):
        return Measure.PART
    if RATE.search(text) and not AMOUNT.search(text):
        return Measure.RATE
    return Measure.LEVEL if asked.kind in {Kind.MONEY, Kind.COUNT} or AMOUNT.search(text) else None


def _parts_of(rest: str) -> Iterator[str]:
    """Yield every piece of the words that could name what is measured, the longest first."""
    runs = [match[0] for match in HAN_RUN.finditer(rest)]
    for size in range(LONGEST, SHORTEST - 1, -1):
        for run in runs:
            yield from (run[at : at + size] for at in range(len(run) - size + 1))


def _names_in(rest: str) -> Iterator[tuple[str, bool]]:
    """Yield the nouns of what is left of a question, and whether each is a proper name."""
    for piece in filter(None, GRAMMAR.split(rest)):
        for word in words_of(piece):
            latin = word.text.isascii()
            named = NAME.fullmatch(word.text) if latin else word.tag[0] in NOUNS or word.tag == "zg"
            if named and len(word.text) > 1 and word.text not in NO_NAMES:
                yield word.text, latin or word.tag[:2] in PROPER or word.text.endswith(("市", "县", "区"))


def is_of_base(sought: Sought, base: Base | None) -> bool:
    """Return whether a figure measured against this is the one sought: month on month only where the question says so."""
    return (base is Base.PERIOD_BEFORE) == sought.on_month
