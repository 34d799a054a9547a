"""The slots of a question that a follow-up can fill anew: whom it is about, the period, the indicator, and what is asked of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from index.figures.indicators import INDICATORS
from index.times.periods import mentions_in
from qa.aliases import same_things
from qa.naming import NAMES
from qa.subjects import COMMON
from qa.topics import is_chinese, topic_in
from qa.words import words_of

if TYPE_CHECKING:
    from index.times.periods import Mention

QUESTION_WORD = re.compile(
    r"多少|几|谁|哪|什么|多[大高长远久]|如何|怎么|为什么|吗|第几"
    r"|\b(?:how (?:much|many|fast|large|big|long)|who|whom|when|where|which|what|why)\b"
    r"|何|誰|いくら|どこ|いつ|どの|얼마|누구|어디|언제|몇|무엇",
    re.IGNORECASE,
)
# Names in Latin script: a run of words with capitals that does not open the sentence.
CAPITALS = re.compile(r"(?<=[a-z0-9,] )(?:[A-Z][a-z]+(?:[- ](?=[A-Z]))?)+(?:'s)?")
# A name in Chinese characters in a question of another language.
HAN_NAME = re.compile(r"[\u4e00-\u9fff]{3,}")
# What was, or is, asked for: the intended turnover at the fair, of What was the intended turnover at the fair?
WHAT_IS = re.compile(r"^(?:what|how (?:much|large|big|high)) (?:is|was|are|were) (?P<phrase>.+?)[?\s]*$", re.IGNORECASE)
# Only which words name a period counts here, not which it is.
SOME_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Frame:
    """The slots of a question; each is the words that stand there, empty where none do.

    topic      what it is about in its own words, which may be longer than the name, and known where no name is
    asking     the question word; `before` what stands before it, and `after` what stands behind it
    """

    name: str
    topic: str
    period: str
    indicator: str
    before: str
    asking: str
    after: str


def frame_of(question: str) -> Frame:
    """Return the slots of a question."""
    found = QUESTION_WORD.search(question)
    before, after = (question[: found.start()], question[found.end() :]) if found else (question, "")
    mention = period_in(question)
    period = question[mention.start : mention.end] if mention else ""
    name, indicator = name_in(question), indicator_in(question)
    topic = topic_in(question, before, after, period, indicator)
    # The segmenter knows no 桐湖区, and takes 湖区 for the name.
    name = topic if not name or (topic.endswith(name) and len(topic) == len(name) + 1) else name
    topic = topic if topic and (name in topic or topic in name or not is_chinese(question)) else name
    return Frame(name, topic, period, indicator, before, found[0] if found else "", after.strip(" ?？。"))


def period_in(text: str) -> Mention | None:
    """Return the first mention of a period."""
    return next(mentions_in(text, SOME_DAY), None)


def indicator_in(text: str) -> str:
    """Return the first indicator of the table that a text names."""
    return next((text[start:end] for (start, end), row in same_things(text) if row in INDICATORS), "")


def name_in(text: str) -> str:
    """Return the longest run of words that begins with a name: 中国二冶集团 of 谁会见了中国二冶集团？."""
    mention, indicator = period_in(text), indicator_in(text)
    plain = text[: mention.start] + "，" * (mention.end - mention.start) + text[mention.end :] if mention else text
    plain = plain.replace(indicator, "，" * len(indicator)) if indicator else plain
    best, words = "", words_of(plain)
    for number, word in enumerate(words):
        if word.tag not in NAMES or len(word.text) < 2 or word.text in COMMON:
            continue
        end = number + 1
        while end < len(words) and words[end].solid and (words[end].tag[0] in "nj" or words[end].tag == "x"):
            end += 1
        best = max(best, plain[word.start : words[end - 1].end], key=len)
    if best:
        return best.strip("，")
    latin = CAPITALS.search(text)
    if latin:
        return latin[0].removesuffix("'s")
    phrase = WHAT_IS.match(text)
    return phrase["phrase"] if phrase else ""
