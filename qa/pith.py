"""The question in a long message: its last sentence that asks, or the clauses of it that name what is asked about."""

from __future__ import annotations

import re

from qa.completing import LONGEST
from qa.frame import QUESTION_WORD, frame_of
from qa.referring import THING
from qa.subjects import subjects_in
from qa.topics import is_chinese

SENTENCES = re.compile(r"(?<=[。！？!?；;\n])|(?<=\.)\s")
POLITE = re.compile(
    r"^(?:所以|因此|另外)?[，,]?(?:请|麻烦|劳驾|烦请)?(?:您|你)?(?:再?帮(?:忙|我们?)?)?(?:问一?下?|[查找看]一?[查找看下]|告诉我们?|确认一下|核实一下|想?(?:知道|问|了解)一?下?)[，,：:]?"
)
# In other letters as many words are twice as long.
LATIN_LONGEST = 3 * LONGEST
SHORTEST = 5


def pith_of(message: str) -> str:
    """Return the question that a long message ends in; a short one, or one with several questions, stays as it is."""
    longest = LONGEST if is_chinese(message) else LATIN_LONGEST
    if len(message) <= longest or len(re.findall(r"[？?](?!$)", message.strip())) > 0:
        return message
    asking = [one.strip() for one in SENTENCES.split(message) if QUESTION_WORD.search(one)]
    if not asking:
        return message
    if not is_chinese(message):
        return asking[-1]
    clauses = re.split(r"(?<=[，,])", asking[-1])
    first = max(n for n, clause in enumerate(clauses) if QUESTION_WORD.search(clause))
    while first and not _names_something("".join(clauses[first:])):
        first -= 1
    return POLITE.sub("", "".join(clauses[first:]))


def _names_something(words: str) -> bool:
    """Return whether a clause says by itself what it is about, and does not point back with 这个项目."""
    if subjects_in(words) or re.search(r"[“《]", words):
        return True
    return len(frame_of(words).topic) >= SHORTEST and not THING.search(words)
