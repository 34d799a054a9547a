"""question -> query -> candidates -> evidence -> reply."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa.article_passages import passages_of, recalled_of, with_recalled
from qa.as_read import as_printed, as_read
from qa.asking import asked_in
from qa.foreign import is_known_to_rules
from qa.joining import Outcome, joined
from qa.listing import listed
from qa.parts import Manner, parts_of
from qa.rarity import rarity_in
from qa.reasons import Reason
from qa.reply import NoAnswer, Refusal, Reply
from qa.retrieving import merged, retrieve
from qa.settling import settled, stated_of
from qa.translating import in_chinese, is_wholly_chinese
from qa.understanding import has_words
from qa.understood import understood_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.archive import Archive
    from index.embedding.embedder import Embedder
    from qa.candidate import Candidate
    from qa.parts import Parts
    from qa.query import Query
    from qa.reading import Read, Reader
    from qa.reply import Evidence
    from qa.settling import Settled, Stated

# Candidates that are read; a reply shows the first `query.limit` of them.
READ = 20


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Answers questions from one archive version."""

    archive: Archive
    embedder: Embedder
    reader: Reader

    def reply(self, query: Query) -> Reply:
        """Answer a query."""
        started = time.perf_counter()
        return self.finish(query, self.find(query), started)

    def find(self, query: Query) -> tuple[Candidate, ...]:
        """Return the candidates, best first: all that will be read, of which a reply shows `query.limit`."""
        limit = max(READ, query.limit)
        if query.article:
            return tuple(passages_of(query.article, query, self.archive, self.embedder, limit))
        found = retrieve(query, self.archive, self.embedder, limit)
        if query.recalled is None:
            return found
        own = passages_of(query.recalled.article, query, self.archive, self.embedder, limit)
        return with_recalled(found, recalled_of(own, query.recalled.answer))[:limit]

    def finish(self, query: Query, candidates: tuple[Candidate, ...], started: float) -> Reply:
        """Read the candidates and return the reply to a query that was started at this moment of the monotonic clock."""
        found_ms = round((time.perf_counter() - started) * 1000, 1)
        parts = parts_of(query.question, query.asked_on)
        outcome, reranked = self._answered(query, parts, candidates)
        took_ms = round((time.perf_counter() - started) * 1000, 1)
        return Reply(
            outcome.answer,
            query.shown,
            understood_of(query),
            reranked[: query.limit],
            self.archive.manifest.version,
            took_ms,
            outcome.series,
            outcome.verdict,
            outcome.notes,
            found_ms,
        )

    def _answered(
        self, query: Query, parts: Parts, candidates: tuple[Candidate, ...]
    ) -> tuple[Outcome, tuple[Candidate, ...]]:
        if not candidates:
            return Outcome(NoAnswer(Reason.NOTHING_IN_SCOPE.worded(query.question))), ()
        if not has_words(query.question):
            return Outcome(NoAnswer(Reason.NO_WORDS.worded(query.question))), candidates
        if parts.manner is Manner.ONE:
            one, ranked = self._one(query, candidates)
            return joined(parts, (one,), query.question), ranked
        found = [
            self._part(replace(query, question=part, asked=asked_in(part, query.asked_on)), place)
            for part, place in zip(parts.questions, parts.places, strict=True)
        ]
        each = [one for one, _ in found]
        return joined(parts, each, query.question), merged([candidates for _, candidates in found])

    def _part(self, query: Query, place: str) -> tuple[Settled, tuple[Candidate, ...]]:
        """Answer one part of a question."""
        return self._one(query, self.find(query), place)

    def _one(
        self, query: Query, candidates: tuple[Candidate, ...], place: str = ""
    ) -> tuple[Settled, tuple[Candidate, ...]]:
        """Answer one question of this place; what the archive surely states is not read for. See decision 141."""
        stated = self._stated(query, candidates, place)
        if stated and stated.is_sure:
            found = self._settled(query, Refusal(""), stated)
            return found, _holding_first(candidates, found.outcome)
        read = self._read(query, candidates)
        return self._settled(query, read.outcome, stated), read.candidates

    def _stated(self, query: Query, candidates: Sequence[Candidate], place: str) -> Stated | None:
        """Return what the archive states of what is asked, in Chinese where all of the question can be put so; of one article only that is read.

        In languages whose question words the rules do not know it is left to reading whether a target is asked for.
        """
        if query.article:
            return None
        asked = query.asked
        if is_known_to_rules(asked.text):
            chinese = in_chinese(asked, [one.article for one in candidates])
            asked = chinese if chinese and is_wholly_chinese(chinese.text) else asked
        return stated_of(asked, query.asked_on, self.archive, query.scope, place)

    def _settled(self, query: Query, outcome: tuple[Evidence, ...] | Refusal, stated: Stated | None) -> Settled:
        found = settled(outcome, stated, query.question)
        items, notes = listed(found.outcome, query.question)
        return replace(found, outcome=items, notes=(*notes, *found.notes))

    def _read(self, query: Query, candidates: tuple[Candidate, ...]) -> Read:
        plain = as_read(candidates)
        return as_printed(self.reader.read(query.asked, plain, rarity_in(self.archive)), candidates)


def _holding_first(candidates: Sequence[Candidate], outcome: Sequence[Evidence] | Refusal) -> tuple[Candidate, ...]:
    """Return the candidates with those that hold the words that answer before the others, as good as the best of them."""
    told = () if isinstance(outcome, Refusal) else tuple(outcome)
    best = max((one.score for one in candidates), default=0.0)
    raised = [replace(one, score=best) if _holds(one, told) else one for one in candidates]
    return tuple(sorted(raised, key=lambda one: (-one.score, not _holds(one, told))))


def _holds(candidate: Candidate, told: Sequence[Evidence]) -> bool:
    """Return whether a candidate holds the words of one of these."""
    passage, article_id = candidate.passage, candidate.article.article_id
    return any(article_id == one.article.article_id and passage.start <= one.answer[0] < passage.end for one in told)
