"""Every span of a candidate that could be the answer, with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.sentences import sentences_of
from qa.foreign import is_known_to_rules, is_spaced
from qa.former import is_former
from qa.indicating import is_named_in
from qa.marks import asks_for_a_mark, mark_begins
from qa.measuring import asks_exactly
from qa.objecting import agreement_of
from qa.reasons import Reason
from qa.rule_spans import spans_by_rule
from qa.spelled_names import is_spelled_in
from qa.standing import Standing
from qa.trained.edges import edges_of
from qa.trained.form import FORMS, has_form, is_of_another_form
from qa.trained.roles import has_another_role, is_a_name_for_a_post, is_no_person
from qa.trained.spans import LONGEST, best_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article
    from qa.asking import Asked
    from qa.candidate import Candidate
    from qa.support import Term
    from qa.trained.logits import Logits

# Spans taken from each passage: those that the network, and those that the rules think most of.
OF_NETWORK, OF_RULES = 3, 4


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a span.

    margin     logit of the span over that of no answer in its passage
    around     the same of the best span that holds this one: the network finds the place better than its edges
    relevance  logit of the passage
    rules      what the rules think of the span, 0 where they did not name it; of words without a form, of the best they name in it
    behind     the retriever's score under that of the best candidate, 0 or less
    heading    whether it stands in a headline, which says it shorter
    form       whether it has the form of what is asked for
    length     logarithm of its tokens
    strict     whether what is asked for has a form that can be told: a figure, a share, a day
    place      how near the place asked about stands, 0 to 1; 1 where none is asked about
    period     1 where the period asked for is said, -1 where another one is meant, 0 where nothing tells
    aim        1 where the result or the target that was asked for is said, 0 where nothing tells
    indicator  1 where it is said of the indicator asked for, -1 where it is not, 0 where none is asked for
    absent     share of what the question says, by weight, that stands nowhere in the article
    sentence   share of it that stands in the sentence
    """

    margin: float
    around: float
    relevance: float
    rules: float
    behind: float
    heading: bool
    form: bool
    length: float
    strict: bool
    place: float
    period: float
    aim: float
    indicator: float
    absent: float
    sentence: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """Words of an article, the sentences they stand in, what speaks for them as the answer, and what rules them out.

    `is_mark` says that they are a mark that was passed, where a sum is asked for.
    """

    article: Article
    sentence: tuple[int, int]
    span: tuple[int, int]
    signs: Signs
    objection: str
    is_mark: bool = False

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.article.text[slice(*self.span)]


def weighed(
    candidate: Candidate, reading: Logits, asked: Asked, terms: Sequence[Term], best_score: float
) -> Iterator[Weighed]:
    """Yield each span that the network or the rules propose, once; the network has read the beginning of the candidate's text."""
    text, shift = candidate.text, candidate.passage.start
    is_strict = asked.kind in FORMS
    by_rule: dict[tuple[int, int], float] = {}
    # In English they know figures and days; of its words and names they know too little beside the network.
    ruled = is_known_to_rules(asked.text) and (is_strict or not is_spaced(text))
    for one in spans_by_rule(candidate, asked, terms) if ruled else ():
        span = edges_of(text, one.span[0] - shift, one.span[1] - shift, asked.text)
        by_rule[span] = max(one.score, by_rule.get(span, 0.0))
    is_named = is_named_in(asked, candidate.article.text)
    absent = 1 - _share(terms, candidate.article.text)
    wants_a_sum = is_strict and not asks_for_a_mark(asked.spoken)
    proposed = sorted(by_rule, key=lambda span: -by_rule[span])[:OF_RULES]
    proposed += [edges_of(text, one.start, one.end, asked.text) for one in best_spans(reading, OF_NETWORK)]
    for start, end in dict.fromkeys(proposed):
        tokens = np.flatnonzero((reading.offsets[:, 0] < end) & (reading.offsets[:, 1] > start))
        if start == end or not len(tokens) or is_of_another_form(text[start:end], asked):
            continue
        if is_spelled_in(text[start:end], asked.spoken) or is_a_name_for_a_post(text[start:end], asked):
            continue
        if is_strict and is_former(text, start, end, asked.text):
            continue
        first, last = int(tokens[0]), int(tokens[-1])
        sentence = sentences_around(candidate.article, (start + shift, end + shift))
        said, at = candidate.article.text[slice(*sentence)], start + shift - sentence[0]
        if has_another_role(said, at, asked) or is_no_person(said, at, at + end - start, asked):
            continue
        agreement = agreement_of(asked, candidate.article, sentence, start + shift)
        if is_strict and agreement.indicator < 0 and not is_named:
            continue
        before = slice(max(0, min(first, last + 1 - LONGEST)), first + 1)
        after = slice(last, max(last + 1, first + LONGEST))
        signs = Signs(
            margin=float(reading.start[first] + reading.end[last]) - reading.nowhere,
            around=float(reading.start[before].max() + reading.end[after].max()) - reading.nowhere,
            relevance=reading.relevance,
            rules=by_rule.get((start, end), 0.0) if is_strict else _best_within(by_rule, (start, end)),
            behind=candidate.score - best_score,
            heading=candidate.article.is_heading(shift),
            form=has_form(text[start:end], asked),
            length=float(np.log(last - first + 1)),
            strict=is_strict,
            place=agreement.place / Standing.HERE,
            period=agreement.period,
            aim=agreement.aim,
            indicator=agreement.indicator if is_strict else 0,
            absent=absent,
            sentence=_share(terms, said),
        )
        objection, is_mark = agreement.objection, wants_a_sum and mark_begins(text, start, end) is not None
        if is_mark and not objection and agreement.period < 0:
            # Of a sum the year may be another than the issue lets one think; a mark is passed once.
            objection = Reason.PERIOD_NOT_NAMED.worded(asked.spoken, asked.periods[0])
        if is_mark and not objection and asks_exactly(asked.text):
            objection = Reason.NOTHING_FOUND.worded(asked.spoken)
        yield Weighed(candidate.article, sentence, (start + shift, end + shift), signs, objection, is_mark)


def _best_within(by_rule: dict[tuple[int, int], float], span: tuple[int, int]) -> float:
    """Return what the rules think of the best words that they name within a span: of 甲和乙 they name each."""
    return max((score for (start, end), score in by_rule.items() if span[0] <= start and end <= span[1]), default=0.0)


def sentences_around(article: Article, span: tuple[int, int]) -> tuple[int, int]:
    """Return the sentence, or the sentences, that a span stands in."""
    around = [one for one in sentences_of(article.text) if one[0] < span[1] and one[1] > span[0]]
    return (around[0][0], around[-1][1]) if around else span


def _share(terms: Sequence[Term], text: str) -> float:
    """Return the share of what a question says, by weight, that stands in a text; all of it where it says nothing."""
    lowered = text.lower()
    total = sum(term.weight for term in terms)
    held = sum(term.weight for term in terms if any(form in lowered for form in term.forms))
    return held / total if total else 1.0
