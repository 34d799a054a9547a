"""What a question is about, in its own words: 安澜地铁2号线 of 安澜地铁2号线什么时候开通？.

Unlike a name it needs no word that the segmenter knows as one: what stands before the question word is the topic,
without the period, the indicator, and the verbs and nouns that only say what is asked of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.scripts import HAN, HANGUL, KANA
from qa.general_nouns import GENERAL
from qa.words import TITLE, words_of

if TYPE_CHECKING:
    from qa.words import Word

HAN_RUN = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff\d]*[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}'?s? [A-Za-z]")
OPENING = re.compile(r"^(?:请问|那么?|还有|另外|关于|在|据)?[，,、\s]*")
ENDING = re.compile(r"[“\"'，,、\s在由被是有的]+$")
# Parts of speech that say what is asked of a topic, and not what it is: 由 of 云岭三中由谁托管, 占地 of 新校区占地多少.
ASKING = frozenset("vdpcury")
TRAIT = re.compile(rf"(?:总|人均|平均|最高|最低)?(?:{'|'.join(sorted(GENERAL, key=len, reverse=True))})$")
SHORTEST = 2


def is_chinese(question: str) -> bool:
    """Return whether a question is in Chinese, and not only holds a name in Chinese characters."""
    others = (HANGUL, KANA, LATIN)
    return bool(HAN.search(question)) and not any(letters.search(question) for letters in others)


def topic_in(question: str, before: str, after: str, period: str, indicator: str) -> str:
    """Return what a question is about, told from what stands before and after its question word; empty where it does not say."""
    if not is_chinese(question):
        han = HAN_RUN.search(_without(question, period, indicator))
        return han[0] if han else ""
    for part in (before, _behind_the_verb(after)):
        topic = _owner(_trimmed(OPENING.sub("", _without(part, period, indicator))))
        if len(topic) >= SHORTEST:
            return topic
    return ""


def _without(text: str, period: str, indicator: str) -> str:
    for words in filter(None, (period, indicator)):
        text = text.replace(words, "", 1)
    return text


def _trimmed(text: str) -> str:
    """Return a text without the words at its end that say what is asked of the topic."""
    shorter = TRAIT.sub("", text)
    words = list(words_of(shorter))
    while words and (not words[-1].solid or _only_asks(words[-1])):
        words.pop()
    kept = ENDING.sub("", shorter[: words[-1].end]) if words else ""
    return kept if kept == text else _trimmed(kept)


def _only_asks(word: Word) -> bool:
    numbered = any(character.isdigit() or character.isascii() for character in word.text)
    return (word.tag[0] in ASKING and word.tag != "vn" and not numbered) or bool(TITLE.search(word.text))


def _owner(topic: str) -> str:
    """Return 云岭医院 of 云岭医院的院长, whose trait is asked for."""
    owner, _, trait = topic.rpartition("的")
    words = words_of(trait)
    return owner if owner and words and (TRAIT.search(trait) or TITLE.search(words[-1].text)) else topic


def _behind_the_verb(text: str) -> str:
    """Return what stands behind the first verb: the doer or the thing asked for stands before it."""
    verb = next((word.end for word in words_of(text) if word.tag[0] == "v" and word.tag != "vn"), len(text))
    return re.sub(r"^[了过着的]+", "", text[verb:])
