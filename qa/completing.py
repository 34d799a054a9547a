"""Completes a follow-up from the questions before it, so that what is searched stands alone.

Four forms, by rule: 那去年呢？ puts its words in the place of the words of the same kind in the last question (a period,
a place or person, an indicator); 它的总部在哪？ puts the name that the last question was about in the place of the
pronoun; 增长了多少？, which names nothing, gets the name and the indicator of the last question before it; 出口增长多少？,
after a question for another indicator of a named place, gets the place and the period. Anything else is a new question
and stays as it is.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from index.figures.indicators import INDICATORS
from index.times.periods import mentions_in
from qa.aliases import same_things
from qa.naming import HAN, NAMES
from qa.query import Turn
from qa.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

ELLIPSIS = re.compile(
    r"^(?:那么?|其中的?|还有|and|so|what about|how about|では|じゃあ|それでは|그럼|그러면)?[,，、\s]*(?:the\s)?"
    r"(?P<topic>.{1,30}?)(?:的)?(?:呢|は|(?<=[가-힣])[은는]요?)?[?？。\s]*$",
    re.IGNORECASE,
)
ELLIPTIC = re.compile(r"(?:呢|は|[은는]요?)[?？。\s]*$|^(?:what about|how about|and)\b", re.IGNORECASE)
PRONOUN = re.compile(
    r"它们|他们|她们|[它他她]|(?:这|那|该)(?:家|个|所|位)?(?:公司|集团|学院|学校|企业|项目|单位|机构|人)|(?<![\w])其(?=[的总])"
    r"|\b(?:it|they|he|she|them|him|her)\b(?!\s+(?:rain|snow))",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"\b(?:its|their|his|her)\b(?=\s+\w)", re.IGNORECASE)
QUESTION_WORD = re.compile(
    r"多少|几|谁|哪|什么|\b(?:how (?:much|many)|who|when|where|which)\b|何|誰|いくら|どこ|いつ|얼마|누구|어디|언제|몇|무엇",
    re.IGNORECASE,
)
# Names in Latin script: a run of words with capitals that does not open the sentence.
CAPITALS = re.compile(r"(?<=[a-z0-9,] )(?:[A-Z][a-z]+(?:[- ](?=[A-Z]))?)+(?:'s)?")
# Nouns that say which number or trait of a thing is asked for, and not of which thing.
GENERAL = frozenset(
    [
        "目标",
        "预期",
        "计划",
        "总投资",
        "增速",
        "增幅",
        "数量",
        "总量",
        "规模",
        "面积",
        "人数",
        "金额",
        "比例",
        "占比",
        "比重",
        "原因",
        "时候",
        "时间",
        "地点",
        "地方",
        "结果",
        "名称",
        "名字",
        "职务",
    ]
)
# Only which words name a period counts here, not which it is.
SOME_DAY = date(2000, 1, 1)


def complete(question: str, history: Sequence[Turn]) -> str:
    """Return the stand-alone question; earlier questions are completed in their turn."""
    last: Turn | None = None
    for turn in history:
        last = Turn(_completed(turn.question, last), turn.answer)
    return _completed(question, last)


def _completed(question: str, last: Turn | None) -> str:
    if last is None:
        return question
    if ELLIPTIC.search(question) and not QUESTION_WORD.search(question):
        match = ELLIPSIS.match(question)
        return _with_topic(match["topic"].strip(), last.question) if match else question
    name = _name_in(last.question) or _name_in(last.answer)
    pointed = _pointed(name, question) if name else question
    return pointed if pointed != question else _with_subject(name, question, last.question)


def _pointed(name: str, question: str) -> str:
    """Put the name that the last question was about in the place of the pronoun that points to it."""
    for pattern, form in ((POSSESSIVE, f"{name}'s"), (PRONOUN, name)):
        found = pattern.search(question)
        if found:
            return question[: found.start()] + form + question[found.end() :]
    return question


def _with_subject(name: str, question: str, last: str) -> str:
    """Put what the last question was about before a question that does not say what it is about."""
    if not HAN.search(question) or _name_in(question):
        return question
    indicator = _indicator_in(last)
    nouns = (word.text for word in words_of(question) if word.tag[0] in "njsz" or word.tag == "eng")
    if all(noun in GENERAL for noun in nouns):
        if name and indicator:
            return f"{name}{indicator}{question}"
        return f"{_subject_of(last, question)}{question}"
    if name and indicator and _indicator_in(question):
        return f"{_period_for(question, last)}{name}{question}"
    return question


def _subject_of(last: str, question: str) -> str:
    """Return the last question up to its question word, without its period where the new one names another."""
    asking = QUESTION_WORD.search(last)
    subject = last[: asking.start()] if asking else ""
    if any(mentions_in(question, SOME_DAY)):
        period = next(mentions_in(subject, SOME_DAY), None)
        subject = subject[: period.start] + subject[period.end :] if period else subject
    return subject


def _indicator_in(text: str) -> str:
    return next((text[start:end] for (start, end), row in same_things(text) if row in INDICATORS), "")


def _period_for(question: str, last: str) -> str:
    """Return the period of the last question where the new one names none."""
    if any(mentions_in(question, SOME_DAY)):
        return ""
    found = next(mentions_in(last, SOME_DAY), None)
    return last[found.start : found.end] if found else ""


def _with_topic(topic: str, question: str) -> str:
    """Put the topic in the place of the words of its kind, or before the question where it has none."""
    if any(mentions_in(topic, SOME_DAY)):
        replaced = next(mentions_in(question, SOME_DAY), None)
        return question[: replaced.start] + topic + question[replaced.end :] if replaced else f"{topic}{question}"
    if CAPITALS.search(f"a {topic}"):
        return _replaced(CAPITALS.search(question), topic, question)
    if any(word.tag in NAMES for word in words_of(topic)) and not _indicator_in(topic):
        name = _name_in(question)
        if name:
            return question.replace(name, topic, 1)
    indicator = next((span for span, row in same_things(question) if row in INDICATORS), None)
    if indicator:
        return question[: indicator[0]] + topic + question[indicator[1] :]
    return f"{topic}{'' if HAN.search(topic) else ' '}{question}"


def _replaced(found: re.Match[str] | None, topic: str, question: str) -> str:
    if found is None:
        return f"{topic} {question}"
    return question[: found.start()] + topic + ("'s" if found[0].endswith("'s") else "") + question[found.end() :]


def _name_in(text: str) -> str:
    """Return the longest run of words that begins with a name: 中国二冶集团 of 谁会见了中国二冶集团？."""
    best, words = "", words_of(text)
    for number, word in enumerate(words):
        if word.tag not in NAMES:
            continue
        end = number + 1
        while end < len(words) and words[end].solid and (words[end].tag[0] in "nj" or words[end].tag == "x"):
            end += 1
        run = text[word.start : words[end - 1].end]
        best = max(best, run, key=len)
    if best:
        return best
    latin = CAPITALS.search(text)
    return latin[0].removesuffix("'s") if latin else ""
