"""An id for each request, so that a reply, its problem and the line of the log can be laid side by side."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

from flask import g, has_request_context, request

if TYPE_CHECKING:
    from flask import Flask, Response

HEADER = "X-Request-Id"
# What a proxy or a client may call a request; anything else could forge lines of a log.
SANE = re.compile(r"[A-Za-z0-9._-]{1,64}")


def give_request_ids(app: Flask) -> None:
    """Give each request the id that it brings, where that is sane, else a new one; send it back with the response."""

    @app.before_request
    def _take() -> None:
        sent = request.headers.get(HEADER, "")
        g.request_id = sent if SANE.fullmatch(sent) else uuid.uuid4().hex

    @app.after_request
    def _tell(response: Response) -> Response:
        response.headers[HEADER] = request_id()
        return response


def request_id() -> str:
    """Return the id of the request at hand; empty where there is none."""
    return str(g.get("request_id", "")) if has_request_context() else ""
