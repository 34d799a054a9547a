"""`/ask`: a question in, a cited reply out, whole or as an event stream."""

from __future__ import annotations

import time
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, request

from qa.documents import passage_documents, reply_document
from qa.reply import Answer
from qa.web.asking import question_in
from qa.web.event_stream import event, event_stream, wants_stream
from qa.web.problems import ProblemError, problem_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.service import Question, Service

# More questions at a time than this only make each other slow; a further one waits a little, then is sent away.
AT_A_TIME = 4
LONGEST_WAIT_S = 10.0


def ask_blueprint(service: Service) -> Blueprint:
    """Return the blueprint of `/ask`."""
    blueprint = Blueprint("ask", __name__)
    places = BoundedSemaphore(AT_A_TIME)

    @blueprint.route("/ask", methods=["GET", "POST"])
    def ask() -> Response:
        question = question_in(request)
        service.archive  # noqa: B018  raises here, before a stream has begun, where there is no archive
        if not places.acquire(timeout=LONGEST_WAIT_S):
            raise ProblemError.busy()
        if wants_stream():
            response = event_stream(_events(service, question))
            response.call_on_close(places.release)
            return response
        try:
            return jsonify(reply_document(service.answer(question)))
        finally:
            places.release()

    return blueprint


def _events(service: Service, question: Question) -> Iterator[str]:
    started = time.perf_counter()
    try:
        pipeline, query = service.pipeline(), service.understand(question)
        candidates = pipeline.find(query)
        yield event("passages", {"question": query.question, "passages": passage_documents(candidates[: query.limit])})
        reply = pipeline.finish(query, candidates, started)
        if isinstance(reply.outcome, Answer):
            yield event("answer", {"text": reply.outcome.text})
        yield event("done", reply_document(reply))
    except Exception as error:
        yield event("problem", problem_document(error))
