"""`/articles`: an article with the cited words marked, its lines one by one, and the articles of a page."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated

from flask import Blueprint, Response, abort, jsonify, make_response, render_template, request

from qa.document_shapes import ArticleDocument, ArticlesDocument
from qa.documents import article_document
from qa.web.article_view import Block, blocks_of, span_in
from qa.web.asking import LANG, parameters_in
from qa.web.fields import Anything, Fields, Text
from qa.web.language import page_context
from qa.web.operation import HTML, JSON, Operation, Sent, described
from qa.web.revalidating import revalidated

if TYPE_CHECKING:
    from index.article import Article
    from qa.service import Service


class LinesDocument(ArticleDocument):
    """A whole article with its lines as they are printed."""

    blocks: Annotated[list[Block], "its parts, in order"]


GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE)
SOURCE = Fields(
    "a page",
    {"source": Text("the page file", 1, 1000), "lang": LANG},
    frozenset({"source"}),
)
MARKS = Fields(
    "what to mark",
    {
        "quote": Anything("characters of the article to mark as the quote, as start-end"),
        "answer": Anything("characters to mark as the answer, as start-end"),
        "lang": LANG,
    },
)
NAMED = {"article_id": Anything("the article_id of a citation or a passage")}
ARTICLE = Operation(
    "Get an article",
    {HTTPStatus.OK: Sent("the article; a page where a browser asks", {JSON: ArticleDocument, HTML: "a page"})},
    query=MARKS,
    path=NAMED,
    problems=GONE,
)
LINES = Operation(
    "Get an article with its lines",
    {
        HTTPStatus.OK: Sent(
            "the article, and of each part the lines, in runs of plain and marked words", {JSON: LinesDocument}
        )
    },
    query=MARKS,
    path=NAMED,
    problems=GONE,
)
ARTICLES = Operation(
    "List the articles of a page",
    {
        HTTPStatus.OK: Sent(
            "its articles, in order; a page where a browser asks", {JSON: ArticlesDocument, HTML: "a page"}
        )
    },
    query=SOURCE,
    problems=GONE,
)


def articles_blueprint(service: Service) -> Blueprint:
    """Return the blueprint of `/articles`."""
    blueprint = Blueprint("articles", __name__)

    def named(article_id: str) -> Article:
        found = service.archive.articles.article(article_id)
        if found is None:
            abort(HTTPStatus.NOT_FOUND, f"There is no article {article_id} in this version of the archive.")
        return found

    @blueprint.get("/articles/<article_id>")
    @described(get=ARTICLE)
    def article(article_id: str) -> Response:
        found = named(article_id)
        document = article_document(found)
        if wants_json():
            return revalidated(jsonify(document))
        page = render_template("article.html", article=document, blocks=_blocks(found), **page_context())
        return revalidated(make_response(page))

    @blueprint.get("/articles/<article_id>/lines")
    @described(get=LINES)
    def lines(article_id: str) -> Response:
        found = named(article_id)
        return revalidated(jsonify(article_document(found) | {"blocks": [asdict(block) for block in _blocks(found)]}))

    @blueprint.get("/articles")
    @described(get=ARTICLES)
    def articles() -> Response | str:
        source = parameters_in(request.args, SOURCE)["source"]
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
