"""What the clause around a figure says of it: the way things went, what it is measured against, on which side the truth lies."""

from __future__ import annotations

import re

from index.figures.figure import Base, Bound, Direction

CLAUSE_END = re.compile(r"[，。；！？、：;!?\n]|,(?!\d{3})")
# Words farther before a figure than this many characters say nothing of it.
FARTHEST = 80
DIRECTIONS = re.compile(
    r"(?P<fall>负增长|下降|减少|降低|下滑|回落|收窄|缩减|下跌|萎缩|下调|减至|降至|减产"
    r"|\bfell\b|\bfall(?:s|ing)?\b|\bdown\b|declin|dropp|decreas|減少|低下|감소|하락)"
    r"|(?P<rise>增长|增加(?!值)|上升|提高|提升|上涨|扩大|增至|升至|增产|上调|新增|涨幅|增幅|\brose\b|\brisen?\b|\bup\b|\bgrew\b|\bgrowth\b|increas|増加|上昇|증가|상승)",
    re.IGNORECASE,
)
# One character tells only beside the figure: 降5%, but not 降水5毫米.
BESIDE = re.compile(r"(?:(?P<fall>[降减跌])|(?P<rise>[增升涨]))(?:了|约|近|超|逾|超过)?\s?$")
AFTER = re.compile(
    r"\s?(?:的|の)?(?:(?P<fall>下降|减少|減少|감소|하락|decline|drop|decrease|fall\b)|(?P<rise>增长|增幅|増加|增加|증가|상승|increase|rise\b|growth))",
    re.IGNORECASE,
)
BASES = (
    (Base.SAME_PERIOD, r"同比|[比较][上去]年同期|按年|year[- ]on[- ]year|\byoy\b|前年同期比|전년 ?동기 ?대비"),
    (Base.PERIOD_BEFORE, r"环比|[比较]上[月季]|month[- ]on[- ]month|quarter[- ]on[- ]quarter|前月比|전월 ?대비"),
    (Base.YEAR_BEFORE, r"[比较][上去]年(?!同期)|前年比|전년 ?대비"),
    (Base.WHOLE, r"占比|比重|占(?!地)|accounts? for|share of"),
)
BASES_BEFORE = tuple((base, re.compile(pattern, re.IGNORECASE)) for base, pattern in BASES)
BASES_AFTER = tuple((base, re.compile(rf"\s?(?:{pattern})", re.IGNORECASE)) for base, pattern in BASES[:3])
BEFORE = (
    (Bound.AT_LEAST, r"不低于|不少于|不小于|至少|at least"),
    (Bound.AT_MOST, r"不超过|不高于|不大于|不多于|至多|最多|up to|no more than"),
    (Bound.ABOVE, r"超过|突破|高于|多于|大于|超出|超|逾|more than|over|above"),
    (Bound.BELOW, r"将近|接近|不足|不到|低于|少于|小于|(?<![附最远就])近|nearly|less than|under|almost"),
    (Bound.ABOUT, r"大约|约为|大概|(?<![节条合签预])约|about|around|approximately|some"),
)
BOUNDS_BEFORE = tuple((bound, re.compile(rf"(?:{pattern})\s?$", re.IGNORECASE)) for bound, pattern in BEFORE)
BOUNDS_AFTER = (
    (Bound.ABOUT, re.compile(r"\s?(?:左右|上下|前后|程度|정도)")),
    (Bound.AT_LEAST, re.compile(r"\s?(?:及以上|以上|이상| or more)")),
    (Bound.AT_MOST, re.compile(r"\s?(?:及以下|以下|以内|之内|이하)")),
)
WITHIN = ((Bound.ABOVE, re.compile(r"[余多逾超过上]")), (Bound.BELOW, re.compile("近")))


def direction_of(text: str, start: int, end: int) -> Direction | None:
    """Return which way things went, by the last word before the figure in its clause, else by the word behind it."""
    clause = _clause_before(text, start)
    before = list(DIRECTIONS.finditer(clause))
    match = BESIDE.search(clause) or (before[-1] if before else AFTER.match(text, end))
    return None if match is None else Direction.FALL if match["fall"] else Direction.RISE


def base_of(text: str, start: int, end: int) -> Base | None:
    """Return what the figure is measured against, as the nearest words before it in its clause or those behind it say."""
    clause = _clause_before(text, start)
    found = [(match.start(), base) for base, pattern in BASES_BEFORE for match in pattern.finditer(clause)]
    if found:
        return max(found, key=lambda one: one[0])[1]
    return next((base for base, pattern in BASES_AFTER if pattern.match(text, end)), None)


def bound_of(text: str, start: int, end: int) -> Bound | None:
    """Return on which side of the figure the truth lies: what stands in it, before it or behind it."""
    inside = text[start:end]
    before = text[max(0, start - 20) : start]
    return (
        next((bound for bound, pattern in WITHIN if pattern.search(inside)), None)
        or next((bound for bound, pattern in BOUNDS_BEFORE if pattern.search(before)), None)
        or next((bound for bound, pattern in BOUNDS_AFTER if pattern.match(text, end)), None)
    )


def _clause_before(text: str, start: int) -> str:
    near = text[max(0, start - FARTHEST) : start]
    begins = 0
    for match in CLAUSE_END.finditer(near):
        begins = match.end()
    return near[begins:]
