"""Whether words have the form of what is asked for: who asks for a share gets one, or nothing surer than a guess."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.kinds import Kind
from qa.measuring import dimensions_abroad, is_measured_otherwise

if TYPE_CHECKING:
    from qa.asking import Asked

NUMERAL = re.compile(
    r"\d|[零一二三四五六七八九十百千万亿两半几]|数[个次年百千万亿]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
SHARE = re.compile(r"[%％‰倍成番半]|\d\s?/\s?\d|[百千]?分之|percent|half|third|quarter|퍼센트|절반", re.IGNORECASE)
MOMENT = re.compile(
    r"\d|[年月日天时点晨晚午夜春夏秋冬节纪昨今明周初末]|[一二三四五六七八九十]+[号]|朝|代(?!表)|期间|[早中后晚前同战任]期"
    r"|[后前起]$|之[后前际初]|以[后前来]|当中|途中|[世阶]$|^[夏商周秦汉魏晋隋唐宋辽金元明清]{1,2}$|day|night|week|spring|summer|autumn|winter|century"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
    re.IGNORECASE,
)
# Who asks on which day gets no year alone, who asks in which year no day without one.
GRAINS = {
    "年": re.compile(r"(?<!\d)\d{4}|[年代紀纪载朝]|[零〇一二三四五六七八九]{4}|\d0s|centur|year"),
    "日": re.compile(
        r"[日号天节周晨晚夕]|月[初廿卅一二三四五六七八九十]|星期|月[初底末上中下]|[A-Za-z\uac00-\ud7a3]|\d-\d"
    ),
    "月": re.compile(r"[月季]|半年|[A-Za-z\uac00-\ud7a3]|\d-\d"),
}
# 第几 may be answered by the first of all.
PLACE_IN_ROW = re.compile(r"第(?:几|多少)")
FIRST_OF_ALL = re.compile(r"[首头末][次届个位名款部批家期集任]|[冠亚季]军|榜首|之首|倒数|[长次幺][子女孙]")
# How many years it took is no year.
CALENDAR_YEAR = re.compile(r"(?:19|20)\d\d年")
TIME = re.compile(r"\d|[年月日天时点晨晚春夏秋冬节代纪]|day|night|spring|summer|autumn|winter|century", re.IGNORECASE)
# 等14项工程 counts what a list names, and lists nothing.
COUNTS_ALL = re.compile(r"等?共?\s?\d[\d,]*余?多?[项个家所座条处部台名位][\u4e00-\u9fff]{0,8}")
FORMS = {
    Kind.PERCENT: SHARE,
    Kind.MONEY: NUMERAL,
    Kind.COUNT: NUMERAL,
    Kind.FIGURE: NUMERAL,
    Kind.DATE: TIME,
}


def has_form(words: str, asked: Asked) -> bool:
    """Return whether words could answer a question of this kind; what stands in the question itself never does."""
    if words.strip("“”《》「」").lower() in asked.text.lower():
        return False
    form = FORMS.get(asked.kind)
    return form is None or form.search(words) is not None


def is_of_another_form(words: str, asked: Asked) -> bool:
    """Return whether words are surely no answer: a figure of another sort, such as an amount for a share; no day for a day."""
    if asked.kind is Kind.DATE:
        return (GRAINS.get(asked.noun) or MOMENT).search(words) is None
    if asked.kind is Kind.COUNT and asked.noun == "年" and CALENDAR_YEAR.fullmatch(words):
        return True
    if asked.several and asked.kind in {Kind.NAME, Kind.PHRASE} and COUNTS_ALL.fullmatch(words):
        return True
    if asked.kind is Kind.PHRASE and dimensions_abroad(asked.spoken):
        return is_measured_otherwise(words, asked)
    if PLACE_IN_ROW.search(asked.text) and FIRST_OF_ALL.search(words):
        return False
    form = FORMS.get(asked.kind)
    return form is not None and (not form.search(words) or is_measured_otherwise(words, asked))
