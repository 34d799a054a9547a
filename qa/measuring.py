"""What a figure must be measured in to answer: 多少亿元 asks for yuan, 多久 for a time, 第几 for a place in a row.

A figure of another dimension is never the answer, nor one far below the magnitude asked for: 14万元 a head for a GDP 多少亿元.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.figures.parsing import figures_in
from index.figures.units import COUNTERS, ORDINAL, UNIT, UNITS
from index.folding import folded
from qa.asking import NO_UNIT
from qa.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.figures.figure import Figure
    from qa.asking import Asked

UNIT_ASKED = re.compile(rf"(?:多少|几)(?!个点)(?P<magnitude>[千百万亿]*){NO_UNIT}(?P<unit>个百分点|{UNIT})")
MAGNITUDES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
RANK = re.compile(r"第几(?![届期次批代版条章一二三]|个五年)")
LASTING = re.compile(r"多久|多长时间|多少时间|how long (?:did|does|do|will|has|have) .*(?:take|last)", re.IGNORECASE)
DISTANCE = re.compile(r"多远|how far", re.IGNORECASE)
# Times that no table of units counts.
LASTED = re.compile(r"世纪|赛季|学期|学年|任期|昼夜|辈子|代人|[日整半]夜")
TIMES = frozenset({"second", "month"})
SHARES = frozenset({"share", "point", "multiple"})
MONEY = frozenset({"yuan", "dollar", "euro", "pound", "yen", "won", "Hong Kong dollar", "ruble"})
COUNTED = frozenset({*COUNTERS, "person"})
DEGREES = frozenset({"degree", "degree Celsius"})
BARE = frozenset({"number"})
# By so many points changes what is itself a share; how large the share is they do not say.
CHANGES = re.compile(
    r"增|升|提高|降|减|回落|涨|跌|扩大|收窄|变化|点|grow|grew|rise|rose|fell|fall|increase|decrease|change|point|成長|上昇|増|성장|증가|상승|하락",
    re.IGNORECASE,
)
POINTS = frozenset({"point"})
HEADS = re.compile(
    r"(?:人口|人数)(?:总数|规模|总量)?(?:总共|一共|大约|[是有为达到了约])*(?:多少|几何)(?!个?百|[万亿]?[户家])"
)
PERSONS = frozenset({"person", "人次"})
# G15 and 7·21 are names.
CODE = re.compile(r"(?<![A-Z]{2})[A-Za-z]\d|\d·\d")
# 百万吨 and 千亿元 say an order of magnitude, no number.
VAGUE = re.compile(r"[近逾超过约上数]*[百千万亿]+(?!分)[^\d一二三四五六七八九两半]{0,4}")
EXACT = re.compile(r"确切|准确|精确|具体(?:数字|数值|是多少|为多少|有多少|达到多少)")
# How much of it there is is no share, nor how many times as much.
AMOUNT_OF = re.compile(
    r"(?<![率变含])(?:量|额|面积|里程|产值|[人总家位]数|价格|单价)(?:(?:大?约)?[是为有达到了]*多少(?!个?百分|倍|成)|[\s?？]*$)"
)
# 度 is what people call a kilowatt hour.
ELECTRICITY = re.compile(r"(?:多少|几)[万亿]*度电|电.{0,8}(?:多少|几)[万亿]*度")
# What something costs is a sum; what consumer prices rose by is a share.
PRICE = re.compile(r"(?<!消费)(?:价格|[单售定均票房油电水粮底]价|收购价|造价|租金|学费|工资|[月年周]薪)")
# 完成多少投资 asks for a sum; 多少投资者 and 多少贷款户 for a number.
SUM = re.compile(
    r"多少(?:的)?(?:总?投资|资金|税收|贷款|补贴|收入|利润|营收|产值|资助|奖金|经费|预算|捐款|罚款|融资|存款|债务|赔偿|补助|外资|贸易额)(?![者人项户笔家次率])"
)
# What words of other languages ask for, where they ask neither for a share nor for a growth.
MONEY_ABROAD = re.compile(
    r"\b(?:revenues?|incomes?|wages?|salar(?:y|ies)|profits?|budgets?|spending|investments?|prices?|fees?|tuition|turnover|Umsatz|\w*einkommen|\w*preise?|Investition\w*"
    r"|inversi[óo]n|ingresos?|renta|precio|salario|receitas?|investimentos?|preço|salário|revenus?|prix|chiffre d'affaires|salaires?|pendapatan|harga|investasi|доход\w*|выручк\w*|инвестиц\w*)\b"
    r"|소득|임금|가격|매출|판매액|순이익|투자액|지출|売上|価格|投資額|賃金",
    re.IGNORECASE,
)
PERSONS_ABROAD = re.compile(
    r"\bpopulation\b|\bhow many (?:people|visitors|passengers|students|teachers|employees|residents)\b|\bEinwohner\w*|\bwie viele (?:Menschen|Mitarbeiter|Einwohner|Besucher)\b"
    r"|\bcuánt[oa]s (?:personas|pasajeros|habitantes|visitantes)\b|\bpoblación\b|\bcombien de (?:personnes|passagers|visiteurs|habitants)\b|인구",
    re.IGNORECASE,
)
TEMPERATURE_ABROAD = re.compile(r"\btemperatur\w*|\btempératures?\b|\bsuhu\b|기온|気温", re.IGNORECASE)
NO_LEVEL = re.compile(
    r"rate|growth|gr[eo]w|share|percent|ratio|increase|rise|rose|fell|faster|points?\b|change|per capita .*growth|croissance|crecimiento|crescimento|Wachstum|Anteil|rost|рост|дол|성장|증가|비율|률|率|割合|成長|伸び|増",
    re.IGNORECASE,
)
ABROAD = (
    (PERSONS_ABROAD, PERSONS | BARE),
    (TEMPERATURE_ABROAD, frozenset({"degree Celsius", "degree"}) | BARE),
    (MONEY_ABROAD, MONEY | BARE),
)
TOLD = (
    (ELECTRICITY, frozenset({"watt hour"})),
    (RANK, frozenset({ORDINAL})),
    (LASTING, TIMES),
    (DISTANCE, frozenset({"metre"})),
    (HEADS, PERSONS | BARE),
)
# A figure this much smaller than the magnitude asked for is of something else.
TOO_SMALL = 100


def is_measured_otherwise(words: str, asked: Asked) -> bool:
    """Return whether words hold figures, and none of them is measured in what is asked for."""
    if LASTING.search(asked.text) and LASTED.search(words):
        return False
    figures = tuple(figures_in(words))
    if not figures and CODE.search(words):
        return True
    told = [one for one in figures if not VAGUE.fullmatch(words[one.start : one.end])]
    return bool(figures or VAGUE.fullmatch(words)) and not any(measures(one, asked) for one in told)


def measures(figure: Figure, asked: Asked) -> bool:
    """Return whether a figure is measured in what is asked for, as far as the question says."""
    if figure.bound and asks_exactly(asked.text):
        return False
    if asked.kind is Kind.FIGURE and figure.dimension in SHARES and AMOUNT_OF.search(asked.text):
        return False
    dimensions, least = _asked(asked.text, asked.spoken, asked.kind)
    if not dimensions:
        return True
    if figure.dimension not in dimensions:
        return False
    return figure.dimension in COUNTED | BARE or max(map(abs, figure.ends)) >= least


def asks_exactly(question: str) -> bool:
    """Return whether a question wants the very number: no 以上, no 约, and no mark that was passed."""
    return bool(EXACT.search(question))


@lru_cache(maxsize=256)
def _asked(text: str, spoken: str, kind: Kind) -> tuple[frozenset[str], float]:
    """Return the dimensions that answer, empty where the question leaves them open, and the least that a figure may be."""
    plain = folded(text)
    told = next((dimensions for pattern, dimensions in TOLD if pattern.search(plain)), None)
    if told:
        return told, 0
    if abroad := dimensions_abroad(folded(spoken)):
        return abroad, 0
    if match := UNIT_ASKED.search(plain):
        dimension = UNITS[match["unit"]][0]
        in_row = plain[: match.start()].endswith("第")
        dimensions = frozenset({ORDINAL, dimension} if in_row else _alike(dimension))
        return dimensions | BARE, _least(match["magnitude"], match["unit"])
    if kind is Kind.PERCENT:
        return (SHARES if CHANGES.search(plain) else SHARES - POINTS) | BARE, 0
    is_price = PRICE.search(plain) and not CHANGES.search(plain)
    is_money = kind is Kind.MONEY or (kind is Kind.FIGURE and (is_price or SUM.search(plain)))
    return MONEY | BARE if is_money else frozenset(), 0


def dimensions_abroad(text: str) -> frozenset[str]:
    """Return what a question in another language asks a figure in; empty where its words leave that open."""
    if NO_LEVEL.search(text):
        return frozenset()
    return next((dimensions for pattern, dimensions in ABROAD if pattern.search(text)), frozenset())


def _alike(dimension: str) -> Iterator[str]:
    """Yield the dimensions that may stand for one: newspapers count firms as 家 and as 户, and tell shares in several ways."""
    yield dimension
    for group in (COUNTED, TIMES, DEGREES):
        if dimension in group:
            yield from group
    if dimension in {"share", "multiple"}:
        yield from SHARES


def _least(magnitude: str, unit: str) -> float:
    size = 1
    for one in magnitude:
        size *= MAGNITUDES[one]
    return size * float(UNITS[unit][1]) / TOO_SMALL
