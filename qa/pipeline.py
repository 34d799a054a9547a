"""question -> query -> candidates -> evidence -> reply."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.as_read import as_printed, as_read
from qa.asking import asked_in, parts_of
from qa.citing import answer_from
from qa.rarity import rarity_in
from qa.reasons import Reason
from qa.reply import NoAnswer, Refusal, Reply
from qa.retrieving import retrieve
from qa.understood import understood_of

if TYPE_CHECKING:
    from index.archive import Archive
    from index.embedding.embedder import Embedder
    from qa.candidate import Candidate
    from qa.query import Query
    from qa.reading import Reader
    from qa.reply import Answer

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
        return retrieve(query, self.archive, self.embedder, max(READ, query.limit))

    def finish(self, query: Query, candidates: tuple[Candidate, ...], started: float) -> Reply:
        """Read the candidates and return the reply to a query that was started at this moment of the monotonic clock."""
        outcome, reranked = self._read(query, candidates)
        took_ms = round((time.perf_counter() - started) * 1000, 1)
        version = self.archive.manifest.version
        return Reply(outcome, query.question, understood_of(query), reranked[: query.limit], version, took_ms)

    def _read(self, query: Query, candidates: tuple[Candidate, ...]) -> tuple[Answer | NoAnswer, tuple[Candidate, ...]]:
        if not candidates:
            return NoAnswer(Reason.NOTHING_IN_SCOPE.worded(query.question)), ()
        plain = as_read(candidates)
        results = [
            as_printed(self.reader.read(asked_in(part, query.asked_on), plain, rarity_in(self.archive)), candidates)
            for part in parts_of(query.question)
        ]
        evidence = tuple(one for result in results if not isinstance(result.outcome, Refusal) for one in result.outcome)
        if evidence:
            return answer_from(evidence), results[0].candidates
        reason = next(result.outcome.reason for result in results if isinstance(result.outcome, Refusal))
        return NoAnswer(reason), results[0].candidates
