"""Replies as server-sent events, for clients that accept them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Response, request

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def wants_stream() -> bool:
    """Return whether this request asks for events rather than for JSON."""
    return request.accept_mimetypes.best_match(["application/json", "text/event-stream"]) == "text/event-stream"


def event(name: str, data: Mapping[str, object]) -> str:
    """Return one event of a stream."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def event_stream(events: Iterator[str]) -> Response:
    """Return the response that sends these events as they come, past the buffers and caches between."""
    response = Response(events, content_type="text/event-stream; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response
