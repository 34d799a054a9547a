"""`/search`: the plain list of articles found for some words, as a page or as JSON."""

from __future__ import annotations

from http import HTTPStatus
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, render_template, request

from qa.document_shapes import SearchDocument
from qa.documents import search_document
from qa.searching import Order
from qa.web.article_view import Run
from qa.web.articles import wants_json
from qa.web.language import page_context
from qa.web.observing import remember_question
from qa.web.operation import HTML, JSON, Operation, Sent, described
from qa.web.problems import ProblemError, person_is_looking
from qa.web.search_wording import SEARCH_WORDING
from qa.web.searching import SEARCH, search_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.service import Service
    from qa.web.searching import Search


class SearchedDocument(SearchDocument):
    """A part of the list of articles that were found, with how it was asked for."""

    order: str
    limit: int


SEARCHING = Operation(
    "List articles by words",
    {HTTPStatus.OK: Sent("the articles found; a page where a browser asks", {JSON: SearchedDocument, HTML: "a page"})},
    about="An article is found where it holds more than half of the words; where none does, the ten nearest in meaning are.",
    query=SEARCH,
    problems=(HTTPStatus.SERVICE_UNAVAILABLE,),
)
FILTERS_SHOWN = ("paper", "issue", "page", "source")


def search_blueprint(service: Service) -> Blueprint:
    """Return the blueprint of `/search`."""
    blueprint = Blueprint("search", __name__)

    @blueprint.get("/search")
    @described(get=SEARCHING)
    def search() -> Response | str | tuple[str, int]:
        if wants_json():
            return jsonify(_found(service, search_in(request.args)))
        if not request.args.get("q", "").strip() and person_is_looking():
            return _page()
        try:
            sought = search_in(request.args)
        except ProblemError as problem:
            return _page(problem=problem.detail), problem.status
        return _page(**_list(_found(service, sought), sought.question.limit))

    return blueprint


def runs_of(text: str, marks: Sequence[Sequence[int]]) -> tuple[Run, ...]:
    """Return the text as runs of plain and marked words; the marks are in order and apart."""
    cuts = [0, *(at for mark in marks for at in mark), len(text)]
    return tuple(
        Run(text[start:end], "found" if number % 2 else "")
        for number, (start, end) in enumerate(pairwise(cuts))
        if start < end
    )


def _found(service: Service, sought: Search) -> SearchedDocument:
    remember_question(sought.question.words)
    document = search_document(service.search(sought.question, sought.order, sought.offset))
    return {**document, "order": sought.order.value, "limit": sought.question.limit}


def _list(document: SearchedDocument, limit: int) -> dict[str, Any]:
    """Return what the page shows of a search: the articles with their marked words, and the ways to the other pages."""
    articles = [
        {
            **article,
            "headline_runs": runs_of(article["headline"], article["headline_marks"]),
            "snippet_runs": runs_of(article["snippet"], article["snippet_marks"]),
        }
        for article in document["articles"]
    ]
    offset, total = document["offset"], document["total"]
    return {
        "searched": document,
        "articles": articles,
        "previous_url": _url(max(0, min(offset, total) - limit)) if offset else None,
        "next_url": _url(offset + limit) if offset + limit < total else None,
    }


def _url(offset: int) -> str:
    kept = {name: value for name, value in request.args.items() if value.strip() and name not in {"offset", "lang"}}
    return f"/search?{urlencode(kept | ({'offset': str(offset)} if offset else {}))}"


def _page(**shown: Any) -> str:  # noqa: ANN401  what the template shows
    context = page_context()
    context["wording"] = {**context["wording"], **SEARCH_WORDING[context["lang"]]}
    given = request.args
    open_filters = any(given.get(name, "").strip() for name in ("date_from", "date_to", *FILTERS_SHOWN))
    orders = [order.value for order in Order]
    return render_template(
        "search.html", given=given, filters=FILTERS_SHOWN, open_filters=open_filters, orders=orders, **shown, **context
    )
