"""Whether words have the form of what is asked for: who asks for a share gets one, or nothing surer than a guess."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.asking import Kind

if TYPE_CHECKING:
    from qa.asking import Asked

NUMERAL = re.compile(
    r"\d|[零一二三四五六七八九十百千万亿两半几]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
)
SHARE = re.compile(r"[%％‰倍成番]|百分|percent|퍼센트", re.IGNORECASE)
# 由48.1%提高到56.9%: the figure before is the old one.
CHANGED_TO = re.compile(
    r"\s?(?:增至|增加到|增加至|增长到|提高到|提高至|提升到|提升至|升至|上升到|降至|下降到|降到|减至|缩短至|缩短到|扩大到|扩为|调整为)"
)
FORMER = re.compile(r"原来|原先|以前|之前|过去|原本|从多少|由多少")
MOMENT = re.compile(
    r"\d|[年月日天时点晨晚午春夏秋冬节纪昨今明周]|[一二三四五六七八九十]+[号]|朝|代(?!表)|期间|day|night|week|spring|summer|autumn|winter|century"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
    re.IGNORECASE,
)
PER_CENT = re.compile(r"[%％‰]|百分点")
AMOUNT = re.compile(r"\d.*(?:[元吨人家个户亩斤座台辆件米]|千瓦|公里)")
TIME = re.compile(r"\d|[年月日天时点晨晚春夏秋冬节代纪]|day|night|spring|summer|autumn|winter|century", re.IGNORECASE)
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


def is_former(text: str, end: int, asked: Asked) -> bool:
    """Return whether a figure that ends there is the old one of a change, and the question does not ask for that."""
    return asked.kind in FORMS and CHANGED_TO.match(text, end) is not None and not FORMER.search(asked.text)


def is_of_another_form(words: str, asked: Asked) -> bool:
    """Return whether words are a figure of another sort than the one asked for: a share for an amount, an amount for a share."""
    if asked.kind is Kind.DATE:
        return MOMENT.search(words) is None
    if asked.kind in {Kind.MONEY, Kind.COUNT}:
        return PER_CENT.search(words) is not None and asked.noun != "个百分点"
    return asked.kind is Kind.PERCENT and AMOUNT.search(words) is not None and not SHARE.search(words)
