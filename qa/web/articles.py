"""`/articles`: an article with the cited words marked, its lines one by one, and the articles of a page."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, jsonify, render_template, request

from qa.documents import article_document
from qa.web.article_view import blocks_of, span_in
from qa.web.language import page_context
from qa.web.problems import ProblemError

if TYPE_CHECKING:
    from index.article import Article
    from qa.service import Service
    from qa.web.article_view import Block


def articles_blueprint(service: Service) -> Blueprint:
    """Return the blueprint of `/articles`."""
    blueprint = Blueprint("articles", __name__)

    def named(article_id: str) -> Article:
        found = service.archive.articles.article(article_id)
        if found is None:
            abort(HTTPStatus.NOT_FOUND, f"There is no article {article_id} in this version of the archive.")
        return found

    @blueprint.get("/articles/<article_id>")
    def article(article_id: str) -> Response | str:
        found = named(article_id)
        document = article_document(found)
        if wants_json():
            return jsonify(document)
        return render_template("article.html", article=document, blocks=_blocks(found), **page_context())

    @blueprint.get("/articles/<article_id>/lines")
    def lines(article_id: str) -> Response:
        found = named(article_id)
        return jsonify(article_document(found) | {"blocks": [asdict(block) for block in _blocks(found)]})

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

    return blueprint


def _blocks(article: Article) -> tuple[Block, ...]:
    """Return the article's parts with the spans marked that the address names."""
    return blocks_of(article, span_in(request.args.get("quote", "")), span_in(request.args.get("answer", "")))


def wants_json() -> bool:
    """Return whether this request asks for JSON rather than for a page."""
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"
