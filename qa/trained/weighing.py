"""Every span of a candidate that could be the answer, with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.rule_spans import spans_by_rule
from qa.trained.form import FORMS, has_form
from qa.trained.snapping import snapped
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
    rules      what the rules think of the span, 0 where they did not name it
    behind     the retriever's score under that of the best candidate, 0 or less
    heading    whether it stands in a headline, which says it shorter
    form       whether it has the form of what is asked for
    length     logarithm of its tokens
    strict     whether what is asked for has a form that can be told: a figure, a share, a day
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


@dataclass(frozen=True, slots=True)
class Weighed:
    """Words of an article, and what speaks for them as the answer."""

    article: Article
    span: tuple[int, int]
    signs: Signs

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.article.text[slice(*self.span)]


def weighed(
    candidate: Candidate, reading: Logits, asked: Asked, terms: Sequence[Term], best_score: float
) -> Iterator[Weighed]:
    """Yield each span that the network or the rules propose, once; the network has read the beginning of the candidate's text."""
    text, shift = candidate.text, candidate.passage.start
    by_rule: dict[tuple[int, int], float] = {}
    for one in spans_by_rule(candidate, asked, terms):
        span = snapped(text, one.span[0] - shift, one.span[1] - shift)
        by_rule[span] = max(one.score, by_rule.get(span, 0.0))
    proposed = sorted(by_rule, key=lambda span: -by_rule[span])[:OF_RULES]
    proposed += [snapped(text, one.start, one.end) for one in best_spans(reading, OF_NETWORK)]
    for start, end in dict.fromkeys(proposed):
        tokens = np.flatnonzero((reading.offsets[:, 0] < end) & (reading.offsets[:, 1] > start))
        if start == end or not len(tokens):
            continue
        first, last = int(tokens[0]), int(tokens[-1])
        before = slice(max(0, min(first, last + 1 - LONGEST)), first + 1)
        after = slice(last, max(last + 1, first + LONGEST))
        signs = Signs(
            margin=float(reading.start[first] + reading.end[last]) - reading.nowhere,
            around=float(reading.start[before].max() + reading.end[after].max()) - reading.nowhere,
            relevance=reading.relevance,
            rules=by_rule.get((start, end), 0.0),
            behind=candidate.score - best_score,
            heading=candidate.article.is_heading(shift),
            form=has_form(text[start:end], asked),
            length=float(np.log(last - first + 1)),
            strict=asked.kind in FORMS,
        )
        yield Weighed(candidate.article, (start + shift, end + shift), signs)
