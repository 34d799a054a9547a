"""What a language model's answer says that the cited lines do not: the gate for words that are not copied.

`qa.gate` looks at figures, days, periods and quoted names. Here the rest: each word that tells something must stand in
the cited lines or in the question, names in the lines or the headline; what a clause turns on (不, 将, 计划 ...) is
neither added nor dropped; and a figure stays with what it is of. What passes is the paper, shortened and put in order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.figures.aims import TARGET_WORDS
from index.folding import folded
from qa.gate import Cited, unsupported
from qa.phrasing.belonging import misplaced
from qa.phrasing.claims import ENGLISH_FRAME, LATIN, NAMES, claims_in, is_empty, within
from qa.phrasing.clauses import beside, clause_around, exact_words
from qa.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.reply import Citation

LONGEST = 400
# Marks of plain sentences. Whatever else it is, links, markup and tables among them, no answer needs it.
MARKS = frozenset(" ，。、；：？！“”‘’（）《》〈〉「」『』—–-…·～~,.;:?!'\"()%％‰+/$€£¥℃°")
NEGATION = re.compile(
    r"没有?|未(?!来)|不(?!断|仅|但|少|同|过|久|论|等)|无(?!锡|人机|论|线)|非(?!洲|常|遗)|\b(?:not?|never|without|nor)\b|n't\b",
    re.IGNORECASE,
)
DENIED = re.compile(r" ?[a-z]+|[^\W\d_a-z]{1,2}", re.IGNORECASE)


def unheard(answer: str, question: str, citations: Sequence[Citation]) -> tuple[str, ...]:
    """Return what speaks against an answer in words of its own, as words of it or of the lines; empty where it may leave."""
    return tuple(dict.fromkeys(_objections(answer, question, citations)))


def _objections(answer: str, question: str, citations: Sequence[Citation]) -> Iterator[str]:
    if not answer or len(answer) > LONGEST:
        yield answer[:20] or "(empty)"
    yield from (mark for mark in answer if not mark.isalnum() and mark not in MARKS)
    yield from (words for words in exact_words(citations) if words not in answer)
    yield from beside(answer, question, citations)
    yield from unsupported(answer, [Cited(one.quote, one.article.issue_date) for one in citations])
    yield from _new_words(answer, question, citations)
    yield from _turned(answer, citations)
    yield from misplaced(answer, citations)


def _new_words(answer: str, question: str, citations: Sequence[Citation]) -> Iterator[str]:
    lines = [folded(text) for one in citations for text in (one.quote, one.article.headline)]
    asked = folded(question)
    known = _latin_words(lines)
    # A word of the question may be repeated; a name only if the article has it, too.
    known |= {word for word in _latin_words([asked]) if word in _latin_words(_articles(citations))}
    known |= {match[0] for match in LATIN.finditer(asked) if match[0].islower()}
    counted = [(claim.start, claim.end) for claim in claims_in(answer) if claim.is_counted]
    for word in words_of(answer):
        text = folded(word.text).strip()
        if is_empty(word) or within(word.start, word.end, counted):
            continue
        if LATIN.fullmatch(text):
            if text.lower() not in known and not ENGLISH_FRAME.fullmatch(text):
                yield word.text
        elif word.tag in NAMES:
            if not _is_named(text, lines) and not (_is_named(text, [asked]) and _is_named(text, _articles(citations))):
                yield word.text
        elif not any(text in line for line in [*lines, asked]):
            yield word.text


def _is_named(name: str, texts: Sequence[str]) -> bool:
    """Return whether a name stands in a text, and not as a part of a person's name there: 张红 is not 张红军."""
    for text in texts:
        persons = [(word.start, word.end) for word in words_of(text) if word.tag == "nr"] if name in text else []
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not any(start <= at and end <= last and (start, last) != (at, end) for start, last in persons):
                return True
            at = text.find(name, at + 1)
    return False


def _articles(citations: Sequence[Citation]) -> list[str]:
    return [folded(one.article.text) for one in citations]


def _turned(answer: str, citations: Sequence[Citation]) -> Iterator[str]:
    """Yield the words that turn what is said and are only in the answer, or only in the cited lines."""
    plain, quotes = folded(answer).lower(), [folded(one.quote).lower() for one in citations]
    added = [*_denied(plain), *(match[0] for match in TARGET_WORDS.finditer(plain))]
    yield from (words for words in added if not any(words in quote for quote in quotes))
    yield from _dropped(plain, citations, quotes)


def _dropped(plain: str, citations: Sequence[Citation], quotes: Sequence[str]) -> Iterator[str]:
    for quote in quotes:
        for denied in _denied(quote):
            rest = NEGATION.sub("", denied, count=1).strip()
            if rest and plain.count(rest) > plain.count(denied) and quote.count(rest) == quote.count(denied):
                yield denied
    for one, quote in zip(citations, quotes, strict=True):
        clause = clause_around(quote, one.answer_start, one.answer_end)
        if NEGATION.search(clause) and not NEGATION.search(plain):
            yield clause
        if TARGET_WORDS.search(quote) and not TARGET_WORDS.search(plain):
            yield quote


def _denied(text: str) -> Iterator[str]:
    """Yield each negation with the two characters, or the Latin word, that follow it: 没有签约, not open."""
    for match in NEGATION.finditer(text):
        after = DENIED.match(text, match.end())
        yield text[match.start() : after.end() if after else match.end()]


def _latin_words(texts: Sequence[str]) -> set[str]:
    return {match[0].lower() for text in texts for match in LATIN.finditer(text)}
