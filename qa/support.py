"""Measures how well the words around a span support it as the answer to a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.scripts import HAN
from index.terms import terms_of
from qa.kinds import Kind
from qa.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qa.asking import Asked

# Characters that carry grammar, not content: a bigram across one of them says nothing.
GRAMMAR = frozenset("的了是在有吗呢吧么啊着过也都就又还被把请问其这那个各")
ENGLISH_GRAMMAR = frozenset(
    """the a an of in on at to for by with from and or is are was were be been did do does has have had will would can its
    it this that these those what which who whom when where how many much""".split()  # noqa: SIM905  fifty lines else
)
# Parts of speech that say when or how, not what: the period of an answer is checked apart.
ADVERBIAL = frozenset("dtrcpuyeo")
# Words this near the question word, in characters, say most about what is asked for.
BESIDE = 5
BESIDE_WEIGHT = 2.0
# Two characters of two words often stand nowhere else, and that tells little.
ACROSS_WORDS = 0.3
FOREIGN_WEIGHT = 0.5
# A word that no passage has, or few, is as often another way to say it as the thing asked for; names are checked apart.
MOST_FOR_A_TERM = 5.0
MOST_FOR_A_NAME = 12.0
CLAUSE_END = re.compile(r"[，；。！？：,;!?]\s*")

# What a term of the question counts for, by where it stands as seen from the span.
SAME_CLAUSE = 1.0
EARLIER_CLAUSE = 0.85
EARLIER_BEYOND_A_RIVAL = 0.45
LATER_CLAUSE = 0.35
NEARBY_SENTENCE = 0.5
HEADLINE = 0.6
ELSEWHERE = 0.3


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the question: any of `forms` is it, and finding it tells `weight`."""

    forms: tuple[str, ...]
    weight: float


def tell_something(terms: Sequence[Term]) -> bool:
    """Return whether terms say what is asked about: one character tells nothing."""
    return any(len(form) > 1 for term in terms for form in term.forms)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence and what stands around it in its article, all in lower case."""

    sentence: str
    nearby: str
    headline: str
    article: str


def terms_asked(asked: Asked, rarity: Callable[[str], float]) -> tuple[Term, ...]:
    """Return the terms that an answer's surroundings should hold; a thing with several names is one term."""
    noun = "" if asked.kind is Kind.COUNT else asked.noun  # a unit is a form, not a word to find
    text = f"{asked.left} {noun} {asked.right}"
    beside = f"{asked.left[-BESIDE:]} {noun} {asked.right[:BESIDE]}"
    terms = []
    for name, row in asked.names:
        text = text.replace(name, " ")
        # A name in another language stands nowhere in the archive: its Chinese twins say how rare the thing is.
        is_chinese = HAN.search(name) and (name.lower() in map(str.lower, row) or not any(map(HAN.search, row)))
        spelled = [name] if is_chinese else [form for form in row if HAN.search(form)]
        weight = max(sum(map(rarity, _content(form))) for form in spelled)
        weight = min(weight, MOST_FOR_A_NAME) * (BESIDE_WEIGHT if name in beside else 1.0)
        terms.append(Term(tuple(form.lower() for form in row), weight))
    text = _without_adverbials(text)
    near = set(_content(beside))
    whole = {term for word in words_of(text) for term in _content(word.text)}
    unheard_of = rarity("")
    for term in dict.fromkeys(_content(text)):
        if term.isalpha() and not HAN.search(term) and rarity(term) == unheard_of:
            # A word of a language that the paper is not written in: that nobody has it tells nothing.
            terms.append(Term((term,), FOREIGN_WEIGHT))
            continue
        weight = (
            min(rarity(term), MOST_FOR_A_TERM)
            * (BESIDE_WEIGHT if term in near else 1.0)
            * (1.0 if term in whole else ACROSS_WORDS)
        )
        terms.append(Term((term,), weight))
    return tuple(terms)


def _without_adverbials(text: str) -> str:
    return "".join(" " if HAN.search(w.text) and w.tag[0] in ADVERBIAL else w.text for w in words_of(text))


def support(
    terms: Sequence[Term], start: int, end: int, around: Surroundings, rivals: Sequence[int], *, leads: bool = False
) -> float:
    """Return the share of the question's terms, by weight, that stands around `sentence[start:end]`, 0..1.

    A term counts less the farther it stands from the span; one that stands before another span of the same kind
    (a rival, by its start) most likely belongs to that one. A span that `leads`, as a day does, speaks for what
    follows it up to the next one.
    """
    total = sum(term.weight for term in terms)
    if not total:
        return 0.0
    found = sum(
        term.weight * max(_place(form, start, end, around, rivals, leads=leads) for form in term.forms)
        for term in terms
    )
    return found / total


def _place(form: str, start: int, end: int, around: Surroundings, rivals: Sequence[int], *, leads: bool) -> float:
    best = 0.0
    at = around.sentence.find(form)
    while at >= 0:
        if not (start <= at and at + len(form) <= end):
            best = max(best, _place_in_sentence(at, start, end, around.sentence, rivals, leads=leads))
        at = around.sentence.find(form, at + 1)
    if best:
        return best
    if form in around.headline:
        return HEADLINE
    if form in around.nearby:
        return NEARBY_SENTENCE
    return ELSEWHERE if form in around.article else 0.0


def _place_in_sentence(at: int, start: int, end: int, sentence: str, rivals: Sequence[int], *, leads: bool) -> float:
    if at >= end:
        if not CLAUSE_END.search(sentence, end, at):
            return SAME_CLAUSE
        return EARLIER_CLAUSE if leads and not any(end <= rival < at for rival in rivals) else LATER_CLAUSE
    same = not CLAUSE_END.search(sentence, at, start)
    # What stands in a clause before all rivals is the subject of them all.
    rivalled = any(at < rival < start and not CLAUSE_END.search(sentence, at, rival) for rival in rivals)
    if same:
        return EARLIER_CLAUSE if rivalled else SAME_CLAUSE
    return EARLIER_BEYOND_A_RIVAL if rivalled else EARLIER_CLAUSE


def _content(text: str) -> list[str]:
    terms = list(terms_of(text))
    alone = {run for run in re.findall(r"[\u4e00-\u9fff]+", text) if len(run) == 1}
    return [
        term
        for term in terms
        if not (set(term) & GRAMMAR or term in ENGLISH_GRAMMAR) and (len(term) > 1 or term.isdigit() or term in alone)
    ]
