"""Why there is no answer: a few reasons, worded in Chinese or English after the language of the question."""

from __future__ import annotations

import re
from enum import Enum

from index.times.periods import Period, described, in_english

# Full-width punctuation comes from a keyboard for Chinese or Japanese: ？？？.
CJK = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff00-\uff5e]")


class Reason(Enum):
    """Each reason in Chinese and in English; {0} and {1} are what was asked and what was found."""

    NOTHING_FOUND = ("报里没有找到能回答这个问题的句子。", "No sentence in the paper answers this question.")
    NO_WORDS = (
        "问题里没有可以查找的文字，请用一句话提问。",
        "The question has no words to look for. Please ask in a sentence.",
    )
    NOTHING_IN_SCOPE = ("所选的日期、版面或来源里没有稿件。", "No article has the date, page or source that you chose.")
    PERIOD_NOT_NAMED = ("报里最接近的句子没有说到{0}。", "The nearest sentence in the paper does not speak of {0}.")
    OTHER_PERIOD = (
        "您问的是{0}，报里最接近的句子说的是{1}。",
        "You asked about {0}; the nearest sentence in the paper speaks of {1}.",
    )
    ONLY_THE_RESULT = (
        "您问的是目标，报里最接近的句子说的是已完成的情况。",
        "You asked about a target; the nearest sentence in the paper speaks of a result.",
    )
    ONLY_THE_TARGET = (
        "您问的是已完成的情况，报里最接近的句子说的是目标或计划。",
        "You asked about a result; the nearest sentence in the paper speaks of a target or a plan.",
    )
    SAID_TO_BE_WRONG = (
        "报里最接近的句子是一则更正所引的错误原文。",
        "The nearest sentence in the paper is quoted by a correction as wrong.",
    )
    OF_ANOTHER_PLACE = ("报里最接近的句子说的是{0}。", "The nearest sentence in the paper speaks of {0}.")
    NAME_NOT_FOUND = ("报里最接近的稿件没有提到{0}。", "The nearest article in the paper does not mention {0}.")

    def worded(self, question: str, *values: str | Period) -> str:
        """Return the reason, and the periods in it, in the language of the question: Chinese where it holds a Chinese character."""
        is_chinese = bool(CJK.search(question))
        called = described if is_chinese else in_english
        words = [one if isinstance(one, str) else called(one) for one in values]
        chinese, english = self.value
        return str((chinese if is_chinese else english).format(*words))
