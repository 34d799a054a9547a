"""What a question takes over from the one before it, of what it does not say itself: period, place, indicator, thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.asking import UNIT
from qa.contrasting import names_a_statistic
from qa.frame import QUESTION_WORD, indicator_in, name_in, period_in
from qa.general_nouns import GENERAL
from qa.replacing import place_of
from qa.subjects import COUNTRY
from qa.times_meant import ANAPHORIC, without_anaphora
from qa.words import TITLE, words_of

if TYPE_CHECKING:
    from qa.frame import Frame

CUE = re.compile(
    r"^(?:那(?!一?[届次期场位家个些年天月里])么?|其中的?|还有|另外|此外|同时|[再又](?=[上前下])|[换改](?:成|作|为|到)?|要是|如果是?|至于)[,，、\s]*"
)
# What is so by now is not of last year.
BY_NOW = re.compile(r"现在|目前|如今|至今|累计")
RISE = re.compile(r"(?:增长|下降|上涨|增速|增幅)(?:是|了|为)?多少")
# 谁会见的？ asks for the doer of what is known.
CLEFT = re.compile(r"^(?:是)?(?:谁|什么时候|何时|在哪[里儿]?|怎么|为什么)[\u4e00-\u9fff]{1,4}的[?？]?$")
NOUNS = re.compile(rf"^(?:{UNIT})?(?P<rest>.*)$")


def with_subject(name: str, question: str, last: Frame) -> str:
    """Put what the last question was about before a question that does not say what it is about."""
    cue = CUE.match(question)
    plain = without_anaphora(question[cue.end() :] if cue else question, last) or question
    own, indicator = name_in(plain), indicator_in(plain)
    period = "" if period_in(plain) or BY_NOW.search(plain) else last.period
    if own and question.startswith("其中") and last.topic:
        return f"{period}{last.topic}{plain}"
    named = bool(own) or any(word in plain for word in COUNTRY)
    bare = all(
        noun in GENERAL for noun in nouns_in(plain.replace(place_of(own), "") if own else plain) if noun != indicator
    )
    if named:
        elliptic = cue or ANAPHORIC.search(question) or RISE.search(plain)
        if last.indicator and bare and not indicator and own and elliptic:
            return f"{period}{plain.replace(own, own + last.indicator, 1)}"
        return plain if ANAPHORIC.search(question) else question
    says = QUESTION_WORD.search(plain) or nouns_in(plain)
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


def nouns_in(text: str) -> list[str]:
    """Return the nouns of a text; posts are traits of a place, too."""
    words = [word for word in words_of(text) if word.tag[0] in "njsz" or word.tag == "eng"]
    no_thing = (TITLE.search, re.compile(UNIT).fullmatch, QUESTION_WORD.fullmatch)
    return [word.text for word in words if not any(tells(word.text) for tells in no_thing)]


def _asked_noun(last: Frame) -> str:
    """Return the noun that was counted: 书屋 of 建成了多少家书屋."""
    match = NOUNS.match(last.after) if last.asking in {"多少", "几"} else None
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
