"""Words typed with a character that sounds alike: 下将 is 下降, 投姿 is 投资.

Only words of the tables of statistics are mended, and only where neither the archive nor the dictionary knows what was typed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.figures.indicators import INDICATORS
from index.scripts import KANA
from index.simplified import simplified
from qa.distinguishing import HEADS
from qa.place_names import sounds_of
from qa.words import is_in_dictionary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
# What is asked of a statistic.
OTHERS = "增长 下降 上升 上涨 同比 环比 增速 增幅 降幅 涨幅 占比 比重 总额 总量 亿元 万元".split()  # noqa: SIM905  a row of words
# From this length on one character within may be any other.
LONG = 5
# Characters of grammar and numerals are typed on purpose: 装几部 is not 装机.
MEANT = frozenset("的了是在有和与及为几多少个一二三四五六七八九十百千万亿年月日")
# Before these stand names, which may sound like anything.
NAMED = re.compile(r"集团|公司|厂|店|路|街|[省市县区镇乡村]|小区|大厦|中学|小学|医院")


def in_right_characters(question: str, is_known: Callable[[str], bool]) -> str:
    """Return a question with the words of the tables written right; `is_known` tells what characters stand together in the archive."""
    if KANA.search(question):
        return question
    for run in HAN.finditer(simplified(question)):
        start = run.start()
        for at, word in _mistyped(run[0], is_known):
            question = question[: start + at] + word + question[start + at + len(word) :]
    return question


def _mistyped(run: str, is_known: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """Yield where a word of the tables is typed with other characters, and that word; the longest first, none twice."""
    sounds, taken = sounds_of(run), set[int]()
    for word, spelled in _vocabulary():
        size = len(word)
        for at in range(len(run) - size + 1):
            typed = run[at : at + size]
            is_heard = sounds[at : at + size] == spelled
            has_its_ends = size >= LONG and typed[0] + typed[-1] == word[0] + word[-1]
            if not is_heard and not has_its_ends:
                continue
            alike = sum(one == other for one, other in zip(typed, word, strict=True))
            if alike == size or 2 * alike < size or taken.intersection(range(at, at + size)):
                continue
            other = {one for one, meant in zip(typed, word, strict=True) if one != meant}
            if other & MEANT or NAMED.match(run, at + size):
                continue
            if (is_heard or alike == size - 1) and not _is_word(typed, word, is_known):
                taken.update(range(at, at + size))
                yield at, word


def _is_word(typed: str, word: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether what was typed is something else: the pairs of characters that differ are known, or it is in the dictionary."""
    pairs = [typed[at : at + 2] for at in range(len(typed) - 1) if typed[at : at + 2] != word[at : at + 2]]
    return any(map(is_known, pairs)) or any(map(is_in_dictionary, (*pairs, typed)))


@cache
def _vocabulary() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the words of the tables with how they sound, the longest first."""
    names = {name for row in (*INDICATORS, *HEADS) for name in row if HAN.fullmatch(name)} | set(OTHERS)
    return tuple((name, sounds_of(name)) for name in sorted(names, key=lambda name: (-len(name), name)))
