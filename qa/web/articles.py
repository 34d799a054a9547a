"""`/articles`: an article with the cited words marked, the articles of a page, and what issues there are."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, jsonify, render_template, request

from qa.documents import article_document
from qa.web.article_view import blocks_of, span_in
from qa.web.language import page_context
from qa.web.problems import ProblemError

if TYPE_CHECKING:
    from qa.service import Service


def articles_blueprint(service: Service) -> Blueprint:
    """Return the blueprint of `/articles` and `/issues`."""
    blueprint = Blueprint("articles", __name__)

    @blueprint.get("/articles/<article_id>")
    def article(article_id: str) -> Response | str:
        found = service.archive.articles.article(article_id)
        if found is None:
            abort(HTTPStatus.NOT_FOUND, f"There is no article {article_id} in this version of the archive.")
        document = article_document(found)
        if wants_json():
            return jsonify(document)
        marks = (span_in(request.args.get("quote", "")), span_in(request.args.get("answer", "")))
        return render_template("article.html", article=document, blocks=blocks_of(found, *marks), **page_context())

    @blueprint.get("/articles")
    def articles() -> Response | str:
        source = request.args.get("source", "")
        if not source:
            raise ProblemError(HTTPStatus.BAD_REQUEST, "The parameter source is missing: name a page file.", "source")
        found = [article_document(one) for one in service.archive.articles.articles_of(source)]
        if not found:
            abort(HTTPStatus.NOT_FOUND, f"There is no page {source} in this version of the archive.")
        if wants_json():
            return jsonify({"source": source, "articles": found})
        listed = [{**document, "url": f"/articles/{document['article_id']}"} for document in found]
        return render_template("articles.html", source=source, articles=listed, **page_context())

    @blueprint.get("/issues")
    def issues() -> Response:
        return jsonify({"issues": service.archive.articles.issues()})

    return blueprint


def wants_json() -> bool:
    """Return whether this request asks for JSON rather than for a page."""
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"
