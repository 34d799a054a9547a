"""The question as a passage would put it, for a network that has learned to say no to another place, year or wording.

What the rules have checked is left out where the passage does not spell it: the place that only the headline or the byline
names, the year that only the issue date tells, target or result. What has several names is called what the passage calls
it, and keywords become a question: 社零增速 is 社会消费品零售总额增长多少？.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.figures.aims import Aim
from index.figures.indicators import INDICATORS
from qa.asking import asked_in, mentions_asked
from qa.everyday import as_written_in
from qa.foreign import is_in_chinese
from qa.frame import QUESTION_WORD, SOME_DAY
from qa.kinds import Kind
from qa.standing import frame_of

if TYPE_CHECKING:
    from qa.asking import Asked
    from qa.candidate import Candidate

FIGURES = frozenset({Kind.PERCENT, Kind.MONEY, Kind.COUNT, Kind.FIGURE})
# Words beside the indicator that say no more than that its value, its growth or its target is asked for.
FILLER = re.compile(
    r"(?:全省|全市|全县|全区|省内|预期|预定|目标|计划|打算|力争|实绩|实际|具体|确切|精确|准确|数字|数据|小数|大概|大约|一共|总共|总量|总额|总值|规模|达到|完成|实现|要|定|将|会|在|到|为|是|有|了|的|约|呢|吗|请问|同比|比上年"
    r"|增长|增速|增幅|增加|提高|上升|下降|涨幅|多少|多大|几|百分之|亿元|万元|万亿元|亿斤|万吨|万人|[元％%人岁吨]|左右|以上|[，。？?、：:（）()\s])+"
)
FALL = re.compile(r"下降|减少|降低|降幅|回落|fall|fell|drop|declin|감소|하락|減少", re.IGNORECASE)
# Of these a target is told in tons and persons, not as a rate.
AMOUNT = re.compile(r"产量|就业|寿命|吞吐|人数")
RATIO = re.compile(r"率$|强度$|占比$")
GRAMMAR = re.compile(r"^[的在，,、\s]+|(?<=[，,、\s])[，,、\s]+")


def as_the_passage_says(asked: Asked, candidate: Candidate) -> str:
    """Return the question to ask of a candidate."""
    said = f"{candidate.article.headline} {candidate.text}"
    indicator = next(((name, row) for name, row in asked.names if row in INDICATORS), None)
    rest = _unsaid_left_out(asked, candidate, said)
    frame = frame_of(candidate.article)
    at_home = all(subject in said or subject in frame for subject in asked.subjects)
    if indicator and at_home and asked.kind in FIGURES and _says_no_more(rest, asked, indicator[0]):
        return _for_an_indicator(asked, _called(*indicator, said))
    if not is_in_chinese(candidate.article.text):
        return rest
    for name, row in asked.names:
        if row in INDICATORS:
            rest = rest.replace(name, _called(name, row, said))
    return rest if QUESTION_WORD.search(rest) or asked.kind not in FIGURES else f"{rest}是多少？"


def in_words_of(candidate: Candidate, asked: Asked) -> Asked:
    """Return a question with what people say in the words that a candidate has for it: its 老板 is asked for as 董事长."""
    words = as_written_in(asked.text, asked.kind, candidate.text)
    if words == asked.text:
        return asked
    return replace(
        asked_in(words, 0), periods=asked.periods, aim=asked.aim, subjects=asked.subjects, issued=asked.issued, spoken=asked.spoken
    )  # fmt: skip


def _for_an_indicator(asked: Asked, indicator: str) -> str:
    rises = asked.kind is Kind.PERCENT or (asked.kind is Kind.FIGURE and asked.aim is Aim.TARGET)
    if rises and not AMOUNT.search(asked.text) and not RATIO.search(indicator):
        return f"{indicator}{'下降' if FALL.search(asked.text) else '增长'}多少？"
    return f"{indicator}是多少？"


def _says_no_more(rest: str, asked: Asked, indicator: str) -> bool:
    """Return whether a question says nothing beside its indicator that must be found."""
    rest = rest.replace(indicator, "")
    for name, row in asked.names:
        if "同比增长" in row:
            rest = rest.replace(name, "")
    for subject in asked.subjects:
        rest = re.sub(rf"{subject}(?:省|市|县|区|自治区)?", "", rest)
    return not FILLER.sub("", rest)


def _called(name: str, row: tuple[str, ...], said: str) -> str:
    """Return the name by which a text calls a thing, the longest; the first Chinese one of its row where it does not."""
    if name in said:
        return name
    held = [form for form in row if form in said]
    return max(held, key=len) if held else row[0]


def _unsaid_left_out(asked: Asked, candidate: Candidate, said: str) -> str:
    """Return the question without the places and years that the passage and its headline do not spell though they may hold for it."""
    text, issued = asked.text, candidate.article.issue_date
    for mention, period in reversed(tuple(zip(mentions_asked(text, SOME_DAY), asked.periods, strict=False))):
        if period.months or not period.year or not issued or text[mention.start : mention.end] in said:
            continue
        if issued.year - (period.until or period.year) in {0, 1}:
            text = text[: mention.start] + text[mention.end :]
    frame = frame_of(candidate.article)
    for subject in asked.subjects:
        if subject not in said and subject in frame:
            text = re.sub(rf"{subject}(?:省|市|县|区|自治区)?的?", "", text)
    return GRAMMAR.sub("", text)
