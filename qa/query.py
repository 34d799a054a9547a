"""A question as it is searched: stand-alone, analysed, and narrowed to a scope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from index.article import Article
    from index.scope import Scope
    from qa.asking import Asked


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation and the answer it got, empty where it got none."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Recalled:
    """The article that the last answer stands in, and that answer."""

    article: Article
    answer: str


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched: the stand-alone question, what it asks for, and where to look.

    `question` is the user's words, completed where they were a follow-up. 今年 is counted from `asked_on`. Where it is asked
    of one `article`, only that is read; where it follows up on an answer, the article of that is read, too.
    """

    question: str
    asked: Asked
    scope: Scope
    asked_on: date
    limit: int
    article: Article | None = None
    recalled: Recalled | None = None

    @property
    def shown(self) -> str:
        """The stand-alone question as it is shown, and may be sent again: with the headline of the one article behind it."""
        return f"{self.question}（《{self.article.headline}》）" if self.article else self.question
