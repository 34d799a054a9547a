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

from qa.asking import UNIT
from qa.contrasting import TOTAL, names_a_statistic, part_of, period_of_part, with_that_one
from qa.frame import QUESTION_WORD, frame_of, indicator_in, name_in, period_in
from qa.general_nouns import GENERAL
from qa.naming import HAN, NAMES
from qa.query import Turn
from qa.referring import WHO, pointed, referent
from qa.replacing import ANAPHORIC, LEVEL, place_of, with_that_time, with_topic, without_anaphora
from qa.retorts import meant_by
from qa.subjects import COUNTRY
from qa.topics import is_chinese
from qa.words import TITLE, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.frame import Frame

ELLIPSIS = re.compile(
    r"^(?:那么?|其中的?|还有|另外|至于|and|so|what about|how about|では|じゃあ|それでは|それなら|그럼|그러면|그렇다면)?[,，,、\s]*(?:the\s)?"
    r"(?P<topic>.{1,30}?)(?:的)?(?:呢|は|(?<=[가-힣\d線线])[은는]요?)?[?？。\s]*$",
    re.IGNORECASE,
)
ELLIPTIC = re.compile(
    r"(?:呢|は|(?<=[가-힣\d線线])[은는]요?)[?？。\s]*$|^(?:what about|how about|and)\b", re.IGNORECASE
)
# 临溪区？ is 临溪区呢？.
PLACE_ALONE = re.compile(r"^(?:(?![谁哪几什么多少])[\u4e00-\u9fff]){1,8}[省市区县][?？]$")
# 2019年是多少？ asks no more than 2019年呢？ does.
ASKING_AGAIN = re.compile(
    r"(?:的(?:报告|报道|报纸)[里中]?)?(?:又|则|是|为|有|数据|情况|的?时候)*(?:多少|几何|怎么样|怎样|如何|什么)[?？。\s]*$"
)
CUE = re.compile(
    r"^(?:那(?!一?[届次期场位家个些年天月里])么?|其中的?|还有|另外|此外|同时|[再又](?=[上前下])|[换改](?:成|作|为|到)?|要是|如果是?|至于)[,，、\s]*"
)
# What is so by now is not of last year.
BY_NOW = re.compile(r"现在|目前|如今|至今|累计")
RISE = re.compile(r"(?:增长|下降|上涨|增速|增幅)(?:是|了|为)?多少")
# 谁会见的？ asks for the doer of what is known.
CLEFT = re.compile(r"^(?:是)?(?:谁|什么时候|何时|在哪[里儿]?|怎么|为什么)[\u4e00-\u9fff]{1,4}的[?？]?$")
# Whoever writes as much says what it is about.
LONGEST = 60
NOUNS = re.compile(rf"^(?:{UNIT})?(?P<rest>.*)$")


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
    if last is None or not last.question.strip() or len(question) > LONGEST:
        return Completed(question, Tie.SAID)
    frame = frame_of(last.question)
    meant = meant_by(question)
    question = with_that_one(with_that_time(meant or question, last, frame), last.question)
    if meant and not QUESTION_WORD.search(meant):
        return Completed(with_topic(meant, last.question, frame), Tie.SAID)
    again = ASKING_AGAIN.sub("", question)
    topic = CUE.sub("", again)
    if again != question and topic and (_is_period(topic) or _is_name(topic)):
        return Completed(with_topic(topic.removesuffix("的"), last.question, frame), Tie.SAID)
    elliptic = ELLIPTIC.search(question) and not QUESTION_WORD.search(ELLIPTIC.sub("", question))
    if elliptic or PLACE_ALONE.match(question):
        match = ELLIPSIS.match(question)
        topic = CUE.sub("", match["topic"].strip()) if match else ""
        part = part_of(topic, frame.indicator) if question.startswith("其中") else ""
        return Completed(with_topic(part or topic, last.question, frame) if topic else question, Tie.SAID)
    if question.startswith("其中") and (period := period_of_part(CUE.sub("", question))):
        return Completed(with_topic(period, TOTAL.sub("", last.question), frame), Tie.SAID)
    pointing, name = pointed(question, last, frame)
    if name:
        bare = all(noun in GENERAL for noun in _nouns(pointing.replace(name, "")))
        lacks = frame.indicator and name == frame.topic and bare and not indicator_in(pointing) and HAN.search(pointing)
        return Completed(pointing.replace(name, name + frame.indicator, 1) if lacks else pointing, Tie.SAID)
    # After 和谁签约 a bare 总投资多少 is of what was asked about, after 哪家公司 it is of the company.
    name = frame.topic if WHO.search(last.question) and frame.topic else referent(last, frame, of_a_person=False)
    with_subject = _with_subject(name, question, frame) if is_chinese(question) else question
    if with_subject != question:
        marked = CUE.match(question) or ANAPHORIC.search(question) or ANAPHORIC.search(meant)
        return Completed(with_subject, Tie.SAID if marked else Tie.LIKELY)
    return Completed(question, Tie.NONE)


def _with_subject(name: str, question: str, last: Frame) -> str:
    """Put what the last question was about before a question that does not say what it is about."""
    cue = CUE.match(question)
    plain = without_anaphora(question[cue.end() :] if cue else question, last)
    own, indicator = name_in(plain), indicator_in(plain)
    period = "" if period_in(plain) or BY_NOW.search(plain) else last.period
    if own and question.startswith("其中") and last.topic:
        return f"{period}{last.topic}{plain}"
    named = bool(own) or any(word in plain for word in COUNTRY)
    bare = all(
        noun in GENERAL for noun in _nouns(plain.replace(place_of(own), "") if own else plain) if noun != indicator
    )
    if named:
        elliptic = cue or ANAPHORIC.search(question) or RISE.search(plain)
        if last.indicator and bare and not indicator and own and elliptic:
            return f"{period}{plain.replace(own, own + last.indicator, 1)}"
        return plain if ANAPHORIC.search(question) else question
    says = QUESTION_WORD.search(plain) or _nouns(plain)
    if (bare and not indicator and says) or CLEFT.match(plain):
        about = name + last.indicator
        if not last.indicator and name in (last.topic, ""):
            about = name + noun if (noun := _asked_noun(last)) else last.topic or _content(last)
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
        if word.tag[0] != "n" or word.text in GENERAL:
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
    named = bool(words) and words[0].tag in NAMES - {"j"} and len(words) <= 2 and all(one.tag[0] == "n" for one in words[1:])
    return (named or bool(LEVEL.match(topic))) and not indicator_in(topic)
