"""Questions that the newest issue answers: made by rule from headlines and figures, each asked before it is offered.

What a figure states becomes a question (`stated_questions.py`), in English, Japanese and Korean by the form of its sentence (`suggesting_abroad.py`). A headline that ends with a figure becomes the question for it: 工业增加值增长8.3% is asked as 工业增加值增长多少. So does a
clause of the first paragraphs: behind a short headline that names no figure itself, 新馆开放，藏书38万册 as 新馆开放，藏书多少册;
alone where it is long enough to name its thing.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from index.article import Role
from index.figures.parsing import figures_in
from index.scope import EVERYTHING
from index.scripts import HAN
from qa.reply import Answer
from qa.service import Question
from qa.stated_questions import stated_questions
from qa.suggesting_abroad import questions_abroad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article
    from index.figures.figure import Figure
    from qa.service import Service

OFFERED = 4
# Most headlines and clauses give no question: so many articles are looked at, and so many questions tried.
LOOKED_AT, TRIED = 60, 12
PARAGRAPHS = 2
LONGEST_WAIT_S = 3.0
LONGEST_HEADLINE, SHORTEST_LEAD, SHORTEST_ALONE, LONGEST_LEAD = 24, 3, 8, 30
CLAUSE = re.compile(r"[^，。；！？：、（）“”\s]+")
# What may stand between the thing and its figure and is no part of a question.
APPROACH = re.compile(r"(?:大约|约为|约|近|超过|突破|超|达到|已达|达|逾|共计)+$")
BEHIND = re.compile(r"(?:左右|以上|上下)?[。！]?")
# Their unit is clear from the thing that is asked for.
UNNAMED = frozenset({"share", "point", "yuan", "dollar", "euro", "number"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question, the figure that answers it, and the article it was made from."""

    question: str
    answer: str
    article: Article


class Suggestions:
    """The suggestions of the version in use; they are made once a version, by the first who asks for them."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._making = threading.Lock()
        self._made: tuple[str, tuple[Suggestion, ...]] = ("", ())

    def get(self) -> tuple[Suggestion, ...]:
        """Return the suggestions, none while another request makes them for long; raises `ArchiveError` without an archive."""
        version = self._service.archive.manifest.version
        if self._made[0] == version:
            return self._made[1]
        if not self._making.acquire(timeout=LONGEST_WAIT_S):
            return ()
        try:
            if self._made[0] != version:
                self._made = (version, tuple(islice(self._answered(), OFFERED)))
            return self._made[1]
        finally:
            self._making.release()

    def _answered(self) -> Iterator[Suggestion]:
        articles = self._service.archive.articles.first_articles(LOOKED_AT)
        # The first of each article before the second of any.
        made = chain.from_iterable(zip_longest(*(islice(suggested_by(article), OFFERED) for article in articles)))
        once = {suggestion.question: suggestion for suggestion in filter(None, made)}
        for suggestion in islice(once.values(), TRIED):
            today = date.today()  # noqa: DTZ011  the day that the chat will ask on
            outcome = self._service.answer(Question(suggestion.question, (), EVERYTHING, today, 1)).outcome
            if isinstance(outcome, Answer) and suggestion.answer in outcome.text:
                yield suggestion


def suggested_by(article: Article) -> Iterator[Suggestion]:
    """Yield the questions that an article gives, the best first."""
    for question, answer in stated_questions(article):
        yield Suggestion(question, answer, article)
    headlines = tuple(article.texts(Role.HEADLINE))
    for headline in headlines:
        for lead, figure in _last_figures(headline):
            yield Suggestion(_asked(lead, figure), headline[figure.start : figure.end], article)
    for text in (*headlines, *islice(article.texts(Role.PARAGRAPH), PARAGRAPHS)):
        for question, answer in questions_abroad(text):
            yield Suggestion(question, answer, article)
    subject = headlines[0].strip() if headlines else ""
    speaks = bool(HAN.search(subject)) and len(subject) <= LONGEST_HEADLINE and not any(figures_in(subject))
    context, shortest = (f"{subject}，", SHORTEST_LEAD) if speaks else ("", SHORTEST_ALONE)
    for paragraph in islice(article.texts(Role.PARAGRAPH), PARAGRAPHS):
        for clause in CLAUSE.finditer(paragraph):
            for lead, figure in _last_figures(clause[0]):
                if len(lead) >= shortest:
                    yield Suggestion(f"{context}{_asked(lead, figure)}", clause[0][figure.start : figure.end], article)


def _last_figures(text: str) -> Iterator[tuple[str, Figure]]:
    """Yield the only figure of a text, where nothing stands behind it, with what stands before it."""
    figures = tuple(figures_in(text))
    if len(figures) != 1 or figures[0].dimension == "ordinal" or figures[0].value is None:
        return
    lead = APPROACH.sub("", text[: figures[0].start].strip())
    whole = BEHIND.fullmatch(text[figures[0].end :].strip())
    if whole and HAN.search(lead) and SHORTEST_LEAD <= len(lead) <= LONGEST_LEAD:
        yield lead, figures[0]


def _asked(lead: str, figure: Figure) -> str:
    unit = "" if figure.dimension in UNNAMED else figure.unit
    return f"{lead}多少{unit}？"
