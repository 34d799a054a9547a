"""Chinese names that a question writes in Latin, Cyrillic or Korean letters, found in the articles by how they sound: Meng Xiangwen is 孟祥文."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from qa.characters_spelled import Script, places_spelled
from qa.glossary import named_in
from qa.place_names import readings_of, sounds_of
from qa.spelling import plain_hangul, without_signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# Words with capitals that follow each other; one that opens the question is looked up, too, and seldom found.
CAPITALS = re.compile(r"[A-Z][a-zü]+(?:[ -][A-Z][a-zü]+){0,4}")
RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+){0,4}")
KOREAN = re.compile(r"[가-힣]+")
# Shorter spellings are those of too many words.
SHORTEST = 5
LONGEST_NAME = 5
# Behind a short Korean name stands what kind of place it is, or a particle, or nothing.
KOREAN_LEVEL = re.compile(r"(?:시|구|현|성|진|자치|고신구|경제)")
KOREAN_PARTICLE = re.compile(r"(?:의|은|는|이|가|을|를|에|에서|에는|에선|과|와|로|도)?")
HAN = re.compile(r"[\u4e00-\u9fff]+")
# Whole words of pinyin, two syllables or more: what has this form and a capital inside a sentence is a Chinese name.
SYLLABLE = (
    r"(?:[bpm](?:a|o|ai|ei|ao|an|en|ang|eng|i|ie|iao|ian|in|ing|u)|mou|miu|f(?:a|o|ei|ou|an|en|ang|eng|u)|[dt](?:a|e|ai|ei|ao|ou|an|ang|eng|i|ie|iao|ian|ing|u|uo|ui|uan|un|ong)|diu"
    r"|[nl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|iu|ian|in|iang|ing|u|uo|uan|un|ong|v|ve)|lia|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    r"|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)|(?:zh|ch|sh|r|z|c|s)(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    r"|y(?:a|o|e|ao|ou|an|in|ang|ing|ong|i|u|ue|uan|un)|w(?:a|o|ai|ei|an|en|ang|eng|u)|a|o|e|ai|ei|ao|ou|an|en|ang|eng|er)"
)
PINYIN = re.compile(rf"{SYLLABLE}+", re.IGNORECASE)
TWO_SYLLABLES = re.compile(rf"{SYLLABLE}{{2,}}", re.IGNORECASE)
# The Anning (Anlan–Ningpu) Expressway: what a name is made of need not stand anywhere.
ASIDE = re.compile(r"\([^()]*\)|\w+\s?[–—-]\s?(?=[A-Z\u4e00-\u9fff])\w+")
# German writes all its nouns with capitals.
GERMAN = re.compile(r"[äöß]|\b(?:der|die|das|des|dem|den|wie|wer|wann|ist|im|und|für)\b", re.IGNORECASE)


def with_names_of(question: str, texts: Iterable[str]) -> str:
    """Return the question with each name that is spelled like Chinese characters of the texts written in those."""
    texts = tuple(texts)

    def written(match: re.Match[str], spell: Callable[[str], str], script: Script) -> str:
        whole = match[0]
        for words in _shorter(whole):
            name = _name_spelled(spell(words), texts, script)
            if name:
                return whole.replace(words, name, 1)
        return whole

    question = CAPITALS.sub(lambda match: written(match, latin, Script.LATIN), question)
    question = RUSSIAN.sub(lambda match: written(match, cyrillic, Script.CYRILLIC), question)
    known = [(one.start, one.end) for one in named_in(question)]
    return KOREAN.sub(lambda match: _from_korean(match, texts, known), question)


def is_spelled_in(words: str, question: str) -> bool:
    """Return whether Chinese words stand in a question in Latin letters."""
    if not HAN.fullmatch(words):
        return False
    spelled = "".join(sounds_of(words))
    return len(spelled) >= SHORTEST and spelled in latin(question)


def names_written(question: str) -> tuple[str, ...]:
    """Return the names in Chinese characters of a question in other letters."""
    return tuple(HAN.findall(ASIDE.sub(" ", question)))


def is_heard_in(name: str, text: str) -> bool:
    """Return whether a text holds a name in Chinese characters, or others that sound alike."""
    return name in text or bool(_found("".join(sounds_of(name)), text, Script.LATIN))


def names_missing(question: str, text: str) -> Iterator[str]:
    """Yield the Chinese names in Latin letters that no characters of a text sound like."""
    question = ASIDE.sub(" ", question)
    if GERMAN.search(question):
        return
    for match in CAPITALS.finditer(question):
        for words in _pinyin_in(match[0]) if match.start() > 2 else ():
            if not _is_in(words, text):
                yield words


def latin(words: str) -> str:
    """Return Latin words as pinyin is compared."""
    return re.sub("[^a-z]", "", words.lower().replace("ü", "v"))


def cyrillic(words: str) -> str:
    """Return Russian words as names are compared in them."""
    return without_signs(re.sub("[ -]", "", words))


def _pinyin_in(words: str) -> Iterator[str]:
    """Yield the runs of words that can be pinyin, each of two syllables or more."""
    run: list[str] = []
    for word in [*re.split("[ -]", words), ""]:
        if PINYIN.fullmatch(word) and not named_in(word):
            run.append(word)
        elif run:
            joined = " ".join(run)
            if len(latin(joined)) >= SHORTEST and TWO_SYLLABLES.fullmatch(latin(joined)):
                yield joined
            run = []


def _is_in(words: str, text: str) -> bool:
    """Return whether a text holds characters that sound like words, all together or each word of them."""
    parts = [latin(one) for one in words.split(" ")]
    whole = _found("".join(parts), text, Script.LATIN)
    return bool(whole) or (
        len(parts) > 1 and all(len(one) >= SHORTEST and _found(one, text, Script.LATIN) for one in parts)
    )


def _from_korean(match: re.Match[str], texts: tuple[str, ...], known: list[tuple[int, int]]) -> str:
    """Return a Korean word with the name that it begins with in Chinese characters, those of places first, then the longest."""
    word = match[0]
    lengths = range(min(len(word), 2 * LONGEST_NAME), 1, -1)
    for length in sorted(lengths, key=lambda one: not KOREAN_LEVEL.match(word[one:])):
        rest = word[length:]
        is_place = bool(KOREAN_LEVEL.match(rest))
        if length == 2 and not is_place and not KOREAN_PARTICLE.fullmatch(rest):
            continue
        if any(start < match.start() + length and match.start() < end for start, end in known):
            continue
        name = _name_spelled(plain_hangul(word[:length]), texts, Script.HANGUL)
        if name and (is_place or length > 2 or sum(text.count(name) for text in texts) > 1):
            return name + rest
    return word


def _shorter(words: str) -> Iterator[str]:
    """Yield a run of words, and the shorter ones in it, the longest first."""
    parts = words.split(" ")
    for length in range(len(parts), 0, -1):
        yield from (" ".join(parts[at : at + length]) for at in range(len(parts) - length + 1))


@lru_cache(maxsize=64)
def _name_spelled(spelled: str, texts: tuple[str, ...], script: Script) -> str:
    if len(spelled) < (SHORTEST if script is not Script.HANGUL else 2):
        return ""
    found = [name for text in texts if (name := _found(spelled, text, script))]
    return max(found, key=found.count, default="")


def _found(spelled: str, text: str, script: Script) -> str:
    """Return the characters of a text that are spelled so where they stand; empty where none are."""
    names = (_name_at(at, spelled, text, script) for at in places_spelled(spelled, text, script, LONGEST_NAME))
    return next(filter(None, names), "")


def _name_at(at: int, spelled: str, text: str, script: Script) -> str:
    """Return the characters from a place on that are spelled so, as they are read beside their neighbours; empty where none are."""
    begins = next(place for place in range(at, -1, -1) if place == 0 or not HAN.match(text[place - 1]))
    run = HAN.match(text, begins)
    sounds = _sounds_in(run[0], script) if run else ()
    said, first = {""}, at - begins
    for end in range(first, min(first + LONGEST_NAME, len(sounds))):
        said = {one + more for one in said for more in sounds[end] if spelled.startswith(one + more)}
        if spelled in said and end > first:
            return text[at : begins + end + 1]
    return ""


@lru_cache(maxsize=1024)
def _sounds_in(run: str, script: Script) -> tuple[frozenset[str], ...]:
    """Return how each character of a run can be spelled; it takes long, so only runs that may hold a name are read."""
    return tuple(map(script.spellings, readings_of(run)))
