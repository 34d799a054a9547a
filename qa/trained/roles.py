"""Who did it to whom: 甲会见了谁？ asks for who stands behind the verb, 谁会见了甲？ for who stands before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.kinds import Kind
from qa.spans import post_asked
from qa.words import POST, SURNAMES, TITLE, is_in_dictionary, words_of

if TYPE_CHECKING:
    from qa.asking import Asked
    from qa.words import Word

CLAUSE = re.compile(r"[^，。；！？\n,;!?]+")
# Behind these a verb has no object of its own: 会见中, 会见时.
NO_OBJECT = re.compile(r"[了过]?(?:[中时后前]|期间|之|活动|仪式|$)")
TURNED = re.compile(r"[被由受]")
DONE = "了过"
PARTICLES = "了过着的"
POST_HELD = re.compile(rf"(?P<post>副?总?{POST})$")
# Verbs, prepositions and the like begin no name.
NO_NAMES = "vpcdu"
# Behind a post, 向 and 任 begin a name: 教授向达.
NAME = re.compile(rf"[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}}")
# A name in parts, or a clause before the one whom it describes.
SURELY_A_PERSON = re.compile(r"[·•‧・]|.的[^的]*[^的]$")


def has_another_role(sentence: str, start: int, asked: Asked) -> bool:
    """Return whether a person at `sentence[start]` stands on the other side of the verb that 谁 stands beside in the question.

    A sentence without the verb, in the passive, or whose verb stands alone tells nothing.
    """
    if asked.kind is not Kind.PERSON:
        return False
    if _holds_another_post(sentence[:start], asked):
        return True
    if TURNED.search(sentence):
        return False
    if verb := _verb_before(asked):
        done_to = [one for one in CLAUSE.finditer(sentence) if _has_object(one[0], verb)]
        return bool(done_to) and not any(
            one.start() <= start < one.end() and sentence.find(verb, one.start(), start) >= 0 for one in done_to
        )
    if verb := _verb_behind(asked):
        at = sentence.find(verb)
        clause = next((one for one in CLAUSE.finditer(sentence) if one.start() <= at < one.end()), None)
        return clause is not None and at - clause.start() > 1 and start > sentence.rfind(verb, 0, clause.end())
    return False


def is_no_person(sentence: str, start: int, end: int, asked: Asked) -> bool:
    """Return whether words cannot be who is asked for: a post alone, or what begins with a verb, torn out of a headline.

    A verb that the segmenter has guessed from the characters of a name is none; what it leads to may be a person: 住在城里的人.
    """
    if asked.kind is not Kind.PERSON:
        return False
    said = sentence[start:end]
    if TITLE.fullmatch(said):
        return True
    if SURELY_A_PERSON.search(said) or (TITLE.search(sentence[:start]) and NAME.fullmatch(said)):
        return False
    inside = [word for word in words_of(sentence) if start <= word.start < end]
    torn = len(inside) > 1 and inside[0].start == start and inside[0].tag[0] in NO_NAMES
    return torn and all(is_in_dictionary(word.text) for word in inside[: 3 - len(inside[0].text)])


def is_a_name_for_a_post(said: str, asked: Asked) -> bool:
    """Return whether words are no more than a person's name where it is asked who a person is."""
    words = words_of(said)
    return asked.kind is Kind.POST and len(words) == 1 and words[0].tag[:2] == "nr" and not TITLE.search(said)


def _holds_another_post(before: str, asked: Asked) -> bool:
    """Return whether a person stands right behind another post than the one asked for: 副市长 is not 市长."""
    wanted, held = post_asked(asked), POST_HELD.search(before.rstrip())
    return bool(wanted) and held is not None and wanted != held["post"]


def _verb_before(asked: Asked) -> str:
    """Return 会见 of 甲会见了谁？; empty where anything follows 谁."""
    words = words_of(asked.left.rstrip(PARTICLES))
    marked = asked.left.endswith(tuple(DONE))
    return words[-1].text if len(words) > 1 and _acts(words[-1], marked=marked) and not _spoken(asked.right) else ""


def _verb_behind(asked: Asked) -> str:
    """Return 会见 of 谁会见了甲？; empty where anything stands before 谁."""
    words = words_of(asked.right)
    marked = len(words) > 1 and words[1].text in DONE
    return words[0].text if words and _acts(words[0], marked=marked) and not _spoken(asked.left) else ""


def _acts(word: Word, *, marked: bool) -> bool:
    """Return whether a word is a verb, as its tag says or the 了 behind it: the segmenter takes 会见 for a noun."""
    return len(word.text) > 1 and (word.tag == "v" or marked)


def _spoken(text: str) -> bool:
    return any(one.isalnum() for one in text)


def _has_object(clause: str, verb: str) -> bool:
    at = clause.find(verb)
    return at >= 0 and NO_OBJECT.match(clause, at + len(verb)) is None
