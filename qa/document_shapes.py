"""The shapes of the documents in `documents.py`. The type checker holds the code to them, and the API's description is made of them.

To add a field: name it here, with the words that a developer reads, and fill it where the document is made.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from qa.shape import Day, Span


class Edition(TypedDict):
    """Where an article is printed; what the page does not state is null."""

    article_id: str
    source: Annotated[str, "the page file"]
    paper: str | None
    issue: Annotated[str | None, "number of the issue"]
    issue_date: Day | None
    page: Annotated[str | None, "page number, such as A01"]


class Correction(TypedDict):
    """A later notice that corrects the article."""

    article_id: str
    headline: str
    url: str


class Place(Edition):
    """An article, or a part of it, in its page file; lines count from 1."""

    headline: str
    line_first: int
    line_last: int
    corrected_by: list[Correction]


class PassageDocument(Place):
    """A passage that is near to the question."""

    passage_id: str
    text: str
    score: Annotated[float, "higher is nearer; compare it within one reply only"]
    also_in: Annotated[list[Edition], "other editions that print the same words"]


class CitationDocument(Place):
    """Where the answer stands: the quote is found in `source` between its two lines once line breaks are taken out."""

    number: int
    quote: str
    answer_start: Annotated[int, "where the answer begins in the quote, in characters"]
    answer_end: int
    url: Annotated[str, "the article with the quote marked"]


_Days = TypedDict("_Days", {"from": Day | None, "to": Day | None})  # `from` is a word of the language


class PeriodDocument(_Days):
    """A period or a day that the question names, and the days it spans; they are null where no year can be told."""

    text: str
    start: Annotated[int, "where it stands in `question`, in characters"]
    end: int


class UnderstoodDocument(TypedDict):
    """What the question was taken to ask for."""

    kind: Annotated[str, "what kind of words answer it, such as percent, person or date"]
    periods: list[PeriodDocument]
    indicator: Annotated[str | None, "the statistic it names, in its own words"]
    aim: Annotated[Literal["result", "target"] | None, "whether a result or a target is asked for, where it says so"]


class PointDocument(TypedDict):
    """A figure of a series, and where it stands: `quote[start:end]`; of several issues the newest."""

    period: Annotated[str, "such as 2025年一季度; empty where only the issue is known"]
    text: str
    number: Annotated[float, "in `unit`; below zero where a thing fell; the middle of a range"]
    unit: Annotated[str, "with its magnitude, such as 亿元"]
    issue_date: Day | None
    article_id: str
    headline: str
    url: str
    source: str
    line_first: int
    line_last: int
    quote: str
    start: int
    end: int


class Replied(TypedDict):
    """What both kinds of reply have."""

    question: Annotated[str, "the stand-alone question that was searched"]
    understood: UnderstoodDocument
    written_by: Annotated[
        Literal["paper", "model"],
        "who worded the answer: the paper, or a plugged-in language model whose words were checked against the lines",
    ]
    citations: list[CitationDocument]
    passages: Annotated[list[PassageDocument], "the nearest ones, best first"]
    index_version: str
    took_ms: float
    series: Annotated[
        list[PointDocument], "the indicator over time, oldest period first; empty where fewer than two are known"
    ]
    verdict: Annotated[str | None, "the outcome of a comparison, by arithmetic on the figures cited"]
    notes: Annotated[list[str], "what else to know, such as what another issue says, in the language of the question"]


class Answered(Replied):
    """An answer, verbatim from the cited lines, or in the words of a language model that holds what is cited."""

    status: Literal["answered"]
    answer: Annotated[str, "several items are joined by 、"]
    confidence: Annotated[float, "0 to 1"]


class NotAnswered(Replied):
    """The archive does not hold the answer, and why."""

    status: Literal["no_answer"]
    answer: None
    reason: str


ReplyDocument = Answered | NotAnswered


class ArticleDocument(Place):
    """A whole article."""

    kicker: str
    deck: str
    byline: str
    paragraphs: list[str]


class FoundDocument(Place):
    """An article that was found; marks are in characters of the headline and of the snippet."""

    headline_marks: list[Span]
    snippet: str
    snippet_marks: list[Span]
    score: float
    url: str


class SearchDocument(TypedDict):
    """A part of the list of articles that were found."""

    query: str
    matched: Annotated[Literal["words", "meaning"], "meaning: no article holds the words; these are nearest in meaning"]
    total: int
    offset: int
    articles: list[FoundDocument]
    index_version: str
    took_ms: float


class PassagesEvent(TypedDict):
    """The first event: what was found, before it is read."""

    question: str
    understood: UnderstoodDocument
    passages: list[PassageDocument]


class AnswerEvent(TypedDict):
    """The answer, as soon as it is read."""

    text: str


class IssueDocument(TypedDict):
    """A page of the archive; what it does not state is null."""

    issue_date: Day | None
    page: str | None
    paper: str | None
    issue: str | None
    source: str
    articles: Annotated[int, "how many it has"]


class IssuesDocument(TypedDict):
    """All pages, newest issue first."""

    issues: list[IssueDocument]


class ArticlesDocument(TypedDict):
    """The articles of a page file, in order."""

    source: str
    articles: list[ArticleDocument]
