"""Which name a pronoun stands for: the answer of the last question, or what that question was about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.scripts import HAN
from qa.words import SURNAMES

if TYPE_CHECKING:
    from qa.frame import Frame
    from qa.query import Turn

# Nouns that point back with 这家, 该 or the, as they stand for a thing.
NOUNS = (
    r"公司|集团|学院|大学|学校|中学|小学|校|企业|项目|单位|机构|医院|院|大桥|铁路|高速|公路|线路|路|园区|基地|馆|展览|展|活动|比赛|赛事|节|会议|工程"
    r"|省|市|县|区|镇|村|城市|地方"
)
PERSONS = r"人|领导|负责人|校长|市长|省长|区长|县长|书记|主任|董事长|院长|局长|馆长"
ENGLISH = r"company|firm|group|school|hospital|university|college|project|bridge|museum|line|road|city|district|province|place|festival|fair"
PERSON = re.compile(
    rf"他们|她们|[他她](?!们)|(?:这|那|该)一?[个位名]?(?:{PERSONS})|彼女?|그녀|그\s?사람|\b(?:he|she|him|her|his)\b",
    re.IGNORECASE,
)
THING = re.compile(
    rf"它们|它|(?:这|那|该|同)一?(?:家|个|所|位|座|条|场|项|支|片)?(?:{NOUNS})(?![级委长])|[那这]里(?!的)|当地|(?<![\w])其(?=[的总])"
    rf"|それ|その(?:会社|学校|病院)|同[社校]|그것|그\s?(?:회사|학교|병원)|거기"
    rf"|\b(?:it|they|them)\b(?!\s+(?:rain|snow))|\b(?:this|that|the) (?:{ENGLISH})\b(?! (?:of|that|which|where)\b)|\bthere\b(?=[?？ ]*$)",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"\b(?:its|their|his|her)\b(?=\s+\w)", re.IGNORECASE)
# A question for a thing by name: what follows is about the answer.
FOR_A_NAME = re.compile(
    r"谁|哪[^儿一年天月日]|叫什么|什么名|\bwhich\b|\bwho\b|\bwhere\b|誰|どの|どこ|누구|어느|어디", re.IGNORECASE
)
# Where a thing is says only 那里 of it: 它 is the thing.
WHERE = re.compile(r"哪里|哪儿|在哪|哪条路|何处|什么地方|\bwhere\b|どこ|어디", re.IGNORECASE)
THERE = re.compile(r"[那这]里|当地|re|거기")
# 周启明是谁？ names him itself.
IS_WHO = re.compile(r"[\u4e00-\u9fff]{2,3}(?<![长记任事理席授])(?:是谁|是什么人|是何人)|\bwho is [A-Z]")
BODY = re.compile(r"(?:公司|集团|学院|大学|学校|小学|中学|医院|银行|政府|局|厂|馆|协会|中心|院|会|省|市|县|区|村|镇)$")
WHO = re.compile(r"谁|哪一?位|叫什么|\bwho\b|誰|누구", re.IGNORECASE)
LONGEST_NAME, LONGEST_PERSON = 30, 4


def pointed(question: str, last: Turn, frame: Frame) -> tuple[str, str]:
    """Put the name in the place of the pronoun that points to it; return the question and the name, or both as they are."""
    for pattern, form in ((POSSESSIVE, "{}'s"), (PERSON, "{}"), (THING, "{}")):
        found = pattern.search(question)
        if not found:
            continue
        name = referent(last, frame, of_a_person=bool(PERSON.fullmatch(found[0])), noun=found[0][-2:])
        if name:
            before = "at " if found[0].lower() == "there" else ""
            return question[: found.start()] + before + form.format(name) + question[found.end() :], name
    return question, ""


def referent(last: Turn, frame: Frame, *, of_a_person: bool, noun: str = "") -> str:
    """Return what is meant: the answer, where that is a name that was asked for; 它 is not a person that 谁 asks for."""
    where = WHERE.search(last.question) and not THERE.fullmatch(noun)
    asked_for = bool(FOR_A_NAME.search(last.question)) and not IS_WHO.search(last.question) and not where
    named = 0 < len(last.answer) <= LONGEST_NAME and not last.answer[:1].isdigit() and "、" not in last.answer
    if not (asked_for and named) or is_person(last.answer, asked_who=bool(WHO.search(last.question))) != of_a_person:
        return frame.topic or ("" if of_a_person else last.answer * named)
    # 这家集团 after a question that names a group and is answered by a school means the group.
    means_the_topic = noun in frame.topic and noun not in last.answer and len(noun) > 1
    return frame.topic if means_the_topic else last.answer


def is_person(name: str, *, asked_who: bool) -> bool:
    """Return whether a name looks like that of a person; what 谁 asks for may be a body, too."""
    if BODY.search(name):
        return False
    if asked_who:
        return len(name) <= LONGEST_PERSON or not HAN.search(name)
    return "·" in name or (len(name) in {2, 3} and name[0] in SURNAMES)
