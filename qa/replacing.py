"""Puts the words of a follow-up such as 那去年呢？ in the place of those of the same kind in the last question."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from qa.contrasting import with_counterpart
from qa.frame import CAPITALS, QUESTION_WORD, indicator_in, period_in
from qa.naming import HAN, NAMES
from qa.words import words_of

if TYPE_CHECKING:
    from qa.frame import Frame
    from qa.query import Turn

# Years counted from the one in the last question.
STEPS = {"上一年": -1, "前一年": -1, "上年": -1, "次年": 1, "第二年": 1, "后一年": 1, "下一年": 1}
SAME = ("同一年", "那一年", "这一年", "当年", "同年", "那年", "同期")
ANAPHORIC = re.compile(rf"(?:{'|'.join((*STEPS, *SAME))})(?!同期)")
YEAR = re.compile(r"(?:19|20)\d\d")
SPOKEN = ("前年", "去年", "今年", "明年")
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
GROWTH = re.compile(r"\bgrowth\b", re.IGNORECASE)


# 去年同期 after 今年上半年 is 去年上半年.
SAME_SEASON = re.compile(r"(?P<year>去年|上年|前年|(?:19|20)\d\d年)?的?同期")
SPOKEN_YEAR = re.compile(r"^(?:去年|今年|前年|明年|上年|(?:19|20)\d\d年度?)的?")
WHOLE = re.compile(r"^(?:全[省市县区国]|[省市县区]里)$")
LEVEL = re.compile(r"^[\u4e00-\u9fff]{1,7}(?:[省市区县]|自治[州县旗])$")
LEVELS = frozenset("省市县区")
POST_ASKED = re.compile(r"(?:[副]?[省市区县局院校馆厂部]长|书记|主任|主席|董事长|总裁|总经理|经理|冠军|亚军|季军)$")
OF_A_RESULT = re.compile(r"^(?:实际|实绩|实际增长|实际完成|完成|结果|实际情况)$")


def with_that_time(question: str, last: Turn, frame: Frame) -> str:
    """Put the time that is meant in the place of 去年同期, and of 那一年 where only the last answer tells which."""
    season = SAME_SEASON.search(question)
    if season and not YEAR.match(season[0]) and (rest := SPOKEN_YEAR.sub("", frame.period)) and rest != frame.period:
        return f"{question[: season.start()]}{season['year'] or '去年'}{rest}{question[season.end() :]}"
    that, year = ANAPHORIC.search(question), YEAR.search(last.answer)
    told = frame.period and (YEAR.search(frame.period) or any(word in frame.period for word in SPOKEN))
    if that and year and not told:
        return f"{question[: that.start()]}{int(year[0]) + STEPS.get(that[0], 0)}年{question[that.end() :]}"
    return question


def with_topic(topic: str, question: str, frame: Frame) -> str:
    """Put the topic in the place of the words of its kind in the question, or before it where it has none."""
    topic = without_anaphora(topic, frame)
    turned = _with_target(topic, question) or with_counterpart(topic, question)
    if turned:
        return turned
    said = period_in(topic)
    if said:
        rest = re.sub(r"^的|的$|全年", "", topic[: said.start] + topic[said.end :]).strip()
        moved = _with_period(topic[said.start : said.end] if _stands_alone(rest) else topic, question)
        return with_topic(rest, moved, replace(frame, period=topic[said.start : said.end])) if rest and _stands_alone(rest) else moved
    if OF_A_RESULT.match(topic):
        return TARGET_WORDS.sub(topic if topic.startswith("实际") else "实际", question, count=1)
    if MEASURE.match(topic):
        return f"{ENDING.sub('', frame.before)}{topic}是多少？" if frame.before else f"{topic}{question}"
    if CAPITALS.search(f"a {topic}") and not indicator_in(topic):
        return _replaced(CAPITALS.search(question), topic, question)
    post = POST_ASKED.search(frame.topic) or POST_ASKED.search(frame.before.rstrip("是叫"))
    if POST_ASKED.search(topic) and post:
        return question.replace(post[0], topic, 1)
    if frame.name and not indicator_in(topic) and _is_place_or_name(topic):
        old = place_of(frame.name)
        level = question[question.find(old) + len(old) :][:1]
        return question.replace(old + level if level in LEVELS else old, topic, 1)
    return question.replace(frame.indicator, topic, 1) if frame.indicator else _with_modifier(topic, question, frame)


def _stands_alone(rest: str) -> bool:
    """Return whether what a topic says beside its period is of another kind: 实际增长 of 去年实际增长."""
    return not rest or bool(OF_A_RESULT.match(rest) or MEASURE.match(rest) or WHOLE.match(rest))


def _is_place_or_name(topic: str) -> bool:
    return bool(WHOLE.match(topic) or LEVEL.match(topic)) or any(word.tag in NAMES for word in words_of(topic))


def _with_target(topic: str, question: str) -> str:
    """Return the question for the target instead of the result, where the topic asks for it: 目标呢？; else nothing."""
    chinese, english = TARGET.match(topic), ENGLISH_TARGET.search(topic)
    if not chinese and (not english or HAN.search(topic)):
        return ""
    said = chinese["before"] if chinese else topic
    moved = _with_period(said, question) if period_in(said) else question
    if chinese:
        asking = QUESTION_WORD.search(moved)
        left = moved[: asking.start()] if asking else moved.rstrip("?？。")
        return f"{re.sub(r'(?:约?(?:是|为|有|达到?|了))*$', '', left)}目标是多少？"
    place = GROWTH.search(moved)
    return f"{moved[: place.end()]} target{moved[place.end() :]}" if place else f"{topic} {moved}"


def without_anaphora(text: str, last: Frame) -> str:
    """Put the year that is meant in the place of 上一年 or 同一年, as the last question names it."""
    match = ANAPHORIC.search(text)
    if not match:
        return text
    year = YEAR.search(last.period)
    step = STEPS.get(match[0], 0)
    if year:
        meant = f"{int(year[0]) + step}年"
    elif any(word in last.period for word in SPOKEN):
        at = next(number for number, word in enumerate(SPOKEN) if word in last.period) + step
        meant = SPOKEN[at] if 0 <= at < len(SPOKEN) else ""
    else:
        meant = "" if match[0] in SAME else match[0]
    return text[: match.start()] + meant + text[match.end() :]


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


def _replaced(found: re.Match[str] | None, topic: str, question: str) -> str:
    if found is None:
        return f"{topic} {question}"
    return question[: found.start()] + topic + ("'s" if found[0].endswith("'s") else "") + question[found.end() :]
