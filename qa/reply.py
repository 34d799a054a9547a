"""A reply: an answer with citations, or no answer with a reason. Both carry the nearest passages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.article import Article
    from qa.candidate import Candidate
    from qa.finding import Told
    from qa.understood import Understood


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of an article that support an answer, as spans of `article.text`: the quote, and the answer in it."""

    article: Article
    quote: tuple[int, int]
    answer: tuple[int, int]
    confidence: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, in words for the person who asked."""

    reason: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered, checkable pointer: the quote stands in `source` between its two lines, the answer in the quote."""

    number: int
    article: Article
    quote: str
    answer_start: int
    answer_end: int
    line_first: int
    line_last: int
    url: str


class Author(Enum):
    """Who worded an answer: the paper, or a language model whose words the gate let through."""

    PAPER = "paper"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Answer:
    """A short answer, verbatim from the cited lines, several items as the paper enumerates them or joined by 、; or a sentence by a model that holds them."""

    text: str
    confidence: float
    citations: tuple[Citation, ...]
    written_by: Author = Author.PAPER


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nothing in the archive answers the question, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one question.

    series   the indicator over time, oldest period first; empty where fewer than two are known
    verdict  the outcome of a comparison, by arithmetic on the figures that are cited
    notes    what else the person should know, such as what another issue says, in the language of the question
    found_ms of `took_ms`, the part until the candidates were found
    """

    outcome: Answer | NoAnswer
    question: str
    understood: Understood
    candidates: tuple[Candidate, ...]
    index_version: str
    took_ms: float
    series: tuple[Told, ...] = ()
    verdict: str | None = None
    notes: tuple[str, ...] = ()
    found_ms: float = 0.0
