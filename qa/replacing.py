"""Puts the words of a follow-up such as 那去年呢？ in the place of those of the same kind in the last question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.figures.indicators import INDICATORS
from index.scripts import HAN
from qa.contrasting import with_counterpart
from qa.frame import CAPITALS, QUESTION_WORD, frame_of, indicator_in, period_in
from qa.naming import NAMES
from qa.subjects import subjects_in
from qa.times_meant import without_anaphora
from qa.words import words_of
from qa.zones import is_city

if TYPE_CHECKING:
    from qa.frame import Frame

TARGET = re.compile(r"^(?P<before>.*?)的?(?:预期|预定)?(?P<target>目标|计划|预期)$")
TARGET_WORDS = re.compile(r"预期|预定|计划|力争|(?:增长)?目标(?=是|为|多少)")
ENGLISH_TARGET = re.compile(r"\b(?:target|goal)\b", re.IGNORECASE)
# Other words for what is measured: they take the place of the measure, not of the indicator.
MEASURE = re.compile(r"^(?:增速|增幅|增长率|同比增速|总量|总额|总值|规模|绝对值|占比|比重|排名|数量|金额|增量|增长)$")
COUNTING = re.compile(r"多少|几")
# How a question ends before its question word, where that belongs to the measure.
ENDING = re.compile(
    r"(?:的?(?:同比)?(?:增速|增幅|总量|总额|增长|下降|提高|实际增长))?(?:约?(?:是|为|有|达到?|完成|实现|了))*$"
)
GROWTH_ABROAD = re.compile(r"成長率|伸び率|増加率|성장률|증가율")
TARGET_ABROAD = {"目標": "の目標", "목표": " 목표"}
HOW_MUCH_GROWN = re.compile(
    r"^how (?:much|fast) (?:did|do|does|will) (?P<what>.+?) (?:grow|increase|rise)(?P<rest>.*)$", re.IGNORECASE
)
GROWTH = re.compile(r"\bgrowth\b", re.IGNORECASE)

WHOLE = re.compile(r"^(?:全[省市县区国]|[省市县区]里)$")
LEVEL = re.compile(r"^[\u4e00-\u9fff]{1,7}(?:[省市区县]|自治[州县旗])$")
LEVELS = frozenset("省市县区")
POST_ASKED = re.compile(r"副?(?:[省市区县局院校馆厂部]长|书记|主任|主席|董事长|总裁|总经理|经理)|[冠亚季]军")
ROLE = re.compile(r"\bwho (?:is|was) the (?P<role>[a-z ]+?)(?= of\b| at\b| in\b|[?]|$)", re.IGNORECASE)
# Parts of the whole that GDP measures; what each adds is told beside it.
SECTOR = re.compile(r"^(?:第?(?P<number>[一二三])(?:次?产业|产))$")
WHOLE_PRODUCT = frozenset(INDICATORS[0])
OF_A_RESULT = re.compile(r"^(?:实际|实绩|实际增长|实际完成|完成|结果|实际情况)$")


def with_topic(topic: str, question: str, frame: Frame) -> str:
    """Put the topic in the place of the words of its kind in the question, or before it where it has none."""
    topic = without_anaphora(topic, frame)
    turned = _with_target(topic, question) or with_counterpart(topic, question) or _with_sector(topic, question, frame)
    if turned:
        return turned
    if period_in(topic):
        return _with_time(topic, question)
    if OF_A_RESULT.match(topic):
        return TARGET_WORDS.sub(topic if topic.startswith("实际") else "实际", question, count=1)
    if MEASURE.match(topic):
        return f"{ENDING.sub('', frame.before)}{topic}是多少？" if frame.before else f"{topic}{question}"
    return _with_name(topic, question, frame) or (
        question.replace(frame.indicator, topic, 1) if frame.indicator else _with_modifier(topic, question, frame)
    )


def _with_sector(topic: str, question: str, frame: Frame) -> str:
    """Return the question for 第三产业增加值 instead of the GDP; empty for other topics."""
    sector = SECTOR.match(topic)
    if not sector or frame.indicator not in WHOLE_PRODUCT:
        return ""
    return question.replace(frame.indicator, f"第{sector['number']}产业增加值", 1)


def _with_time(topic: str, question: str) -> str:
    """Put the period of a topic in the place of that of the question, and then what it says beside it: 去年实际增长."""
    said = period_in(topic)
    assert said
    rest = re.sub(r"^的|的$|全年", "", topic[: said.start] + topic[said.end :]).strip()
    apart = not rest or OF_A_RESULT.match(rest) or MEASURE.match(rest) or WHOLE.match(rest)
    moved = _with_period(topic[said.start : said.end] if apart else topic, question)
    return with_topic(rest, moved, frame_of(moved)) if rest and apart else moved


def _with_name(topic: str, question: str, frame: Frame) -> str:
    """Put a post in the place of the post in the question, a place or name in that of the name; return nothing for others."""
    if CAPITALS.search(f"a {topic}") and not indicator_in(topic):
        return _with_capitals(topic, question, frame)
    role = ROLE.search(question)
    if role and topic.islower() and topic.isascii():
        return question[: role.start("role")] + topic + question[role.end("role") :]
    post, new = POST_ASKED.search(question), POST_ASKED.search(topic)
    if post and new:
        at = question.find(frame.topic) if new.start() and frame.topic in question[: post.start()] else post.start()
        return question[:at] + topic + question[post.end() :]
    named = (
        WHOLE.match(topic)
        or LEVEL.match(topic)
        or is_city(topic)  # the segmenter takes 开封 for a verb
        or any(word.tag in NAMES for word in words_of(topic))
    )
    if not named or not frame.name or indicator_in(topic):
        return ""
    # 上海呢？ is in the place of 天津, not of 城中村.
    places = subjects_in(question) if topic in subjects_in(topic) or LEVEL.match(topic) else ()
    old = place_of(frame.name)
    if places and not any(one in frame.name for one in places):
        old = places[0]
    level = question[question.find(old) + len(old) :][:1]
    return question.replace(old + level if level in LEVELS else old, topic, 1)


def _with_target(topic: str, question: str) -> str:
    """Return the question for the target instead of the result, where the topic asks for it: 目标呢？; else nothing."""
    growth = GROWTH_ABROAD.search(question) if topic in TARGET_ABROAD else None
    if growth:
        return f"{question[: growth.end()]}{TARGET_ABROAD[topic]}{question[growth.end() :]}"
    chinese, english = TARGET.match(topic), ENGLISH_TARGET.search(topic)
    if not chinese and (not english or HAN.search(topic)):
        return ""
    said = chinese["before"] if chinese else topic
    moved = _with_period(said, question) if period_in(said) else question
    if chinese:
        asking = QUESTION_WORD.search(moved)
        left = moved[: asking.start()] if asking else moved.rstrip("?？。")
        return f"{re.sub(r'(?:约?(?:是|为|有|达到?|了))*$', '', left)}目标是多少？"
    asked = HOW_MUCH_GROWN.match(moved)
    if asked:
        return f"What is the {asked['what']} growth target{asked['rest']}"
    place = GROWTH.search(moved)
    return f"{moved[: place.end()]} target{moved[place.end() :]}" if place else f"{topic} {moved}"


def _with_period(topic: str, question: str) -> str:
    """Put the period of a topic in the place of that of the question; what else the topic says is a name or an indicator."""
    said, replaced = period_in(topic), period_in(question)
    assert said
    words = topic[said.start : said.end] if not HAN.search(topic) or len(topic) - said.end + said.start > 1 else topic
    return question[: replaced.start] + words + question[replaced.end :] if replaced else f"{words}{question}"


def place_of(name: str) -> str:
    """Return the first word of a name where it is that of a place: what 黑龙江的呢？ is to replace in 安徽粮食产量."""
    first = words_of(name)[0].text
    return (
        first
        if len(first) > 1 and name != first and not name.endswith(("区", "集团", "公司", "大学", "学院"))
        else name
    )


def _with_modifier(topic: str, question: str, frame: Frame) -> str:
    """Put 散居 in the place of 集中供养 in 集中供养的孤儿, where the topic modifies the noun; else put it before the question."""
    start = question.find(frame.name) + len(frame.name) if frame.name else 0
    end = start
    for word in words_of(question[start:]):
        if word.tag[0] not in "vabdzu" or not word.solid:
            break
        end = start + word.end
    if end > start and question[end:] and HAN.search(topic):
        old = question[start:end]
        kept = "的" if old.endswith("的") else ""
        return f"{question[:start]}{topic}{kept}{question[end:]}"
    if COUNTING.search(question) and HAN.search(topic) and words_of(topic)[-1].tag not in {"b", "a", "z", "d"}:
        return f"{frame.name}{frame.period}{topic}是多少？"
    return f"{topic}{'' if HAN.search(topic) else ' '}{question}"


def _with_capitals(topic: str, question: str, frame: Frame) -> str:
    found = CAPITALS.search(question)
    if found:
        return question[: found.start()] + topic + ("'s" if found[0].endswith("'s") else "") + question[found.end() :]
    return (
        question.replace(frame.name, f" {topic} ", 1) if frame.name and HAN.search(question) else f"{topic} {question}"
    )
