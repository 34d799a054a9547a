"""Replies that a client may keep, if it asks each time whether they are still the same: then only that is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from flask import Response


def revalidated(response: Response) -> Response:
    """Return the response with the hash of its bytes as its ETag; 304 without a body for who has these already."""
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.add("Accept")
    response.add_etag()
    response.make_conditional(request)
    return response
