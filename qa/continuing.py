"""Completes a question from the conversation and, where its words leave it open, by what the archive holds.

加装电梯多少部？ names nothing that it is about. Where the article of the last answer holds as much of it as the best one of
all does, it is of that, and is completed; 老年食堂有多少个？ after a question on the GDP stands in another article, and is a
new question. 文中还提到谁？ is asked of the article of the last answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.article_passages import passages_of
from qa.completing import LONGEST, Tie, completed
from qa.frame import CAPITALS, HAN_NAME, QUESTION_WORD, frame_of, period_in
from qa.in_article import article_quoted, asks_about_the_article, of_article, without_headline
from qa.numbered_names import numbers_missing
from qa.query import Recalled, Turn
from qa.retrieving import nearest
from qa.subjects import subjects_in
from qa.topics import is_chinese
from qa.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from index.archive import Archive
    from index.article import Article
    from index.embedding.embedder import Embedder
    from index.scope import Scope
    from qa.query import Query

FIGURE = re.compile(r"how (?:much|many)|what (?:is|was)|いくら|どのくらい|얼마|몇", re.IGNORECASE)
# Turns that are completed anew; those before them were, when they were asked.
TURNS = 3
POOL, FOUND = 40, 10
# How far the article of the last answer may stay behind the best one, in points of score, and of cosine between languages.
# On the half of benchmarks/followups that this was told on, follow-ups stay behind by up to 0.09, new topics by 0.15 or more.
BEHIND, BEHIND_ABROAD = 0.12, 0.05


@dataclass(frozen=True, slots=True)
class Continued:
    """The stand-alone question, and the article of the last answer where it follows up on that."""

    question: str
    recalled: Recalled | None = None


@dataclass(frozen=True, slots=True)
class Continuing:
    """Completes the questions of a conversation over one archive version."""

    archive: Archive
    embedder: Embedder
    scope: Scope
    asked_on: date

    def standalone(self, question: str, history: Sequence[Turn]) -> Continued:
        """Return the stand-alone question."""
        last: Turn | None = None
        for turn in history[-TURNS:]:
            last = Turn(self._continued(turn.question, last).question, turn.answer)
        return self._continued(question, last)

    def _continued(self, question: str, last: Turn | None) -> Continued:
        if last is None or len(question) > LONGEST:
            return Continued(question)
        about_the_article = asks_about_the_article(question)
        found = completed(question, Turn(without_headline(last.question), last.answer))
        another = found.tie is not Tie.SAID and is_of_another_thing(question, last.question)
        if another or (found.tie is Tie.NONE and not about_the_article and not leans(question)):
            return Continued(question if another else found.text)
        article = self._article_of(last)
        if article is None:
            return Continued(question if about_the_article else found.text)
        if about_the_article:
            return Continued(of_article(question, article.headline) if article.headline else question)
        if found.tie is not Tie.SAID and not self._belongs(question, article):
            return Continued(question if found.tie is Tie.LIKELY else found.text)
        text = with_topic_of(found.text, last) if found.tie is Tie.NONE else found.text
        return Continued(text, Recalled(article, last.answer))

    def _article_of(self, last: Turn) -> Article | None:
        """Return the article that the last answer stands in, else the one nearest to the last question."""
        quoted, rest = article_quoted(last.question, self.archive, self.scope)
        if quoted:
            return quoted
        found = nearest(self._query(rest), self.archive, self.embedder, POOL, FOUND)
        items = last.answer.split("、")
        holding = (one.article for one in found if all(item in one.article.text for item in items))
        return next(holding, found[0].article if found else None)

    def _belongs(self, question: str, article: Article) -> bool:
        """Return whether an article holds about as much of a question as the best one does."""
        query = self._query(question)
        best = nearest(query, self.archive, self.embedder, POOL, FOUND)
        own = passages_of(article, query, self.archive, self.embedder, FOUND)
        if not own or not best:
            return False
        if not is_chinese(question):
            return max(one.cosine for one in own) >= max(one.cosine for one in best) - BEHIND_ABROAD
        return own[0].score >= best[0].score - BEHIND

    def _query(self, question: str) -> Query:
        return understand(question, (), self.scope, self.asked_on, FOUND)


def leans(question: str) -> bool:
    """Return whether a question names nothing that it is about: no place, no quoted name, no name in capitals."""
    if not QUESTION_WORD.search(question) or any(mark in question for mark in '“”「」《》"'):
        return False
    if is_chinese(question):
        return not subjects_in(question)
    return not (CAPITALS.search(question) or HAN_NAME.search(question))


def is_of_another_thing(question: str, last: str) -> bool:
    """Return whether a question is of another thing of the same kind than the last: 第104号集市 after 第100号集市."""
    own, before = frame_of(question).topic, frame_of(last).topic
    asks_the_same = own not in before and question.replace(own, "", 1) == last.replace(before, "", 1)
    return any(numbers_missing(question, last)) or asks_the_same


def with_topic_of(question: str, last: Turn) -> str:
    """Return the question with what the last one was about before it; behind it in languages that put it elsewhere."""
    frame = frame_of(without_headline(last.question))
    if not frame.topic or frame.topic in question:
        return question
    if not is_chinese(question):
        asked = (frame.indicator, frame.period) if frame.indicator and FIGURE.search(question) else ()
        return f"{question} ({' '.join(filter(None, (frame.topic, *asked)))})"
    period = "" if period_in(question) or "现" in question else frame.period
    return f"{period}{frame.topic}{question}"
