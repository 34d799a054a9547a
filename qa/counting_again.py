"""去年改造了几个？ behind 今年要改造几个小区？ counts the same things again, at another time or as they came about."""

from __future__ import annotations

import re

from qa.frame import period_in

# What says in which way it is done, and is none of the verb.
MODAL = r"(?:一共|总共|又|再|还|要|将|会|计划|准备|打算|预计|实际|已经?)*"
BARE = re.compile(
    rf"^(?P<how>{MODAL})(?P<verb>[\u4e00-\u9fff]{{1,3}}?)(?P<done>了?)(?P<count>多少|几)(?P<counter>[\u4e00-\u9fff]?)[?？\s]*$"
)
MODAL_AT_THE_END = re.compile(rf"{MODAL}$")


def counted_again(question: str, last: str) -> str:
    """Return a question that only counts, in full: with the things that the last one counts, done by the same verb; empty for others."""
    period = period_in(question)
    if period and period.start > 0:
        return ""
    bare = BARE.match(question[period.end :] if period else question)
    if not bare:
        return ""
    counted = re.search(rf"{bare['verb']}了?(?P<things>(?:多少|几){bare['counter']}[\u4e00-\u9fff]+[?？\s]*)$", last)
    if not counted:
        return ""
    before = MODAL_AT_THE_END.sub("", last[: counted.start()])
    if period and (replaced := period_in(before)):
        before = before[: replaced.start] + question[: period.end] + before[replaced.end :]
    elif period:
        before = question[: period.end] + before
    return f"{before}{bare['how']}{bare['verb']}{bare['done']}{counted['things']}"
