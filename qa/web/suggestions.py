"""`/suggestions`: questions that the newest issue answers, for the chat before its first question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify

from qa.suggesting import Suggestions

if TYPE_CHECKING:
    from qa.service import Service


def suggestions_blueprint(service: Service) -> Blueprint:
    """Return the blueprint of `/suggestions`."""
    blueprint, suggestions = Blueprint("suggestions", __name__), Suggestions(service)

    @blueprint.get("/suggestions")
    def suggested() -> Response:
        made = [
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
