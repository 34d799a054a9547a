"""The spans of a candidate that could be the answer, each with what the rules make of it.

Three things are asked of every span that has the form of an answer. Do the words of the question stand around it, near
enough (`support`)? Do the words beside the question word stand beside it (`anchored`)? Is it said in full, or only in
a headline?
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.sentences import sentence_spans
from qa.anchoring import anchored, clause_rests
from qa.kinds import Kind
from qa.spans import Span, spans_in
from qa.support import Surroundings, support

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.article import Article
    from qa.asking import Asked
    from qa.candidate import Candidate
    from qa.support import Term

# Sentences around the one that is read, in characters.
NEARBY = 160
# How much the form of a span, and the words beside it, weigh against the words around it.
FORM = 0.5
ANCHOR = 0.25
# A headline says it shorter, a whole sentence says more than was asked.
HEADING_TRUST = 0.8
SENTENCE_TRUST = 0.75
# What words count for beside likeness, for a question in another language.
LEAST_WORDS, MOST_WORDS = 0.4, 0.9
OPENER = "本报讯"
# Who asks for a figure, a day or a person gets one or nothing: a sentence around another one would mislead.
WHOLE_SENTENCES = frozenset({Kind.SENTENCE, Kind.PHRASE, Kind.NAME, Kind.PLACE})


@dataclass(frozen=True, slots=True)
class RuleSpan:
    """Words of an article, the sentence they stand in, and how well the rules think of them: 0, to little over 1."""

    article: Article
    sentence: tuple[int, int]
    span: tuple[int, int]
    score: float

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.article.text[slice(*self.span)]


def spans_by_rule(
    candidate: Candidate, asked: Asked, terms: Sequence[Term], likeness: Mapping[str, float] | None = None
) -> Iterator[RuleSpan]:
    """Yield every span of a candidate that has the form of an answer; `likeness` is that of its sentences to the question."""
    article, passage = candidate.article, candidate.passage
    whole = article.text.lower()
    headline, words = article.headline.lower(), _weight_of_words(terms)
    for start, end in sentence_spans(article.text, passage.start, passage.end):
        nearby = whole[max(0, start - NEARBY) : start]
        around = Surroundings(whole[start:end], nearby, headline, whole)
        trust = HEADING_TRUST if article.is_heading(start) else 1.0
        for first, last, score in _scored(article.text[start:end], asked, terms, around):
            known = score
            if likeness is not None:
                known = words * score + (1 - words) * likeness.get(article.text[start:end], 0.0)
            yield RuleSpan(article, (start, end), (start + first, start + last), trust * known)


def _scored(
    sentence: str, asked: Asked, terms: Sequence[Term], around: Surroundings
) -> Iterator[tuple[int, int, float]]:
    """Yield each span of a sentence that could be the answer, with its score; the whole sentence comes last."""
    spans = tuple(_spans(sentence, asked))
    for span in spans:
        rivals = [other.start for other in spans if other is not span]
        held = support(terms, span.start, span.end, around, rivals, leads=asked.kind is Kind.DATE)
        yield span.start, span.end, held * (1 - FORM + FORM * span.fit) + ANCHOR * anchored(sentence, span, asked)
    if asked.kind in WHOLE_SENTENCES:
        held = support(terms, len(sentence), len(sentence), around, ())
        yield 0, len(sentence), held if asked.kind is Kind.SENTENCE else SENTENCE_TRUST * held


def _weight_of_words(terms: Sequence[Term]) -> float:
    """Return what words count for beside likeness: the more, the more of the question has a name in Chinese."""
    total = sum(term.weight for term in terms)
    named = sum(term.weight for term in terms if len(term.forms) > 1)
    return LEAST_WORDS + (MOST_WORDS - LEAST_WORDS) * named / total if total else LEAST_WORDS


def _spans(sentence: str, asked: Asked) -> Iterator[Span]:
    if asked.kind is Kind.SENTENCE:
        return
    known = asked.text.lower()
    spans = list(spans_in(sentence, asked))
    if asked.kind in {Kind.PHRASE, Kind.PLACE} or (
        asked.kind is Kind.NAME and not any(span.fit == 1 for span in spans)
    ):
        spans += clause_rests(sentence, asked)
    for span in spans:
        words = sentence[span.start : span.end].strip("“”《》「」").lower()
        if words not in known and words != OPENER and words not in asked.subjects:
            yield span
