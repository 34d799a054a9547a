"""The trained reader: reranks the best candidates, and takes the span that the network is surest of and no rule objects to."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from qa.foreign import is_in_chinese, is_written_in_chinese
from qa.placing import with_places_of
from qa.reading import Read
from qa.reasons import Reason
from qa.rephrasing import as_the_passage_says, in_words_of
from qa.reply import Refusal
from qa.support import tell_something, terms_asked
from qa.trained.choosing import Found, chosen
from qa.trained.confidence import confidence
from qa.trained.ordering import Judged, ordered, score_of, sureness_of
from qa.trained.weighing import weighed
from qa.translating import in_chinese, in_chinese_words, is_wholly_chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qa.asking import Asked
    from qa.candidate import Candidate
    from qa.reply import Evidence
    from qa.support import Term
    from qa.trained.logits import Logits, Network
    from qa.trained.weighing import Weighed

# Candidates read at a time, one a core, and at most: what is behind them is hardly ever the answer, and each takes its time. See decision 141.
BATCH, MOST = 2, 4
# A question in another language than the paper finds the right passage later: of it so many are read, but behind the first `MOST` none
# that the retriever puts this far behind the first one. See decision 137.
MOST_ABROAD, FAR = 6, 0.06
# Seconds after which no further batch is begun: on a slow or crowded machine an answer from the best few comes sooner.
BUDGET_S = 5.0
# Reading adds hardly more than this to the score of a candidate: where there is an answer, and the first one is further ahead of
# those not read, none of them is. See decision 121.
AHEAD = 0.10
# As sure as this, words are not given up for others that are found behind them. See decision 141.
SURE = 0.5


class TrainedReader:
    """Reads with the network that comes with the project."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def read(self, asked: Asked, candidates: Sequence[Candidate], rarity: Callable[[str], float]) -> Read:
        """Return the surest span that nothing speaks against; the candidates by relevance, those not read behind them."""
        articles = [one.article for one in candidates]
        asked = with_places_of(asked, articles)
        return self._read(asked, in_chinese(asked, articles), candidates, rarity)

    def _read(
        self, asked: Asked, chinese: Asked | None, candidates: Sequence[Candidate], rarity: Callable[[str], float]
    ) -> Read:
        terms = terms_asked(asked, rarity)
        if not tell_something(terms):
            return Read(Refusal(Reason.NOTHING_FOUND.worded(asked.spoken)), tuple(candidates))
        in_other_words = terms_asked(chinese, rarity) if chinese else terms

        ruled = in_chinese_words(chinese) if chinese and not is_wholly_chinese(chinese.text) else chinese

        def put(one: Candidate) -> tuple[Asked, Asked]:
            """Return the question as the network reads it with a candidate, and as the rules judge it."""
            if chinese and ruled and is_in_chinese(one.article.text):
                return chinese, ruled
            written = in_words_of(one, asked)
            return written, written

        def words(one: Candidate) -> Sequence[Term]:
            return in_other_words if is_in_chinese(one.article.text) else terms

        read: list[Judged] = []
        found: list[Found] = []
        outcome = chosen(asked, found)
        until = time.monotonic() + BUDGET_S
        worth = worth_reading(candidates, abroad=not is_written_in_chinese(asked.text))
        for at in range(0, worth, BATCH):
            batch = candidates[at : min(at + BATCH, worth)]
            asked_of = [put(one) for one in batch]
            pairs = zip(asked_of, batch, strict=True)
            readings = self._network.read([input_of(to_read, one) for (to_read, _), one in pairs])
            for candidate, reading, (_, to_judge) in zip(batch, readings, asked_of, strict=True):
                spans = weighed(candidate, reading, to_judge, words(candidate), candidates[0].score)
                sure = [(one, confidence(one.signs)) for one in spans]
                read.append(judged(candidate, reading, sure))
                found += [Found(one, confident, score_of(read[-1])) for one, confident in sure]
            outcome = chosen(asked, found)
            first, unread = max(map(score_of, read)), candidates[len(read) :]
            is_first = all(first > one.score + AHEAD for one in unread[:1])
            if time.monotonic() >= until or (
                not isinstance(outcome, Refusal) and (is_first or is_sure(asked, outcome))
            ):
                break
        return Read(outcome, ordered(read, candidates[len(read) :]))


def worth_reading(candidates: Sequence[Candidate], *, abroad: bool) -> int:
    """Return how many of the candidates, best first, may hold the answer; `abroad`: to a question in another language."""
    if not abroad or not candidates or not is_in_chinese(candidates[0].article.text):
        return min(MOST, len(candidates))
    near = sum(one.score > candidates[0].score - FAR for one in candidates)
    return min(max(MOST, min(near, MOST_ABROAD)), len(candidates))


def is_sure(asked: Asked, evidence: Sequence[Evidence]) -> bool:
    """Return whether what was found is so sure that no more is read: not of a list, of which there may be more."""
    return not asked.several and evidence[0].confidence >= SURE


def input_of(asked: Asked, candidate: Candidate) -> tuple[str, str, str]:
    """Return what the network reads of a candidate: the question as the passage would put it, headline and passage."""
    return as_the_passage_says(asked, candidate), candidate.article.headline, candidate.text


def judged(candidate: Candidate, reading: Logits, found: Sequence[tuple[Weighed, float]]) -> Judged:
    """Return what the order of the candidates goes by, given the words found in one and how sure they are."""
    return Judged(candidate, reading.relevance, sureness_of(sure for one, sure in found if not one.objection))
