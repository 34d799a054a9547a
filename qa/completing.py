"""Completes a follow-up from the question before it, so that what is searched stands alone.

Three forms, by rule: 那去年呢？ puts its words in the place of the words of the same kind in the last question (a period,
a place or person, an indicator); 它的总部在哪？ puts the name that the last question was about in the place of the
pronoun; 增长了多少？, which names nothing, gets the name and the indicator of the last question before it. Anything else is a new question and stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.aliases import INDICATORS, same_things
from qa.naming import NAMES
from qa.periods import periods_in
from qa.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.query import Turn

ELLIPSIS = re.compile(
    r"^(?:那么?|其中|还有|and|what about|how about)?[,，\s]*(?:the\s)?(?P<topic>.{1,30}?)(?:的)?呢?[?？。\s]*$",
    re.IGNORECASE,
)
ELLIPTIC = re.compile(r"呢[?？。\s]*$|^(?:what about|how about|and)\b", re.IGNORECASE)
PRONOUN = re.compile(
    r"它们|他们|她们|[它他她]|(?:这|那|该)(?:家|个|所|位)?(?:公司|集团|学院|学校|企业|项目|单位|机构|人)|(?<![\w])其(?=[的总])"
)
QUESTION_WORD = re.compile(r"多少|几|谁|哪|什么|\b(?:how (?:much|many)|who|when|where|which)\b", re.IGNORECASE)
PERIOD = re.compile(
    r"(?:(?:19|20)\d\d年?|今年|去年|前年|明年|上年)?的?(?:第?[一二三四]季度|[上下]半年|前三季度|1?\d[—-]1?\d月)|(?:19|20)\d\d年?|今年|去年|前年|明年|上年|last year|this year"
)


def complete(question: str, history: Sequence[Turn]) -> str:
    """Return the stand-alone question."""
    if not history:
        return question
    last = history[-1]
    if ELLIPTIC.search(question) and not QUESTION_WORD.search(question):
        match = ELLIPSIS.match(question)
        return _with_topic(match["topic"].strip(), last.question) if match else question
    pronoun = PRONOUN.search(question)
    name = _name_in(last.question) or _name_in(last.answer)
    if pronoun and name:
        return question[: pronoun.start()] + name + question[pronoun.end() :]
    if name and not any(word.tag[0] in "njsz" or word.tag == "eng" for word in words_of(question)):
        return f"{name}{_indicator_in(last.question)}{question}"
    return question


def _indicator_in(text: str) -> str:
    return next((text[start:end] for (start, end), row in same_things(text) if row in INDICATORS), "")


def _with_topic(topic: str, question: str) -> str:
    """Put the topic in the place of the words of its kind, or before the question where it has none."""
    if any(True for _ in periods_in(topic, 2000)):
        return PERIOD.sub(topic, question, count=1) if PERIOD.search(question) else f"{topic}{question}"
    indicator = next((span for span, row in same_things(question) if row in INDICATORS), None)
    if indicator and any(row in INDICATORS for _, row in same_things(topic)):
        return question[: indicator[0]] + topic + question[indicator[1] :]
    names = [word for word in words_of(question) if word.tag in NAMES]
    if names and any(word.tag in NAMES for word in words_of(topic)):
        return question[: names[0].start] + topic + question[names[0].end :]
    return f"{topic}{question}"


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
    return best
