"""Completes a follow-up from the question before it, so that what is searched stands alone.

By rule, in the order tried: 那去年呢？ and 黑龙江的呢？ put their words in the place of those of the same kind in the last
question (a period, a place, an indicator, the measure, the target); 它的总部在哪？ puts what the last question was about in the
place of the pronoun; 增长了多少？, 岭川增长多少？ and 出口增长多少？ take over what they do not say themselves of period, place
and indicator. Anything else is a new question and stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.asking import UNIT
from qa.contrasting import TOTAL, names_a_statistic, part_of, period_of_part, with_that_one
from qa.frame import QUESTION_WORD, frame_of, indicator_in, name_in, period_in
from qa.naming import HAN, NAMES
from qa.query import Turn
from qa.replacing import ANAPHORIC, place_of, with_topic, without_anaphora
from qa.subjects import COUNTRY
from qa.words import TITLE, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.frame import Frame

ELLIPSIS = re.compile(
    r"^(?:那么?|其中的?|还有|另外|and|so|what about|how about|では|じゃあ|それでは|그럼|그러면)?[,，、\s]*(?:the\s)?"
    r"(?P<topic>.{1,30}?)(?:的)?(?:呢|は|(?<=[가-힣])[은는]요?)?[?？。\s]*$",
    re.IGNORECASE,
)
ELLIPTIC = re.compile(r"(?:呢|は|[은는]요?)[?？。\s]*$|^(?:what about|how about|and)\b", re.IGNORECASE)
# 2019年是多少？ asks no more than 2019年呢？ does.
ASKING_AGAIN = re.compile(
    r"(?:的(?:报告|报道|报纸)[里中]?)?(?:又|则|是|为|有|数据|情况|的?时候)*(?:多少|几何|怎么样|怎样|如何|什么)[?？。\s]*$"
)
CUE = re.compile(r"^(?:那(?!一?[届次期场位家个些年天月])么?|其中的?|还有|另外|此外|同时)[,，、\s]*")
PRONOUN = re.compile(
    r"它们|他们|她们|[它他她]|(?:这|那|该)(?:家|个|所|位|座|条)?(?:公司|集团|学院|学校|企业|项目|单位|机构|人|医院|大桥|铁路|省|市|县|区)|(?<![\w])其(?=[的总])"
    r"|\b(?:it|they|he|she|them|him|her)\b(?!\s+(?:rain|snow))",
    re.IGNORECASE,
)
PERSON = re.compile(r"[他她]|这人|该人|\b(?:he|she|him|her|his)\b", re.IGNORECASE)
# 周启明是谁？ names him itself.
IS_WHO = re.compile(r"[\u4e00-\u9fff]{2,3}(?<![长记任事理席授])(?:是谁|是什么人|是何人)|\bwho is [A-Z]")
# What is so by now is not of last year.
BY_NOW = re.compile(r"现在|目前|如今|至今|累计")
RISE = re.compile(r"(?:增长|下降|上涨|增速|增幅)(?:是|了|为)?多少")
# 谁会见的？ asks for the doer of what is known.
CLEFT = re.compile(r"^(?:是)?(?:谁|什么时候|何时|在哪[里儿]?|怎么|为什么)[\u4e00-\u9fff]{1,4}的[?？]?$")
LONGEST_NAME = 30
POSSESSIVE = re.compile(r"\b(?:its|their|his|her)\b(?=\s+\w)", re.IGNORECASE)
# A question for a thing by name: what follows is about the answer.
FOR_A_NAME = re.compile(r"谁|哪[^里儿一年天月日]|叫什么|什么名|\bwhich\b|\bwho\b|誰|どの|누구|어느", re.IGNORECASE)
# Nouns that say which number or trait of a thing is asked for, and not of which thing.
GENERAL = frozenset(
    [
        "目标",
        "预期",
        "计划",
        "总投资",
        "投资",
        "投资额",
        "增速",
        "增幅",
        "增长率",
        "涨幅",
        "降幅",
        "数量",
        "总量",
        "总额",
        "总值",
        "规模",
        "面积",
        "人数",
        "金额",
        "比例",
        "占比",
        "比重",
        "份额",
        "排名",
        "名次",
        "原因",
        "时候",
        "时间",
        "日期",
        "地点",
        "地方",
        "位置",
        "地址",
        "结果",
        "名称",
        "名字",
        "职务",
        "总部",
        "员工",
        "职工",
        "城市",
        "负责人",
        "法人",
        "长度",
        "全长",
        "高度",
        "宽度",
        "价格",
        "造价",
        "面值",
        "收入",
        "营收",
        "利润",
        "背景",
        "目的",
        "内容",
        "数字",
        "数据",
        "情况",
        "绝对值",
        "绝对数",
        "实绩",
        "同期",
        "全年",
        "单位",
        "位数",
    ]
)
NOUNS = re.compile(rf"^(?:{UNIT})?(?P<rest>.*)$")


def complete(question: str, history: Sequence[Turn]) -> str:
    """Return the stand-alone question; earlier questions are completed in their turn."""
    last: Turn | None = None
    for turn in history:
        last = Turn(_completed(turn.question, last), turn.answer)
    return _completed(question, last)


def _completed(question: str, last: Turn | None) -> str:
    if last is None or not last.question.strip():
        return question
    frame = frame_of(last.question)
    question = with_that_one(question, last.question)
    again = ASKING_AGAIN.sub("", question)
    topic = CUE.sub("", again)
    if again != question and topic and (_is_period(topic) or _is_name(topic)):
        return with_topic(topic.removesuffix("的"), last.question, frame)
    if ELLIPTIC.search(question) and not QUESTION_WORD.search(ELLIPTIC.sub("", question)):
        match = ELLIPSIS.match(question)
        topic = match["topic"].strip() if match else ""
        part = part_of(topic, frame.indicator) if question.startswith("其中") else ""
        return with_topic(part or topic, last.question, frame) if topic else question
    if question.startswith("其中") and (period := period_of_part(CUE.sub("", question))):
        return with_topic(period, TOTAL.sub("", last.question), frame)
    name = _subject(last, frame, of_a_person=bool(PERSON.search(question)))
    pointed = _pointed(name, question) if name else question
    if pointed != question:
        bare = all(noun in GENERAL for noun in _nouns(pointed.replace(name, "")))
        lacks = frame.indicator and name == frame.name and bare and not indicator_in(pointed) and HAN.search(pointed)
        return pointed.replace(name, name + frame.indicator, 1) if lacks else pointed
    return _with_subject(name, question, frame) if HAN.search(question) else question


def _subject(last: Turn, frame: Frame, *, of_a_person: bool) -> str:
    """Return what the last question was about: the answer, where that is a name that was asked for; 它 is not who 谁 asks for."""
    asking = FOR_A_NAME.search(last.question)
    named = 0 < len(last.answer) <= LONGEST_NAME and not last.answer[:1].isdigit() and "、" not in last.answer
    if (
        asking
        and named
        and not IS_WHO.search(last.question)
        and (of_a_person or asking[0].lower() not in {"谁", "who", "誰", "누구"})
    ):
        return last.answer
    return frame.name or name_in(last.answer)


def _pointed(name: str, question: str) -> str:
    """Put what the last question was about in the place of the pronoun that points to it."""
    for pattern, form in ((POSSESSIVE, f"{name}'s"), (PRONOUN, name)):
        found = pattern.search(question)
        if found:
            return question[: found.start()] + form + question[found.end() :]
    return question


def _with_subject(name: str, question: str, last: Frame) -> str:
    """Put what the last question was about before a question that does not say what it is about."""
    cue = CUE.match(question)
    plain = without_anaphora(question[cue.end() :] if cue else question, last)
    own, indicator = name_in(plain), indicator_in(plain)
    period = "" if period_in(plain) or BY_NOW.search(plain) else last.period
    named = bool(own) or any(word in plain for word in COUNTRY)
    bare = all(
        noun in GENERAL for noun in _nouns(plain.replace(place_of(own), "") if own else plain) if noun != indicator
    )
    if named:
        elliptic = cue or ANAPHORIC.search(question) or RISE.search(plain)
        if last.indicator and bare and not indicator and own and elliptic:
            return f"{period}{plain.replace(own, own + last.indicator, 1)}"
        return plain if ANAPHORIC.search(question) else question
    if (bare and not indicator) or CLEFT.match(plain):
        about = name + last.indicator
        if not last.indicator and name in (last.name, ""):
            about = name + noun if (noun := _asked_noun(last)) else _content(last)
        return f"{'' if last.indicator and period_in(plain) else period}{about}{plain}"
    asking = QUESTION_WORD.search(plain)
    measured = indicator or (asking and names_a_statistic(plain[: asking.start()]))
    if name and ((last.indicator and measured) or cue):
        return f"{period}{name}{plain}"
    return plain if ANAPHORIC.search(question) else question


def _nouns(text: str) -> list[str]:
    """Return the nouns of a text; posts are traits of a place, too."""
    words = [word for word in words_of(text) if word.tag[0] in "njsz" or word.tag == "eng"]
    return [word.text for word in words if not TITLE.search(word.text) and not re.fullmatch(UNIT, word.text)]


def _asked_noun(last: Frame) -> str:
    """Return the noun that was counted: 公园 of 新增了多少座公园."""
    match = NOUNS.match(last.after)
    noun = ""
    for word in words_of(match["rest"]) if match else ():
        if word.tag[0] != "n":
            break
        noun += word.text
    return noun


def _content(last: Frame) -> str:
    """Return what stands before the question word beside the period."""
    text = last.before.replace(last.period, "", 1) if last.period else last.before
    return re.sub(r"(?:是|为|有|在|了|的|达到?)+$", "", text)


def _is_period(topic: str) -> bool:
    mention = period_in(topic)
    return bool(ANAPHORIC.fullmatch(topic)) or bool(mention and mention.end - mention.start >= len(topic) - 1)


def _is_name(topic: str) -> bool:
    words = words_of(topic)
    named = bool(words) and words[0].tag in NAMES and len(words) <= 2 and all(one.tag[0] == "n" for one in words[1:])
    return named and not indicator_in(topic)
