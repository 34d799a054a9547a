"""Completes a follow-up from the question before it, so that what is searched stands alone.

By rule, in the order tried: 那去年呢？ and 黑龙江的呢？ put their words in the place of those of the same kind in the last
question (a period, a place, an indicator, the measure, the target); 它的总部在哪？ puts what the last question was about in the
place of the pronoun; 增长了多少？, 岭川增长多少？ and 出口增长多少？ take over what they do not say themselves of period, place
and indicator. Anything else is a new question and stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from index.scripts import HAN
from qa.changes import against_last_year
from qa.contrasting import TOTAL, part_of, period_of_part, with_that_one
from qa.counting_again import counted_again
from qa.events import about_the_event
from qa.frame import QUESTION_WORD, frame_of, indicator_in, name_in, period_in
from qa.general_nouns import GENERAL
from qa.naming import NAMES
from qa.query import Turn
from qa.referring import THING, WHO, pointed, referent
from qa.replacing import LEVEL, SECTOR, with_topic
from qa.retorts import meant_by
from qa.short_names import in_full
from qa.taking_over import CUE, nouns_in, with_subject
from qa.times_meant import ANAPHORIC, with_that_time
from qa.topics import is_chinese
from qa.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.frame import Frame

ELLIPSIS = re.compile(
    r"^(?:那(?!一?[届次期场位家个些年天月里])么?|其中的?|还有|另外|至于|and(?: (?:of|in|for|at))?|so|what about|how about|では|じゃあ|それでは|それなら|그럼|그러면|그렇다면)?[,，,、\s]*(?:the\s)?"
    r"(?P<topic>.{1,30}?)(?:的)?(?:呢|は|(?<=[가-힣\d\u4e00-\u9fff])[은는]요?)?[?？。\s]*$",
    re.IGNORECASE,
)
ELLIPTIC = re.compile(
    r"(?:呢|は|(?<=[가-힣\d\u4e00-\u9fff])[은는]요?)[?？。\s]*$|^(?:what about|how about|and)\b", re.IGNORECASE
)
# 临溪区？, 二产？ and 去年同期 are asked as with 呢.
SHORTEST_TOPIC = 8
# These ask for more of the same, and put nothing in the place of anything.
MORE = re.compile(r"^(?:还有|然后|后来|接着|别的|其他|呢)*[呢吗]?[?？]*$")
# 2019年是多少？ asks no more than 2019年呢？ does.
ASKING_AGAIN = re.compile(
    r"(?:的(?:报告|报道|报纸)[里中]?)?(?:又|则|是|为|有|数据|情况|的?时候)*(?:多少|几何|怎么样|怎样|如何|什么)[?？。\s]*$"
)
# Whoever writes as much says what it is about.
LONGEST = 60


class Tie(Enum):
    """How a question hangs on the one before it: it says so; its words leave it open, but it says little; or it need not."""

    SAID = "said"
    LIKELY = "likely"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Completed:
    """A question completed as far as words alone can tell."""

    text: str
    tie: Tie


def complete(question: str, history: Sequence[Turn]) -> str:
    """Return the stand-alone question; earlier questions are completed in their turn."""
    last: Turn | None = None
    for turn in history:
        last = Turn(completed(turn.question, last).text, turn.answer)
    return completed(question, last).text


def completed(question: str, last: Turn | None) -> Completed:
    """Return the question completed from the one before it, which stands alone."""
    if last is None or not last.question.strip() or len(question) > LONGEST or MORE.match(question):
        return Completed(question, Tie.NONE)
    frame = frame_of(last.question)
    change = against_last_year(question, last.question, frame)
    if change:
        return Completed(change, Tie.SAID)
    meant = meant_by(question)
    if meant and not QUESTION_WORD.search(meant):
        return Completed(with_topic(meant, last.question, frame), Tie.SAID)
    asked = f"{meant}？" if meant else question
    then = with_that_time(asked, last, frame)
    timed = in_full(with_that_one(then, last.question), last)
    told = (
        counted_again(timed, last.question)
        or _replacing(timed, last, frame)
        or _pointing(timed, last, frame)
        or _on_the_event(timed, last)
    )
    if told or (then != asked and not frame.indicator):
        return Completed(told or timed, Tie.SAID)
    # After 和谁签约 a bare 总投资多少 is of what was asked about, after 哪家公司 it is of the company.
    name = frame.topic if WHO.search(last.question) and frame.topic else referent(last, frame, of_a_person=False)
    taken = with_subject(name, timed, frame) if is_chinese(timed) else timed
    if taken == timed:
        return Completed(timed, Tie.NONE)
    return Completed(taken, Tie.SAID if CUE.match(timed) or ANAPHORIC.search(timed) else Tie.LIKELY)


def _replacing(question: str, last: Turn, frame: Frame) -> str:
    """Return the last question with the words of 那去年呢？ in the place of those of their kind; empty for other questions."""
    again = ASKING_AGAIN.sub("", question)
    topic = CUE.sub("", again)
    if again != question and topic and (_is_period(topic) or _is_name(topic)):
        return with_topic(topic.removesuffix("的"), last.question, frame)
    elliptic = ELLIPTIC.search(question) and not QUESTION_WORD.search(ELLIPTIC.sub("", question))
    if elliptic or _is_topic(question.strip("?？。 "), frame):
        match = ELLIPSIS.match(question)
        topic = CUE.sub("", match["topic"].strip()) if match else ""
        topic = referent(last, frame, of_a_person=False) if THING.fullmatch(topic) else topic
        part = part_of(topic, frame.indicator) if question.startswith("其中") else ""
        return with_topic(part or topic, last.question, frame) if topic else question
    if question.startswith("其中") and (period := period_of_part(CUE.sub("", question))):
        return with_topic(period, TOTAL.sub("", last.question), frame)
    return ""


def _on_the_event(question: str, last: Turn) -> str:
    """Return 那什么时候？ with what the last question said that happened; empty for a question that names something."""
    plain = CUE.sub("", question)
    if (
        not is_chinese(question)
        or indicator_in(plain)
        or period_in(plain)
        or name_in(plain)
        or not QUESTION_WORD.search(plain)
    ):
        return ""
    return about_the_event(plain, nouns_in(plain), last)


def _pointing(question: str, last: Turn, frame: Frame) -> str:
    """Return the question with the name that its pronoun stands for; empty where it has none."""
    pointing, name = pointed(question, last, frame)
    if not name:
        return ""
    if (
        frame.indicator
        and name == frame.topic
        and pointing == THING.sub(name, question, count=1)
        and not HAN.search(question)
    ):
        return pointing.replace(name, f"{name}'s {frame.indicator}", 1)
    bare = all(noun in GENERAL for noun in nouns_in(pointing.replace(name, "")))
    lacks = frame.indicator and name == frame.topic and bare and not indicator_in(pointing) and HAN.search(pointing)
    return pointing.replace(name, name + frame.indicator, 1) if lacks else pointing


def _is_topic(words: str, frame: Frame) -> bool:
    """Return whether a few words that ask nothing are all of one kind with a slot of the last question."""
    if len(words) > SHORTEST_TOPIC or QUESTION_WORD.search(words):
        return False
    indicator = indicator_in(words)
    replaces = bool(indicator) and indicator == words and bool(frame.indicator)
    return bool(words) and (replaces or _is_period(words) or bool(LEVEL.match(words) or SECTOR.match(words)))


def _is_period(topic: str) -> bool:
    mention = period_in(topic)
    return bool(ANAPHORIC.fullmatch(topic)) or bool(mention and mention.end - mention.start >= len(topic) - 1)


def _is_name(topic: str) -> bool:
    words = words_of(topic)
    named = (
        bool(words)
        and words[0].tag in NAMES - {"j"}
        and len(words) <= 2
        and all(one.tag[0] == "n" for one in words[1:])
    )
    return (named or bool(LEVEL.match(topic))) and not indicator_in(topic)
