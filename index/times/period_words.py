"""How years, quarters, halves and months are named in Chinese, English, Japanese and Korean, as one pattern and what it matched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

# Years and months counted from the day on which it is said.
YEARS = {
    "今年": 0, "本年": 0, "当年": 0, "this year": 0, "今年度": 0, "本年度": 0, "올해": 0, "금년": 0,
    "去年": -1, "上年": -1, "上一年": -1, "last year": -1, "昨年": -1, "작년": -1, "지난해": -1,
    "前年": -2, "一昨年": -2, "재작년": -2, "the year before last": -2,
    "明年": 1, "next year": 1, "来年": 1, "내년": 1,
}  # fmt: skip
MONTHS = {
    "本月": 0, "这个月": 0, "this month": 0, "今月": 0, "이번 달": 0, "이번달": 0, "이달": 0,
    "上月": -1, "上个月": -1, "last month": -1, "先月": -1, "지난달": -1, "지난 달": -1,
    "下月": 1, "下个月": 1, "next month": 1, "来月": 1, "다음 달": 1, "다음달": 1,
}  # fmt: skip
QUARTERS = {
    "本季度": 0, "this quarter": 0, "이번 분기": 0, "上季度": -1, "上一季度": -1, "上个季度": -1, "last quarter": -1, "지난 분기": -1,
    "下季度": 1, "下一季度": 1, "next quarter": 1,
}  # fmt: skip
ENGLISH_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905  twelve words in a row
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
CARDINALS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
}  # fmt: skip
DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "首": 1}


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
ENGLISH_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
TO = r"[-—－–~～∼至到]{1,2}"
YEAR = r"(?:19|20)\d\d"
# A month is not begun in another number: 12月 is not 2月, 二十一月 nothing at all.
ALONE = r"(?<![\d.十一二三四五六七八九])"
# What a period can begin with; nothing else is tried.
FIRST = r"(?=[\dA-Za-z가-힣“\"‘「今本当去上下昨前头首一二三四五六七八九十第这明来先])"
PATTERN = re.compile(
    rf"{FIRST}(?:(?P<relative>(?:{_any(YEARS)})(?!同期比|比\s?[\d+増減]))"
    # 1970年代 is no year.
    rf"|(?<![\d.])(?P<first_year>{YEAR})年?{TO}(?P<last_year>{YEAR})(?!年代)年度?"
    rf"|(?<![\d.])(?P<year>{YEAR})(?!年代)(?=年|\s|[^\d.%\w]|년|Q[1-4]|$)(?:年度?|년)?"
    r"|[“\"‘「]?(?P<plan>[八九]五|十[一二三四五六七]?五)[”\"’」]?(?:规划|计划)?(?P<plan_part>期间|时期|以来|期末|末|开局|收官)"
    r"|(?P<plan_number>1\d)th five-year plan"
    r"|(?P<first_quarters>[前头](?P<n_quarters>[二两三23])个?季度?|first (?P<n_quarters_too>two|three) quarters)"
    r"|(?P<quarter>(?:(?<![前\d一二三四])(?:第?(?P<q1>[一二三1-3首])个?季度?|第?(?P<q6>[四4])季度|第(?P<q7>[四4])季)|(?<![A-Za-z])Q(?P<q2>[1-4])(?!\d)"
    r"|第(?P<q3>[1-4一二三四])四半期|(?P<q4>[1-4])\s?분기|(?P<q5>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter))"
    r"|(?P<half>(?:(?P<h1>[上下])半年|(?P<h2>first|second) half|(?P<h3>[上下])半期|(?P<h4>[상하])반기|\bH(?P<h5>[12])(?!\w)))"
    rf"|(?P<months>{ALONE}(?P<m1>{MONTH})\s?(?:[月월]份?)?\s?{TO}\s?(?P<m2>{MONTH})\s?[月월](?:份)?(?!\s?\d|[一二三四五六七八九十]+[日号]))"
    rf"|(?P<english_months>\b(?P<e1>{ENGLISH_MONTH})(?:\s?[-–—]\s?| to | through )(?P<e2>{ENGLISH_MONTH})(?! \d{{1,2}}\b))"
    r"|(?P<first_months>[前首头](?P<n_months>1[01]|[1-9]|[一二两三四五六七八九十]+)个?月|first (?P<n_months_too>two|three|four|five|six|seven|eight|nine|ten|eleven) months)"
    rf"|(?P<relative_month>{_any(MONTHS)})|(?P<relative_quarter>{_any(QUARTERS)})"
    rf"|(?P<month>{ALONE}(?<!\d[-—－–~～∼至到/])(?P<s1>{MONTH})\s?[月월](?P<certain>份)?(?!\s?\d{{1,2}}|[一二三四五六七八九十]+[日号]|{TO}\s?{MONTH}[日号])"
    rf"|(?:(?<=\bin )|(?<=\bof )|(?<=\bfor )|(?<=\bsince ))(?P<s2>{ENGLISH_MONTH})(?! \d{{1,2}}\b)|\b(?P<s3>{ENGLISH_MONTH})(?= {YEAR})))",
    re.IGNORECASE,
)


def years_of(match: re.Match[str], said: date | int | None) -> tuple[int, int] | None:
    """Return the first and the last year that a match names; `None` where that cannot be told."""
    if match["year"]:
        return int(match["year"]), int(match["year"])
    if match["first_year"]:
        return int(match["first_year"]), int(match["last_year"])
    if match["plan"] or match["plan_number"]:
        number = int(match["plan_number"] or number_of(match["plan"][:-1]))
        first = 1966 + 5 * (number - 3)
        part = match["plan_part"] or ""
        return (first if not part.endswith(("末", "收官")) else first + 4), (first if part == "开局" else first + 4)
    if match["relative"] and said is not None:
        year = (said if isinstance(said, int) else said.year) + YEARS[match["relative"].lower()]
        return year, year
    return None


def months_of(match: re.Match[str]) -> tuple[int, int] | None:
    """Return the first and the last month that a match names by itself; `None` where it names a year, or counts from a day."""
    return next((reader(match) for form, reader in READERS.items() if match[form]), None)


def counted_months(match: re.Match[str], said: date) -> tuple[int, tuple[int, int]] | None:
    """Return the year and the months that 上月 or 本季度 means on a day; `None` where a match is neither."""
    if match["relative_month"]:
        year, month = divmod(said.year * 12 + said.month - 1 + MONTHS[match["relative_month"].lower()], 12)
        return year, (month + 1, month + 1)
    if match["relative_quarter"]:
        quarter = said.year * 4 + (said.month - 1) // 3 + QUARTERS[match["relative_quarter"].lower()]
        year, number = divmod(quarter, 4)
        return year, (3 * number + 1, 3 * number + 3)
    return None


def english_month(said: str) -> int:
    """Return the number of a month by its English name, or the first three letters of it."""
    return ENGLISH_MONTHS.index(said[:3].lower()) + 1


def number_of(said: str) -> int:
    """Return the number below 100 that digits, Chinese numerals or an English word say."""
    known = ORDINALS | CARDINALS
    if said.isdigit() or said.lower() in known:
        return known.get(said.lower()) or int(said)
    tens, ten, ones = said.rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + (DIGITS[ones] if ones else 0)


def _quarter(match: re.Match[str]) -> tuple[int, int]:
    number = number_of(next(match[name] for name in ("q1", "q2", "q3", "q4", "q5", "q6", "q7") if match[name]))
    return 3 * number - 2, 3 * number


def _half(match: re.Match[str]) -> tuple[int, int]:
    said = next(match[name] for name in ("h1", "h2", "h3", "h4", "h5") if match[name]).lower()
    return (1, 6) if said in {"上", "first", "상", "1"} else (7, 12)


def _month(match: re.Match[str]) -> tuple[int, int]:
    month = number_of(match["s1"]) if match["s1"] else english_month(match["s2"] or match["s3"])
    return month, month


# How each form is read, by the group of `PATTERN` that only it fills.
READERS: dict[str, Callable[[re.Match[str]], tuple[int, int]]] = {
    "quarter": _quarter,
    "half": _half,
    "first_quarters": lambda match: (1, 3 * number_of(match["n_quarters"] or match["n_quarters_too"])),
    "first_months": lambda match: (1, min(12, number_of(match["n_months"] or match["n_months_too"]))),
    "months": lambda match: (number_of(match["m1"]), number_of(match["m2"])),
    "english_months": lambda match: (english_month(match["e1"]), english_month(match["e2"])),
    "month": _month,
}
