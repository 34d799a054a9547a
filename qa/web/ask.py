"""`/ask`: a question in, a cited reply out, whole or as an event stream."""

from __future__ import annotations

import json
import time
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, jsonify, request

from qa.documents import passage_documents, reply_document
from qa.reply import Answer
from qa.web.asking import question_in
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
        if _wants_stream():
            response = Response(_events(service, question), content_type="text/event-stream; charset=utf-8")
            response.headers["Cache-Control"] = "no-store"
            response.headers["X-Accel-Buffering"] = "no"
            response.call_on_close(places.release)
            return response
        try:
            return jsonify(reply_document(service.answer(question)))
        finally:
            places.release()

    return blueprint


def _wants_stream() -> bool:
    return request.accept_mimetypes.best_match(["application/json", "text/event-stream"]) == "text/event-stream"


def _events(service: Service, question: Question) -> Iterator[str]:
    started = time.perf_counter()
    try:
        pipeline, query = service.pipeline(), service.understand(question)
        candidates = pipeline.find(query)
        yield _event("passages", {"question": query.question, "passages": passage_documents(candidates[: query.limit])})
        reply = pipeline.finish(query, candidates, started)
        if isinstance(reply.outcome, Answer):
            yield _event("answer", {"text": reply.outcome.text})
        yield _event("done", reply_document(reply))
    except Exception as error:
        yield _event("problem", problem_document(error))


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
