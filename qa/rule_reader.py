"""The reader without weights: an answer is the span of the right form whose surroundings hold the question's words.

Beside what `rule_spans` asks of each span, the text must speak of the period and the names that the question speaks
of. It is the fall-back where no trained reader is at hand, and the baseline that one must beat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.foreign import is_foreign
from qa.likeness import SentenceLikeness
from qa.objecting import objection_to
from qa.reading import Read
from qa.reasons import Reason
from qa.reply import Evidence, Refusal
from qa.rule_spans import spans_by_rule
from qa.support import tell_something, terms_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.embedding.embedder import Embedder
    from qa.asking import Asked
    from qa.candidate import Candidate
    from qa.rule_spans import RuleSpan

# Below this an answer is a guess. Chosen on CMRC 2018 train, not on any question of the evaluation sets.
LEAST_SCORE = 0.48
# Of 500 questions of CMRC 2018 train, .4 of the answers with a confidence about .5 were right, .6 of those about .6.
CONFIDENCE = 0.65


class RuleReader:
    """Reads by rule: question words, forms, and the distance between words.

    Where the question is in another language than the paper, hardly any word of it stands there; then the likeness
    of the sentence to the question counts beside the words.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._likeness = SentenceLikeness(embedder)

    def read(self, asked: Asked, candidates: Sequence[Candidate], rarity: Callable[[str], float]) -> Read:
        """Return the one best-supported span, or why none is good enough; the candidates stay as they are."""
        return Read(self._outcome(asked, candidates, rarity), tuple(candidates))

    def _outcome(
        self, asked: Asked, candidates: Sequence[Candidate], rarity: Callable[[str], float]
    ) -> tuple[Evidence, ...] | Refusal:
        terms = terms_asked(asked, rarity)
        if not tell_something(terms):
            return Refusal(Reason.NOTHING_FOUND.worded(asked.spoken))
        foreign = is_foreign(asked.text, candidates)
        likeness = self._likeness.of_sentences(asked.text, candidates) if foreign else None
        found = [one for candidate in candidates for one in spans_by_rule(candidate, asked, terms, likeness)]
        # Of two that are as good, the newer issue: figures are revised, posts change hands.
        found.sort(key=lambda one: (-round(one.score, 2), -one.article.day_number, -one.score))
        first_objection = ""
        for number, one in enumerate(found):
            if one.score < LEAST_SCORE:
                break
            objection = objection_to(asked, one.article, one.sentence, one.span[0])
            if not objection:
                return (_evidence(_told_in_full(one, found[number + 1 :])),)
            first_objection = first_objection or objection
        return Refusal(first_objection or Reason.NOTHING_FOUND.worded(asked.spoken))


def _told_in_full(best: RuleSpan, others: Sequence[RuleSpan]) -> RuleSpan:
    """Return the sentence of the same article that says what its headline says; else what was found."""
    if not best.article.is_heading(best.span[0]):
        return best
    same = (one for one in others if one.article.article_id == best.article.article_id and one.words == best.words)
    return next((one for one in same if not one.article.is_heading(one.span[0])), best)


def _evidence(found: RuleSpan) -> Evidence:
    confidence = round(CONFIDENCE * min(found.score, 1.0), 3)
    return Evidence(found.article, found.sentence, found.span, confidence)
