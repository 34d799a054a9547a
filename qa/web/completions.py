"""`/v1/chat/completions` and `/v1/models`: the same answers for programs that speak OpenAI's API."""

from __future__ import annotations

import json
import time
import uuid
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal

from flask import Blueprint, Response, jsonify, request

from qa.web.completion_asking import COMPLETION, MODEL, check_model, completion_in
from qa.web.completion_documents import (
    answer_chunks,
    completion_document,
    message_document,
    model_document,
    opening_chunk,
)
from qa.web.completion_errors import error_document
from qa.web.completion_shapes import ChunkDocument, CompletionDocument, ModelDocument, ModelsDocument
from qa.web.event_stream import event_stream
from qa.web.fields import Anything
from qa.web.observing import remember_question
from qa.web.operation import EVENTS, JSON, Operation, Sent, described
from qa.web.problems import problem_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from qa.reply import Reply
    from qa.service import Service
    from qa.web.completion_asking import CompletionAsked
    from qa.web.completion_shapes import CompletionHead
    from qa.web.places import Places

# A client sends the whole conversation with each question.
LARGEST_CONVERSATION = 1024 * 1024

DONE = "[DONE]"
UNKNOWN_MODEL = (HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE)
COMPLETING = Operation(
    "Ask a question in the form of OpenAI's API",
    {
        HTTPStatus.OK: Sent(
            "the answer as a message",
            {JSON: CompletionDocument, EVENTS: (("message", ChunkDocument), ("message", Literal[DONE]))},
        )
    },
    about="The last message of the user is the question; those before it complete a follow-up. With `stream` the answer "
    "comes in chunks, and behind the last one [DONE].",
    body={JSON: COMPLETION},
    problems=UNKNOWN_MODEL,
)
MODELS = Operation(
    "List the models",
    {HTTPStatus.OK: Sent("the one model", {JSON: ModelsDocument})},
    problems=(HTTPStatus.SERVICE_UNAVAILABLE,),
)
MODEL_BY_NAME = Operation(
    "Get a model",
    {HTTPStatus.OK: Sent("the model", {JSON: ModelDocument})},
    path={"name": Anything(f"there is only {MODEL}")},
    problems=UNKNOWN_MODEL,
)


def completions_blueprint(service: Service, places: Places, count: Callable[[Reply], None]) -> Blueprint:
    """Return the blueprint of `/v1`; each reply is told to `count`."""
    blueprint = Blueprint("completions", __name__, url_prefix="/v1")

    @blueprint.post("/chat/completions")
    @described(post=COMPLETING)
    def completions() -> Response:
        request.max_content_length = LARGEST_CONVERSATION
        asked = completion_in(request)
        remember_question(asked.question.words)
        head = _head(service.archive.manifest.version)  # raises before a stream has begun where there is no archive
        host = request.host_url.rstrip("/")
        places.take()
        if asked.stream:
            response = event_stream(_events(service, asked, head, host, count))
            response.call_on_close(places.free)
            return response
        try:
            reply = service.answer(asked.question)
            count(reply)
            return jsonify(completion_document(head, message_document(reply, host)))
        finally:
            places.free()

    @blueprint.get("/models")
    @described(get=MODELS)
    def models() -> Response:
        return jsonify({"object": "list", "data": [_model(service)]})

    @blueprint.get("/models/<name>")
    @described(get=MODEL_BY_NAME)
    def model(name: str) -> Response:
        check_model(name)
        return jsonify(_model(service))

    return blueprint


def _head(index_version: str) -> CompletionHead:
    created = int(time.time())
    return {
        "id": f"chatcmpl-{uuid.uuid4().hex}",
        "created": created,
        "model": MODEL,
        "system_fingerprint": index_version,
    }


def _model(service: Service) -> ModelDocument:
    return model_document(MODEL, int(datetime.fromisoformat(service.archive.manifest.built_at).timestamp()))


def _events(
    service: Service, asked: CompletionAsked, head: CompletionHead, host: str, count: Callable[[Reply], None]
) -> Iterator[str]:
    try:
        yield _data(opening_chunk(head))
        reply = service.answer(asked.question)
        count(reply)
        message = message_document(reply, host)
        for chunk in answer_chunks(head, message, usage=asked.stream_usage):
            yield _data(chunk)
        yield f"data: {DONE}\n\n"
    except Exception as error:
        yield _data(error_document(problem_document(error)))


def _data(document: Mapping[str, object]) -> str:
    return f"data: {json.dumps(document, ensure_ascii=False)}\n\n"
