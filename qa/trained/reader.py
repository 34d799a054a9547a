"""The trained reader: reranks the best candidates, and takes the span that the network is surest of and no rule objects to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.sentences import sentence_spans
from qa.foreign import is_of_another_language
from qa.objecting import objection_to
from qa.reading import Read
from qa.reasons import Reason
from qa.reply import Evidence, Refusal
from qa.support import tell_something, terms_asked
from qa.trained.confidence import LEAST, confidence
from qa.trained.weighing import weighed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.article import Article
    from qa.asking import Asked
    from qa.candidate import Candidate
    from qa.reading import Reader
    from qa.trained.logits import Logits, Network
    from qa.trained.weighing import Weighed

# Candidates read at a time, and at most: what is behind them is hardly ever the answer, and each takes its time.
BATCH, MOST = 4, 8
# Surer than this of words that nothing speaks against, and the next batch is not read.
CLEAR = 0.7
# Items of a list at most, all of one article.
ITEMS = 8
# What a point of the retriever's score is worth beside the relevance, for the order of the candidates.
RETRIEVER_WEIGHT = 10.0


@dataclass(frozen=True, slots=True)
class _Found:
    article: Article
    span: tuple[int, int]
    confidence: float


class TrainedReader:
    """Reads with the network that comes with the project, and leaves a question in another language than the paper to `foreign`.

    The network was trained on questions in the language of their passage, and hardly answers any other.
    """

    def __init__(self, network: Network, foreign: Reader) -> None:
        self._network = network
        self._foreign = foreign

    def read(self, asked: Asked, candidates: Sequence[Candidate], rarity: Callable[[str], float]) -> Read:
        """Return the surest span that nothing speaks against; the candidates by relevance, those not read behind them."""
        if is_of_another_language(asked.text, candidates):
            return self._foreign.read(asked, candidates, rarity)
        terms = terms_asked(asked, rarity)
        if not tell_something(terms):
            return Read(Refusal(Reason.NOTHING_FOUND.worded(asked.text)), tuple(candidates))
        read: list[tuple[Candidate, Logits]] = []
        found: list[_Found] = []
        outcome = _outcome(asked, found)
        for at in range(0, min(MOST, len(candidates)), BATCH):
            batch = candidates[at : min(at + BATCH, MOST)]
            readings = self._network.read(asked.text, [(one.article.headline, one.text) for one in batch])
            read += zip(batch, readings, strict=True)
            for candidate, reading in zip(batch, readings, strict=True):
                found += [_sure(one) for one in weighed(candidate, reading, asked, terms, candidates[0].score)]
            outcome = _outcome(asked, found)
            if not isinstance(outcome, Refusal) and outcome[0].confidence >= CLEAR:
                break
        return Read(outcome, _reranked(read, candidates[len(read) :]))


def _reranked(read: Sequence[tuple[Candidate, Logits]], unread: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates by the retriever's score and the relevance; those not read count as the least relevant of the others."""
    least = min((reading.relevance for _, reading in read), default=0.0)
    scored = [(candidate, reading.relevance) for candidate, reading in read] + [(one, least) for one in unread]
    ranked = [replace(one, score=one.score + relevance / RETRIEVER_WEIGHT) for one, relevance in scored]
    return tuple(sorted(ranked, key=lambda one: -one.score))


def _outcome(asked: Asked, found: Sequence[_Found]) -> tuple[Evidence, ...] | Refusal:
    first_objection = ""
    taken: list[Evidence] = []
    # Of two that are as sure, the newer issue: figures are revised, posts change hands.
    for one in sorted(found, key=lambda one: (-round(one.confidence, 1), -one.article.day_number, -one.confidence)):
        if one.confidence < LEAST:
            # No answer; but that the nearest words are of another place or period says more than that there are none.
            if not taken and not first_objection:
                around = _sentences_around(one.article, one.span)
                first_objection = objection_to(asked, one.article, around, one.span[0])
            break
        if taken and (one.article is not taken[0].article or any(_overlap(one.span, other.answer) for other in taken)):
            continue
        quote = _sentences_around(one.article, one.span)
        objection = objection_to(asked, one.article, quote, one.span[0])
        if not objection:
            taken.append(Evidence(one.article, quote, one.span, round(one.confidence, 3)))
            if not asked.several or len(taken) == ITEMS:
                break
        first_objection = first_objection or objection
    if taken:
        return tuple(taken)
    return Refusal(first_objection or Reason.NOTHING_FOUND.worded(asked.text))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _sure(one: Weighed) -> _Found:
    return _Found(one.article, one.span, confidence(one.signs))


def _sentences_around(article: Article, span: tuple[int, int]) -> tuple[int, int]:
    """Return the sentence, or the sentences, that a span stands in."""
    around = [
        (start, end)
        for start, end in sentence_spans(article.text, 0, len(article.text))
        if start < span[1] and end > span[0]
    ]
    return (around[0][0], around[-1][1]) if around else span
