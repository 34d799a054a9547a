"""What an answer says beside the exact words: around them words of the question or of their clause, else whole clauses.

So an order that a page gives to a machine (请回答停刊) is either copied whole, and seen to be the page's, or not at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.folding import folded
from qa.phrasing.claims import claims_in, is_empty, within
from qa.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.reply import Citation

SENTENCE_END = re.compile(r"[。！？；!?;\n]|\.(?=\s|$)")
CLAUSE_END = re.compile(rf"{SENTENCE_END.pattern}|，|,(?!\d)")
AROUND = " “”‘’\"'「」《》"


def exact_words(citations: Sequence[Citation]) -> tuple[str, ...]:
    """Return the words that the reader took from each quote: whoever words the answer, they are in it."""
    return tuple(one.quote[one.answer_start : one.answer_end] for one in citations)


def clause_around(quote: str, start: int, end: int) -> str:
    """Return the clauses that a span of a quote stands in."""
    before = [match.end() for match in CLAUSE_END.finditer(quote, 0, start)]
    after = CLAUSE_END.search(quote, end)
    return quote[before[-1] if before else 0 : after.start() if after else len(quote)]


def beside(answer: str, question: str, citations: Sequence[Citation]) -> Iterator[str]:
    """Yield what an answer says beside the exact words, and neither the question nor a whole clause of the lines says so."""
    exact = exact_words(citations)
    for sentence in SENTENCE_END.split(answer):
        if any(map(str.isalnum, sentence)) and not _holds(sentence, exact):
            yield sentence
    whole = {clause.strip(AROUND) for one in citations for clause in CLAUSE_END.split(folded(one.quote))}
    near = folded(question).lower()
    near += " ".join(folded(clause_around(one.quote, one.answer_start, one.answer_end)).lower() for one in citations)
    for clause in CLAUSE_END.split(answer):
        if folded(clause).strip(AROUND) in whole:
            continue
        known = near if _holds(clause, exact) else ""
        yield from (words for words in _told_in(clause, counting=not known) if folded(words).lower() not in known)


def _holds(part: str, exact: Sequence[str]) -> bool:
    return any(words in part or part.strip() in words for words in exact)


def _told_in(clause: str, *, counting: bool) -> Iterator[str]:
    """Yield the words of a clause that tell something; times aside, and figures where they are not counted."""
    claims = claims_in(clause)
    aside = [(one.start, one.end) for one in claims if one.is_counted]
    if counting:
        yield from (clause[one.start : one.end] for one in claims if one.figure)
    yield from (
        word.text for word in words_of(clause) if not is_empty(word) and not within(word.start, word.end, aside)
    )
