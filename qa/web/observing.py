"""Watches each request to its last byte: a line of the log, and a count in the metrics."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from flask import g, request

from qa.web.request_ids import request_id

if TYPE_CHECKING:
    from flask import Flask, Response

    from qa.web.metrics import Metrics

log = logging.getLogger(__name__)
NO_DOOR = "none"


def observe(app: Flask, metrics: Metrics, *, log_questions: bool) -> None:
    """Log and count each request once its response is sent; its question only where `log_questions`."""

    @app.before_request
    def _begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def _end(response: Response) -> Response:
        began, door, status = g.began, _door(), response.status_code
        said: dict[str, Any] = {
            "request_id": request_id(),
            "method": request.method,
            "path": request.path,  # without its parameters: they may hold a question
            "status": status,
        }
        if log_questions and "question" in g:
            said["question"] = g.question

        def sent() -> None:
            seconds = time.perf_counter() - began
            metrics.request(door, status, seconds)
            log.info("request", extra={"fields": {**said, "took_ms": round(seconds * 1000, 1)}})

        response.call_on_close(sent)
        return response


def remember_question(words: str) -> None:
    """Keep the question of this request for its line of the log."""
    g.question = words


def _door() -> str:
    return request.url_rule.rule if request.url_rule else NO_DOOR
