"""Numerals, Arabic, Chinese or both in one, as numbers: 1.2亿, 两千三百, 3千5百, 三点五万, 2.6 billion."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
MYRIADS = {"万": Decimal(10**4), "亿": Decimal(10**8)}
ENGLISH = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

HAN = "零〇一二两三四五六七八九十百千万亿"
DIGIT = "[零〇一二两三四五六七八九]"
# The 千 of 千克, 千瓦 and their like belongs to the unit.
MAGNITUDE = "(?:[十百万亿]|千(?![克瓦米伏卡]))"
# A number is whole: no part of a longer one, or of a version such as 1.2.3.
ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\d|\.\d|,\d{3}(?!\d))"
NUMERAL = (
    rf"(?:{ARABIC}(?:\s?(?i:thousand|million|billion|trillion)\b|\s?{MAGNITUDE}+(?:{ARABIC}{MAGNITUDE}+)*(?:\d{{3,4}}(?!\d))?)?"
    rf"|(?<![{HAN}])(?:{DIGIT}|(?<![几数])十)(?:{DIGIT}|{MAGNITUDE})*(?:点{DIGIT}+{MAGNITUDE}*)?(?!{DIGIT}|{MAGNITUDE}|几)"
    # 近百人 and 超千亿元 name no digit.
    rf"|[近逾超过上](?!十){MAGNITUDE}+(?!分|{DIGIT}))"
)
TOKEN = re.compile(
    rf"(?P<arabic>[\d,]+(?:\.\d+)?)|(?P<digits>{DIGIT}+)(?:点(?P<decimals>{DIGIT}+))?|(?P<magnitude>{MAGNITUDE})"
)
# 三四百 and 七八个 say two numbers; the words between them are left out.
NEIGHBOURS = re.compile(rf"(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<rest>{MAGNITUDE}*)")


def value_of(numeral: str) -> Decimal | None:
    """Return what a numeral in plain width is worth; `None` where it is not one number, as 十四五 is not."""
    english = re.fullmatch(r"([\d,.]+)\s?([a-z]+)", numeral, re.IGNORECASE)
    if english:
        return Decimal(english[1].replace(",", "")) * ENGLISH[english[2].lower()]
    total, section, current, last, place = Decimal(0), Decimal(0), None, Decimal(1), 0
    for match in TOKEN.finditer(numeral):
        place = match.end()
        if match["magnitude"]:
            total, section, last = _raised(match["magnitude"], total, section, current)
            current = None
            continue
        current = _plain(match, whole=match.end() == len(numeral) and match.start() == 0)
        if current is None:
            return None
        if match.end() == len(numeral) and len(match[0]) == 1 and match["digits"] and last >= 100:
            current *= last / 10  # 两千三 is 2300, 三万五 is 35000
    return total + section + (current or 0) if place else None


def values_of(numeral: str) -> tuple[Decimal, Decimal] | None:
    """Return the least and the greatest value that a numeral stands for; they differ in 三四百."""
    match = NEIGHBOURS.fullmatch(numeral)
    if match and DIGITS[match["high"]] == DIGITS[match["low"]] + 1:
        low, high = value_of(match["low"] + match["rest"]), value_of(match["high"] + match["rest"])
        return (low, high) if low is not None and high is not None else None
    value = value_of(numeral)
    return None if value is None else (value, value)


def _raised(
    magnitude: str, total: Decimal, section: Decimal, current: Decimal | None
) -> tuple[Decimal, Decimal, Decimal]:
    """Return total, section and magnitude after one more magnitude: 万 and 亿 lift all that stands before them."""
    if magnitude in TENS:
        factor = TENS[magnitude]
        return total, section + (Decimal(1) if current is None else current) * factor, factor
    factor = MYRIADS[magnitude]
    inside = section + (current or 0)
    if total and total < factor:
        return (total + inside) * factor, Decimal(0), factor
    alone = current is None and not section
    return total + (Decimal(1) if alone else inside) * factor, Decimal(0), factor


def _plain(match: re.Match[str], *, whole: bool) -> Decimal | None:
    """Return what digits without a magnitude are worth; several Chinese ones in a row count only where they are read one by one."""
    if match["arabic"]:
        return Decimal(match["arabic"].replace(",", ""))
    said = "".join(str(DIGITS[character]) for character in match["digits"])
    zeros = match["digits"].lstrip("零〇")
    one_by_one = (whole and (len(said) > 3 or "〇" in match["digits"])) or bool(match["decimals"] and whole)
    if len(zeros) > 1 and not one_by_one:
        return None
    decimals = "".join(str(DIGITS[character]) for character in match["decimals"] or "")
    return Decimal(f"{said}.{decimals}" if decimals else said)
