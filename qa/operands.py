"""The things that a question names side by side: 青泽市和石岭市, 2024年与2025年, Shiling or Qingze."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.figures.indicators import known_in
from index.folding import folded
from index.times.periods import mentions_in
from qa.seeking import RATE, masked

if TYPE_CHECKING:
    from datetime import date

JOINING = r"(?:以及|还是|或者|[、和与跟同及或]|と|や|와\s?|과\s?|이랑\s?|하고\s?)"
BETWEEN = re.compile(rf"\s?(?:{JOINING}|,|，|and|or|vs\.?|versus|から)\s?(?:in |of )?(?:the )?", re.IGNORECASE)
TITLE = re.compile(r"《[^《》]*》|“[^“”]*”|「[^「」]*」|『[^『』]*』")
BLANK = "〇"
# What stands before the names and is none of them.
LEAD = re.compile(r"^(?:、|请问|请|问一?下?|比较一?下?|对比一?下?|比一比|想知道|我想问|关于|对于|相比|在|从|那么?|哪)+")
RUN = re.compile(r"(?:[^\s，,。；;：:？?！!的の은는이가をがは]|(?<=[와과])\s)+")
# 山西、吉林两省 names two of them.
COUNTED = re.compile(r"(?:这?[两二三四五几]个?[省市县区州地国家者]|两者|双方)$")
LATIN = r"(?:the )?[A-Z][\w'-]*(?: (?:of |and (?=[A-Z]\w+ (?:University|College|Airport|Port)))?[A-Z][\w'-]*)*"
LATIN_PAIR = re.compile(
    rf"(?P<a>{LATIN}?)(?:'s)?(?:,? (?:and|or|versus|vs\.?|compared (?:to|with)|than) )(?:that of |in )?(?P<b>{LATIN})(?:'s)?"
)
# A question all in small letters: hebei or anhui, of hebei and anhui in 2025.
SMALL = r"[a-z][a-z'-]{3,}"
SMALL_PAIR = re.compile(
    rf"\b(?P<a>{SMALL}) (?:or|versus|vs\.?) (?P<b>{SMALL})(?=[?,:.]|$| in )|\b(?:of|between|for|in) (?P<c>{SMALL}) and (?P<d>{SMALL})(?=[?,:.]|$| in )"
)
QUESTION_WORDS = frozenset("Which What Who Compare Did Does Do Was Were Is Are In Between Of How The".split())  # noqa: SIM905  a row of words


@dataclass(frozen=True, slots=True)
class Operands:
    """The names, in order, and the span of the text that they stand in."""

    names: tuple[str, ...]
    span: tuple[int, int]
    are_periods: bool = False


def named_operands(text: str, said: date, least: int = 2) -> Operands | None:
    """Return what a text names side by side, periods or names; `None` where that is fewer than `least`."""
    return _periods(text, said) or _statistics(text) or _latin(text) or _names(text, said, least)


def _periods(text: str, said: date) -> Operands | None:
    mentions = list(mentions_in(text, said))
    chain = mentions[:1]
    for one in mentions[1:]:
        if BETWEEN.fullmatch(text[chain[-1].end : one.start]):
            chain.append(one)
        elif len(chain) < 2:
            chain = [one]
    if len(chain) < 2:
        return None
    return Operands(
        tuple(text[one.start : one.end] for one in chain), (chain[0].start, chain[-1].end), are_periods=True
    )


def _statistics(text: str) -> Operands | None:
    """Return two statistics of the table that stand side by side: 出口和进口."""
    known = [(start, end) for start, end, _ in known_in(text)]
    for (start, end), (first, last) in pairwise(known):
        if BETWEEN.fullmatch(text[end:first]):
            return Operands((text[start:end], text[first:last]), (start, last))
    return None


def _latin(text: str) -> Operands | None:
    for match in LATIN_PAIR.finditer(text):
        start = match.start("a")
        first = match["a"]
        while first.split(" ")[0] in QUESTION_WORDS and " " in first:
            start += len(first.split(" ")[0]) + 1
            first = first.split(" ", 1)[1]
        if first not in QUESTION_WORDS and first[0].isupper():
            return Operands((first, match["b"]), (start, match.end("b")))
    small = SMALL_PAIR.search(text) if text[1:].islower() else None
    if not small:
        return None
    first, second = ("a", "b") if small["a"] else ("c", "d")
    names = tuple(small[name].removesuffix("'s").capitalize() for name in (first, second))
    return Operands(names, (small.start(first), small.end(second)))


def _names(text: str, said: date, least: int) -> Operands | None:
    plain = RATE.sub(lambda match: "，" * len(match[0]), masked(_without_titles(folded(text)), said))
    best: Operands | None = None
    for run in RUN.finditer(plain):
        lead = LEAD.match(run[0])
        start = run.start() + (lead.end() if lead else 0)
        counted = COUNTED.search(run[0])
        pieces = _cut(text[start : run.start() + counted.start() if counted else run.end()])
        found = len(pieces) >= least and all(2 <= len(piece) <= 16 for piece in pieces)
        if found and (best is None or len(pieces) > len(best.names)):
            best = Operands(tuple(pieces), (start, run.end()))
            if least == 1:
                break
    return best


def _cut(run: str) -> list[str]:
    """Cut a run at its conjunctions, not within a name or a title: 呼和浩特和包头 names two cities."""
    pieces, last = [], 0
    for match in re.finditer(JOINING, _without_titles(folded(run))):
        if match.start() - last >= 2 and len(run) - match.end() >= 2:
            pieces.append(run[last : match.start()].strip())
            last = match.end()
    return [*pieces, run[last:].strip()]


def _without_titles(text: str) -> str:
    """Return a text with what stands in its titles and quotation marks blanked out: 《渡口和灯塔》 is one book."""
    return TITLE.sub(lambda match: BLANK * len(match[0]), text)
