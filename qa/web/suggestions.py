"""`/suggestions`: questions that the newest issue answers, for the chat before its first question."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, TypedDict

from flask import Blueprint, Response, jsonify

from qa.shape import Day
from qa.suggesting import Suggestions
from qa.web.operation import JSON, Operation, Sent, described

if TYPE_CHECKING:
    from qa.service import Service


class SuggestionDocument(TypedDict):
    """A question, and the article that answers it."""

    question: str
    article_id: str
    headline: str
    issue_date: Day | None


class SuggestionsDocument(TypedDict):
    """Questions that the newest issue answers."""

    suggestions: list[SuggestionDocument]


SUGGESTED = Operation(
    "Get questions to begin with",
    {HTTPStatus.OK: Sent("questions that the newest issue answers", {JSON: SuggestionsDocument})},
    problems=(HTTPStatus.SERVICE_UNAVAILABLE,),
)


def suggestions_blueprint(service: Service) -> Blueprint:
    """Return the blueprint of `/suggestions`."""
    blueprint, suggestions = Blueprint("suggestions", __name__), Suggestions(service)

    @blueprint.get("/suggestions")
    @described(get=SUGGESTED)
    def suggested() -> Response:
        made: list[SuggestionDocument] = [
            {
                "question": one.question,
                "article_id": one.article.article_id,
                "headline": one.article.headline,
                "issue_date": one.article.issue_date.isoformat() if one.article.issue_date else None,
            }
            for one in suggestions.get()
        ]
        return jsonify({"suggestions": made})

    return blueprint
