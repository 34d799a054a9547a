"""`/ask`: a question in, a cited reply out, whole or as an event stream."""

from __future__ import annotations

import time
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, request

from qa.document_shapes import AnswerEvent, PassagesEvent, ReplyDocument
from qa.documents import passage_documents, reply_document, understood_document
from qa.reply import Answer
from qa.understood import understood_of
from qa.web.asking import ASK, ASK_ADDRESS, question_in
from qa.web.event_stream import event, event_stream, wants_stream
from qa.web.observing import remember_question
from qa.web.operation import EVENTS, JSON, Operation, Sent, described
from qa.web.problem_shape import ProblemDocument
from qa.web.problems import problem_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qa.reply import Reply
    from qa.service import Question, Service
    from qa.web.places import Places

REPLIES = {
    HTTPStatus.OK: Sent(
        "an answer with its citations, or no answer and why",
        {
            JSON: ReplyDocument,
            EVENTS: (
                ("passages", PassagesEvent),
                ("answer", AnswerEvent),
                ("done", ReplyDocument),
                ("problem", ProblemDocument),
            ),
        },
    )
}
ASKING = Operation("Ask a question", REPLIES, body={JSON: ASK.schema()}, problems=(HTTPStatus.SERVICE_UNAVAILABLE,))
ASKING_BY_ADDRESS = Operation(
    "Ask a question by an address", REPLIES, query=ASK_ADDRESS, problems=(HTTPStatus.SERVICE_UNAVAILABLE,)
)


def ask_blueprint(service: Service, places: Places, count: Callable[[Reply], None]) -> Blueprint:
    """Return the blueprint of `/ask`; each reply is told to `count`."""
    blueprint = Blueprint("ask", __name__)

    @blueprint.route("/ask", methods=["GET", "POST"])
    @described(get=ASKING_BY_ADDRESS, post=ASKING)
    def ask() -> Response:
        question = question_in(request)
        remember_question(question.words)
        service.archive  # noqa: B018  raises here, before a stream has begun, where there is no archive
        places.take()
        if wants_stream():
            response = event_stream(_events(service, question, count))
            response.call_on_close(places.free)
            return response
        try:
            reply = service.answer(question)
            count(reply)
            return jsonify(reply_document(reply))
        finally:
            places.free()

    return blueprint


def _events(service: Service, question: Question, count: Callable[[Reply], None]) -> Iterator[str]:
    started = time.perf_counter()
    try:
        pipeline, query = service.pipeline(), service.understand(question)
        candidates = pipeline.find(query)
        understood = understood_document(understood_of(query), query.question)
        passages = passage_documents(candidates[: query.limit])
        yield event("passages", {"question": query.shown, "understood": understood, "passages": passages})
        reply = service.phrase(pipeline.finish(query, candidates, started))
        count(reply)
        if isinstance(reply.outcome, Answer):
            yield event("answer", {"text": reply.outcome.text})
        yield event("done", reply_document(reply))
    except Exception as error:
        yield event("problem", problem_document(error))
