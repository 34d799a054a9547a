"""A follow-up that asks by how much the last figure changed, such as 比去年呢？ or “compared with last year?”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.replacing import ENDING
from qa.seeking import RATE
from qa.topics import is_chinese

if TYPE_CHECKING:
    from qa.frame import Frame

CHANGED = r"(?:[增涨多升降减少](?:长|加|了|幅)*|变化|变动)"
AGAINST = re.compile(
    rf"^(?:那么?|这)?(?:和|跟|与|同|比|较|对比|相比)(?:起|于)?(?:[去上]年(?:同期|这时候?|的?时候)?|前一年|上一年)(?:相?比|比起来|相比较)?[，,]?(?:呢|怎么样|怎样|如何|{CHANGED}(?:了|多少|几|如何|怎么样|大吗|呢)*)?[？?。\s]*$"
    rf"|^同比(?:呢|怎么样|如何|{CHANGED}?(?:了|多少|呢)*)[？?。\s]*$"
)
AGAINST_ENGLISH = re.compile(
    r"^(?:and |so )?(?:how (?:does|did) (?:that|it|this) compare (?:with|to)|(?:as )?compared (?:with|to)|versus|vs\.?|against|relative to|(?:up|down) (?:from|on)|what about (?:the change )?(?:from|on)) (?:last year|the (?:previous|prior) year|the year before|a year (?:earlier|ago|before))[?.\s]*$|^(?:and )?year[- ]on[- ]year[?.\s]*$",
    re.IGNORECASE,
)
LEVEL_ENGLISH = re.compile(
    r"^(?:what|how (?:much|large|big|high)) (?:is|was|are|were) (?P<what>.+?)[?\s]*$", re.IGNORECASE
)
COUNT_ENGLISH = re.compile(r"^how (?:many|much) (?P<what>.+?)[?\s]*$", re.IGNORECASE)


def against_last_year(question: str, last: str, frame: Frame) -> str:
    """Return what asks for the change of the figure that the last question asked for; empty for other questions.

    Where the last question asked for a growth already, last year's is another one, and the words mean that year.
    """
    if RATE.search(last):
        return ""
    if is_chinese(last) and AGAINST.match(question):
        before = ENDING.sub("", frame.before) or frame.topic
        return f"{before}{_counted(frame)}同比增长多少？"
    if not AGAINST_ENGLISH.match(question):
        return ""
    level = LEVEL_ENGLISH.match(last)
    if level:
        return f"How much did {level['what']} grow year on year?"
    count = COUNT_ENGLISH.match(last)
    return f"What was the year-on-year growth of {count['what']}?" if count else ""


def _counted(frame: Frame) -> str:
    """Return what stands behind the question word where that is what is counted: 游客 of 接待了多少万人次游客."""
    found = re.match(
        r"[百千万亿]*(?:人次|[元吨人名位家户个项所座条台套辆件张册])?(?P<what>[\u4e00-\u9fff]{2,8})$", frame.after
    )
    return found["what"] if found else ""
