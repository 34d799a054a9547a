"""Follow-ups that name a part or a counterpart: 农村呢？ after 城镇, 二产呢？ after 第一产业, 其中高技术产业呢？ after 固定资产投资."""

from __future__ import annotations

import re

from qa.frame import period_in

# Each row holds what stands against each other; of two names of one thing the first is what newspapers write.
COUNTERPARTS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("城镇", "城市"), ("农村", "乡村")),
    (("第一产业", "一产"), ("第二产业", "二产"), ("第三产业", "三产")),
    (("男子", "男"), ("女子", "女")),
    (("国有",), ("民营", "私营"), ("外资",)),
    (("小学",), ("初中",), ("高中",), ("大学",), ("幼儿园",)),
    (("轻工业",), ("重工业",)),
)
# What a part of a statistic is called after: 高技术产业投资 is a part of 固定资产投资.
TAIL = re.compile(r"(?:投资|增加值|进出口|出口|进口|收入|支出|产量)$")
PART = re.compile(r"(?:产业|行业|企业|业|产品|汽车|设备|民间|民营|国有|税收)$")
# 其中去年运了多少？ asks for the same in another period, and not for all of it.
ASKED_AGAIN = re.compile(r"[\u4e00-\u9fff]{0,2}?了?(?:多少|几)[^，,]{0,3}[?？]?")
TOTAL = re.compile(r"累计|总共|一共|共计|总计|已经?")
STATISTIC = re.compile(
    r"(?:投资|增加值|收入|支出|进出口|出口|进口|产量|产值|零售额|总额|价格|人口|率)(?:同比|实际|名义)?(?:增长|下降|上涨|提高|增加|减少|是|为|有|达到?|了|约)*$"
)
# 那一届 after a question that names it.
THAT_ONE = re.compile(r"[那这]一?(?P<kind>[届次期])")
ONE = r"第[\d一二三四五六七八九十百]+{}[\u4e00-\u9fff]{{2,14}}?(?=女子|男子|[在的是于有由将]|什么|何|哪|谁|$)"


def with_counterpart(topic: str, question: str) -> str:
    """Return the question with the topic in the place of what it stands against; empty where nothing does."""
    for row in COUNTERPARTS:
        new = next((names[0] for names in row if topic.startswith(names)), "")
        if not new:
            continue
        for names in row:
            old = next((name for name in names if name in question), "")
            if old and new not in names:
                return question.replace(old, new, 1)
    return ""


def part_of(topic: str, indicator: str) -> str:
    """Return the name of a part of a statistic: 高技术产业 of 固定资产投资 is 高技术产业投资; empty where it is not told."""
    tail = TAIL.search(indicator)
    return topic + tail[0] if tail and PART.search(topic) and not topic.endswith(tail[0]) else ""


def period_of_part(question: str) -> str:
    """Return the period of 去年运了多少？, which asks anew for what was asked; empty where it asks for more."""
    said = period_in(question)
    again = said and said.start == 0 and ASKED_AGAIN.fullmatch(question, said.end)
    return question[: said.end] if said and again else ""


def names_a_statistic(words: str) -> bool:
    """Return whether the words before a question word name something that is measured of a place."""
    return bool(STATISTIC.search(words))


def with_that_one(question: str, last: str) -> str:
    """Put 第九届冬泳赛 of the last question in the place of 那一届."""
    found = THAT_ONE.search(question)
    meant = re.search(ONE.format(found["kind"]), last) if found else None
    return question[: found.start()] + meant[0] + question[found.end() :] if found and meant else question
