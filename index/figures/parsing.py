"""Finds the figures that a text names, in any way that newspapers write them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from index.figures.clauses import base_of, bound_of, direction_of
from index.figures.figure import Figure
from index.figures.numerals import HAN, MAGNITUDE, NUMERAL, value_of, values_of
from index.figures.units import ARABIC_ONLY, UNIT
from index.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Read = tuple[Decimal, Decimal, str] | None

DASH = r"\s?(?:[-—–−~～∼]{1,2}|至|到)\s?"
# A number is not begun in a word, in another number, or in the minutes of a clock time.
START = r"(?:(?<![A-Za-z\d._/])|(?<=GDP)|(?<=CPI)|(?<=PPI))(?<!\d[-,:时点])(?<![A-Za-z]-)(?<!第)(?<!第 )"
# Days, years, hours and lines are not counted: 5月, 9日, 2025年, 10时, 3号线.
NO_YEAR = r"(?!(?:19|20)\d\d(?:[-—–~～至到]{1,2}(?:19|20)\d\d)?(?:年|년))"
BARE = (
    r"(?![A-Za-z]|\s?[月日号时時点:：/年월일년]|\s?분기|季|四半期|分(?!之)|[-—–~～至到]{1,2}\d{1,2}\s?[月日号월]|-\d)"
)
SIGN = r"(?:(?<![A-Za-z\d%‰)])[-−](?=\d))?"
# 余 and 多 stand within a figure (300余万元) or behind it (3年多).
NUMBER = rf"{SIGN}{NUMERAL}(?:[余多]{MAGNITUDE}*)?"
CURRENCIES = {"US$": "美元", "HK$": "港元", "RMB": "元", "$": "美元", "€": "欧元", "£": "英镑", "¥": "元"}
HALVES = {"月": "个月", "个月": "个月", "小时": "小时", "个小时": "小时", "年": "年", "天": "天"}
HALF = Decimal("0.5")
PARTS = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}

# What a figure can begin with; nothing else is tried.
FIRST = rf"(?=[\d{HAN}\-−半翻第近逾超过上UHR$€£¥])"
PATTERN = re.compile(
    rf"{FIRST}(?:(?P<half>一半|半数|(?<![\d{HAN}上下前后])半(?P<half_of>个月|个小时|小时|年|天))"
    # 三分之一, 百分之八点五, 百分之五至百分之七
    rf"|{START}(?P<below>百|千|万|{NUMERAL})(?:分之|分の|분의\s?)(?P<above>百|{NUMERAL})(?:{DASH}(?:(?P=below)分之)?(?P<above_too>{NUMERAL}))?"
    rf"|翻(?P<fold>(?P<doubled>{NUMERAL})番|番|倍)"
    rf"|第\s?(?P<ordinal>{NUMERAL})"
    rf"|(?<![A-Za-z])(?P<currency>US\$|HK\$|RMB|[$€£¥])\s?(?P<paid>{NUMERAL})"
    # 5—7天, 5%—7%
    rf"|{START}{NO_YEAR}(?P<low>{NUMBER}){DASH}(?P<high>{NUMBER})\s?(?P<range_unit>{UNIT})"
    rf"|{START}(?P<low_too>{NUMBER})\s?(?P<low_unit>{UNIT}){DASH}(?P<high_too>{NUMBER})\s?(?P=low_unit)"
    rf"|{START}{NO_YEAR}(?P<number>{NUMBER})(?:个(?P<middle>[半余多])(?P<middle_unit>月|小时)|\s?(?P<unit>{UNIT})(?P<behind>(?<=年)半|[余多](?![个种项家]))?|{BARE}))"
)


def figures_in(text: str) -> Iterator[Figure]:
    """Yield the figures of a text in order; none overlap. Days, months and years of the calendar are no figures."""
    plain = folded(text)
    for match in PATTERN.finditer(plain):
        read = next(reader(match) for form, reader in READERS.items() if match[form])
        if read is None:
            continue
        low, high, unit = read
        start, end = match.span()
        yield Figure(
            start, end, low, high, unit, direction_of(plain, start, end), base_of(plain, start, end), bound_of(plain, start, end)
        )  # fmt: skip


def _fraction(match: re.Match[str]) -> Read:
    parts = PARTS.get(match["below"]) or value_of(match["below"])
    low = PARTS.get(match["above"]) or value_of(match["above"])
    high = value_of(match["above_too"]) if match["above_too"] else low
    if not parts or low is None or high is None:
        return None
    unit = {100: "%", 1000: "‰"}.get(int(parts))
    return (low, high, unit) if unit else (low / parts, high / parts, "分之")


def _doubled(match: re.Match[str]) -> Read:
    times = value_of(match["doubled"] or "一") or Decimal(1)
    return (2**times, 2**times, "番") if times < 20 else None


def _range(low: str, high: str, unit: str) -> Read:
    """Read a range; in 3—5万元 the magnitude of the second number is that of the first, too, but not in 8000—1万元."""
    first, last = _one(low, unit), _one(high, unit)
    if not first or not last:
        return None
    magnitude = high.lstrip("-−0123456789.,零〇一二两三四五六七八九 ")
    shared = _one(low + magnitude, unit) if magnitude and low[-1] in "0123456789零一二两三四五六七八九" else None
    if shared and shared[0] <= last[1]:
        first = shared
    return (first[0], last[1], unit) if first[0] <= last[1] else None


def _counted(match: re.Match[str]) -> Read:
    said = match["number"]
    unit = match["unit"] or HALVES.get(match["middle_unit"] or "", "")
    arabic = any(character.isdigit() and character.isascii() for character in said)
    if not arabic and (unit in ARABIC_ONLY or not (unit or any(one in said[1:] for one in "百千万亿"))):
        return None
    read = _one(said, unit)
    if read and "半" in (match["middle"], match["behind"]):
        return read[0] + HALF, read[1] + HALF, unit
    return read


def _one(said: str, unit: str) -> Read:
    sign = -1 if said[0] in "-−" else 1
    values = values_of(said.lstrip("-−"))
    return (sign * values[0], sign * values[1], unit) if values else None


def _half(match: re.Match[str]) -> Read:
    return HALF, HALF, HALVES[match["half_of"]] if match["half_of"] else "分之"


# How each form is read, by the group of `PATTERN` that only it fills.
READERS: dict[str, Callable[[re.Match[str]], Read]] = {
    "above": _fraction,
    "fold": _doubled,
    "ordinal": lambda match: _one(match["ordinal"], "第"),
    "paid": lambda match: _one(match["paid"], CURRENCIES[match["currency"]]),
    "high": lambda match: _range(match["low"], match["high"], match["range_unit"]),
    "high_too": lambda match: _range(match["low_too"], match["high_too"], match["low_unit"]),
    "number": _counted,
    "half": _half,
}
