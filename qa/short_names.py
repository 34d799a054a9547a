"""A person who was named is called shorter afterwards: 罗省长, 老罗, 文博 and 罗文 for 罗文博."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.referring import WHO, is_person
from qa.words import POST

if TYPE_CHECKING:
    from qa.query import Turn

HAN = r"[\u4e00-\u9fff]"
LENGTHS = (2, 3)


def in_full(question: str, last: Turn) -> str:
    """Return the question with the whole name of the person that the last answer is, where it calls the person shorter."""
    name = last.answer
    named = re.fullmatch(f"{HAN}+", name) and len(name) in LENGTHS
    if not named or name in question or not is_person(name, asked_who=bool(WHO.search(last.question))):
        return question
    given = [re.escape(part) for part in ({name[1:], name[:2]} if len(name) == max(LENGTHS) else ())]
    short = re.compile("|".join([rf"[老小]{name[0]}(?!{HAN}?[市省县区镇街路])", rf"{name[0]}(?={POST})", *given]))
    found = short.search(question)
    return question[: found.start()] + name + question[found.end() :] if found else question
