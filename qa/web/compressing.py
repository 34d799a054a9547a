"""Sends texts of more than a kilobyte in gzip to those who accept it; events go out as they come."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from flask import Flask, Response

LEAST_BYTES = 1024
# A file beyond this is sent as it is, a piece at a time.
MOST_BYTES = 4 * 1024 * 1024
LEVEL = 6
TEXTS = frozenset({"application/json", "application/problem+json", "application/javascript", "image/svg+xml"})


def compress(app: Flask) -> None:
    """Compress what this application sends from now on."""

    @app.after_request
    def _compress(response: Response) -> Response:
        if not _may_be_compressed(response):
            return response
        response.vary.add("Accept-Encoding")
        if request.accept_encodings.quality("gzip") > 0:
            response.direct_passthrough = False  # else a static file's bytes could not be read here
            response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
            response.headers["Content-Encoding"] = "gzip"
            etag, _ = response.get_etag()
            if etag:
                response.set_etag(etag, weak=True)  # the same words, but no longer the same bytes
        return response


def _may_be_compressed(response: Response) -> bool:
    kind = response.mimetype or ""
    is_text = kind.startswith("text/") or kind in TEXTS
    is_whole = response.direct_passthrough or not response.is_streamed
    is_sent = response.status_code == 200 or response.status_code >= 400
    return (
        is_text
        and is_whole
        and is_sent
        and "Content-Encoding" not in response.headers
        and LEAST_BYTES <= (response.content_length or 0) <= MOST_BYTES
    )
