"""`/series`: an indicator over time, each point with its place in the paper, as JSON or as a table to download."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, TypedDict

from flask import Blueprint, Response, jsonify, request

from qa.document_shapes import PointDocument, UnderstoodDocument
from qa.documents import series_document, understood_document
from qa.series_table import table_of
from qa.service import Question
from qa.understood import understood_of
from qa.web.asking import ASKED_ON, FILTERS, LANG, QUESTION, parameters_in, scope_in, today
from qa.web.fields import Choice, Fields
from qa.web.observing import remember_question
from qa.web.operation import JSON, Operation, Sent, described

if TYPE_CHECKING:
    from qa.service import Service

CSV = "text/csv"
SERIES = Fields(
    "a question for a figure",
    {
        "q": QUESTION,
        "format": Choice("csv for a table, whatever Accept says", ("json", "csv")),
        "asked_on": ASKED_ON,
        **FILTERS.known,
        "lang": LANG,
    },
    frozenset({"q"}),
)


class SeriesDocument(TypedDict):
    """An indicator over time."""

    question: str
    understood: UnderstoodDocument
    series: list[PointDocument]
    index_version: str


OPERATION = Operation(
    "A figure over time",
    {HTTPStatus.OK: Sent("the value of each period, oldest first; none where fewer than two are known", {JSON: SeriesDocument, CSV: "a table in UTF-8 with a byte order mark"})},
    about="The question names an indicator and a place, such as 青石县固定资产投资增速. Of several issues the newest counts.",
    query=SERIES,
    problems=(HTTPStatus.SERVICE_UNAVAILABLE,),
)  # fmt: skip


def series_blueprint(service: Service) -> Blueprint:
    """Return the blueprint of `/series`."""
    blueprint = Blueprint("series", __name__)

    @blueprint.get("/series")
    @described(get=OPERATION)
    def series() -> Response:
        read = parameters_in(request.args, SERIES)
        remember_question(read["q"])
        query = service.understand(Question(read["q"], (), scope_in(read, ""), read.get("asked_on") or today(), 1))
        version = service.archive.manifest.version
        points = series_document(service.series(query))
        if wants_csv(read.get("format", "")):
            response = Response(table_of(points), content_type=f"{CSV}; charset=utf-8")
            response.headers["Content-Disposition"] = 'attachment; filename="series.csv"'
            return response
        document: SeriesDocument = {
            "question": query.shown,
            "understood": understood_document(understood_of(query), query.question),
            "series": points,
            "index_version": version,
        }
        return jsonify(document)

    return blueprint


def wants_csv(form: str) -> bool:
    """Return whether this request asks for a table, by its address or else by what it accepts."""
    return form == "csv" or (not form and request.accept_mimetypes.best_match([JSON, CSV], default=JSON) == CSV)
