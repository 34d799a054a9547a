"""The reader without weights: an answer is the span of the right form whose surroundings hold the question's words.

It asks three things of every span that has the form of an answer. Do the words of the question stand around it,
near enough (`support`)? Do the words beside the question word stand beside it (`anchored`)? Does the text speak of
the period and the names that the question speaks of? It is the fall-back where no trained reader is at hand, and the
baseline that one must beat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.sentences import sentence_spans
from qa.anchoring import anchored, clause_rests
from qa.asking import Kind
from qa.likeness import SentenceLikeness
from qa.naming import HAN, missing_names
from qa.periods import contradicts, described
from qa.reasons import Reason
from qa.reply import Evidence, Refusal
from qa.spans import Span, spans_in
from qa.support import Surroundings, support, terms_asked
from qa.timeline import period_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from index.article import Article
    from index.embedding.embedder import Embedder
    from qa.asking import Asked
    from qa.candidate import Candidate
    from qa.periods import Period
    from qa.support import Term

# Sentences around the one that is read, in characters.
NEARBY = 160
# Below this an answer is a guess. Chosen on CMRC 2018 train, not on any question of the evaluation sets.
LEAST_SCORE = 0.48
# Of 500 questions of CMRC 2018 train, .4 of the answers with a confidence about .5 were right, .6 of those about .6.
CONFIDENCE = 0.65
# How much the form of a span, and the words beside it, weigh against the words around it.
FORM = 0.5
ANCHOR = 0.25
# A headline says it shorter, a whole sentence says more than was asked.
HEADING_TRUST = 0.8
SENTENCE_TRUST = 0.75
# What words count for beside likeness, for a question in another language.
LEAST_WORDS, MOST_WORDS = 0.4, 0.9
DAY = re.compile(r"(?<!\d)\d{1,2}月\d{1,2}日")
OPENER = "本报讯"
# Who asks for a figure, a day or a person gets one or nothing: a sentence around another one would mislead.
WHOLE_SENTENCES = frozenset({Kind.SENTENCE, Kind.PHRASE, Kind.NAME, Kind.PLACE})


@dataclass(frozen=True, slots=True)
class _Found:
    article: Article
    sentence: tuple[int, int]
    span: tuple[int, int]
    score: float

    @property
    def words(self) -> str:
        return self.article.text[slice(*self.span)]


class RuleReader:
    """Reads by rule: question words, forms, and the distance between words.

    Where the question is in another language than the paper, hardly any word of it stands there; then the likeness
    of the sentence to the question counts beside the words.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._likeness = SentenceLikeness(embedder)

    def read(
        self, asked: Asked, candidates: Sequence[Candidate], rarity: Callable[[str], float]
    ) -> tuple[Evidence, ...] | Refusal:
        """Return the one best-supported span, or why none is good enough."""
        terms = terms_asked(asked, rarity)
        if not any(len(form) > 1 for term in terms for form in term.forms):  # one character tells nothing
            return Refusal(Reason.NOTHING_FOUND.worded(asked.text))
        foreign = _is_foreign(asked.text, candidates)
        likeness = self._likeness.of_sentences(asked.text, candidates) if foreign else None
        found = [one for candidate in candidates for one in _in_candidate(candidate, asked, terms, likeness)]
        # Of two that are as good, the newer issue: figures are revised, posts change hands.
        found.sort(key=lambda one: (-round(one.score, 2), -_day(one.article), -one.score))
        first_objection = ""
        for number, one in enumerate(found):
            if one.score < LEAST_SCORE:
                break
            objection = _objection(one, asked)
            if not objection:
                return (_evidence(_told_in_full(one, found[number + 1 :])),)
            first_objection = first_objection or objection
        return Refusal(first_objection or Reason.NOTHING_FOUND.worded(asked.text))


def _day(article: Article) -> int:
    return article.issue_date.toordinal() if article.issue_date else 0


def _is_foreign(question: str, candidates: Sequence[Candidate]) -> bool:
    """Return whether a question in words, but without a Chinese character, meets a paper in Chinese."""
    spoken = any(character.isalpha() for character in question)
    return spoken and not HAN.search(question) and any(HAN.search(one.text) for one in candidates[:1])


def _told_in_full(best: _Found, others: Sequence[_Found]) -> _Found:
    """Return the sentence of the same article that says what its headline says; else what was found."""
    if not best.article.is_heading(best.span[0]):
        return best
    same = (one for one in others if one.article.article_id == best.article.article_id and one.words == best.words)
    return next((one for one in same if not one.article.is_heading(one.span[0])), best)


def _evidence(found: _Found) -> Evidence:
    confidence = round(CONFIDENCE * min(found.score, 1.0), 3)
    return Evidence(found.article, found.sentence, found.span, confidence)


def _in_candidate(
    candidate: Candidate, asked: Asked, terms: Sequence[Term], likeness: Mapping[str, float] | None
) -> Iterator[_Found]:
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
            yield _Found(article, (start, end), (start + first, start + last), trust * known)


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
        if words not in known and words != OPENER:
            yield span


def _objection(found: _Found, asked: Asked) -> str:
    """Say why this span cannot be the answer, though the words around it are those of the question; empty: it can."""
    for period in asked.periods:
        spoken_of = period_at(found.article, found.sentence, found.span[0])
        if spoken_of and contradicts(period, spoken_of):
            return Reason.OTHER_PERIOD.worded(asked.text, described(period), described(spoken_of))
        if (period.months and not spoken_of) or not _year_is_known(period, spoken_of, asked, found.article):
            return Reason.PERIOD_NOT_NAMED.worded(asked.text, described(period))
    for day in DAY.findall(asked.text):
        if day not in found.article.text:
            return Reason.PERIOD_NOT_NAMED.worded(asked.text, day)
    missing = missing_names(asked, found.article, found.sentence)
    return Reason.NAME_NOT_FOUND.worded(asked.text, "、".join(missing)) if missing else ""


def _year_is_known(asked_period: Period, spoken_of: Period | None, asked: Asked, article: Article) -> bool:
    """Return whether a year that the question spells out can be the one that the sentence speaks of.

    The sentence says so itself, or the issue came out in that year or the next. 今年 is trusted to be the paper's.
    """
    year = asked_period.year
    if year is None or str(year) not in asked.text or (spoken_of and spoken_of.year):
        return True
    if str(year) in article.text:
        return True
    return article.issue_date is not None and article.issue_date.year - year in {0, 1}
