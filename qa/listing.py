"""Gives a list question its items: the enumeration that holds what was read, each item with its citation."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.folding import folded
from index.sentences import sentence_spans
from index.times.period_words import number_of
from qa.enumerations import counted_off, runs_in
from qa.reply import Evidence, Refusal
from qa.tongue import tongue_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.enumerations import Span

COUNT = re.compile(
    r"(?:哪|什么|这)(?P<han>[二两三四五六七八九十]|\d{1,2})(?=[^年月日天号\d])|\b(?:which|what)(?: are the)? (?P<english>two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    r"哪些|哪几|哪[二两三四五六七八九十\d]+[^年月日天号\d]|有什么(?!时候|目的|作用|意义|原因|关系|含义|内涵|区别)|包括什么|包含什么|有何(?:举措|措施)|都有谁"
    r"|\b(?:which|what) (?:two|three|four|five|six|seven|eight|nine|ten)\b|\b(?:which|what) (?!(?:is|was|has|does|percentage points|this|its|times)\b)(?:[a-z]+s|people)\b(?! (?:is|was|does)\b)"
    r"|どんな.*(?:か|ですか)|何と何|どこどこ|어떤 .*들|무엇무엇",
    re.IGNORECASE,
)
# Items longer than this are sentences of a run that was not one.
LONGEST_ITEM = 60


def asks_for_several(question: str) -> bool:
    """Return whether a question asks for the items of a list."""
    return bool(SEVERAL.search(folded(question)))


def listed(
    outcome: tuple[Evidence, ...] | Refusal, question: str
) -> tuple[tuple[Evidence, ...] | Refusal, tuple[str, ...]]:
    """Return the items of what was read, and a note where they are not as many as were asked for; what is no list stays."""
    if isinstance(outcome, Refusal) or not asks_for_several(question):
        return outcome, ()
    count = _count_in(question)
    rows = [(one, items) for one in outcome for items in _enumerations(one) if len(items) > 1]
    if not rows:
        return outcome, ()
    exact = [row for row in rows if len(row[1]) == count]
    evidence, items = (exact or rows)[0]
    found = tuple(_item(evidence, span) for span in items)
    if count and len(found) != count:
        return found, (tongue_of(question).fewer_items.format(count, len(found)),)
    return found, ()


def _count_in(question: str) -> int:
    match = COUNT.search(folded(question))
    return number_of(match["han"] or match["english"]) if match else 0


def _enumerations(evidence: Evidence) -> list[tuple[Span, ...]]:
    """Return the enumerations of a quote that hold a part of the answer, the one that counts its items off first."""
    text, (start, end), answer = evidence.article.text, evidence.quote, evidence.answer
    found = [items for items in (counted_off(text, start, end), *runs_in(text, start, end)) if _are_items(items)]
    touching = [items for items in found if items[0][0] < answer[1] and answer[0] < items[-1][1]]
    return [_bounded(items, answer) for items in touching]


def _are_items(items: Sequence[Span]) -> bool:
    return len(items) > 1 and all(0 < end - start <= LONGEST_ITEM for start, end in items)


def _bounded(items: tuple[Span, ...], answer: Span) -> tuple[Span, ...]:
    """Return the items from where the answer begins in the first one to where it ends in the last: the reader knows the edges."""
    (start, first_end), *between, (last, end) = items
    if start < answer[0] < first_end - 1 and answer[1] > first_end:
        start = answer[0]
    if last + 1 < answer[1] < end and answer[0] < last:
        end = answer[1]
    return ((start, first_end), *between, (last, end))


def _item(evidence: Evidence, span: Span) -> Evidence:
    text = evidence.article.text
    around = [one for one in sentence_spans(text, 0, len(text)) if one[0] < span[1] and span[0] < one[1]]
    quote = (around[0][0], around[-1][1]) if around else span
    return replace(evidence, quote=quote, answer=span)
