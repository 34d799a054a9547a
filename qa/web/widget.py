"""`/widget.js`: the script that puts a question box on a page of another site."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, current_app

from qa.tokens import Right
from qa.web.operation import Operation, Sent, described

if TYPE_CHECKING:
    from flask import Response

KEPT_S = 3600
GIVEN = Operation(
    "Get the widget",
    {HTTPStatus.OK: Sent("a script that puts a question box on the page", {"text/javascript": "the script"})},
    right=Right.NONE,
)


def widget_blueprint() -> Blueprint:
    """Return the blueprint of the script; any page may load it, and `allowed_origins` says which may ask by it."""
    blueprint = Blueprint("widget", __name__)

    @blueprint.get("/widget.js")
    @described(get=GIVEN)
    def widget() -> Response:
        response = current_app.send_static_file("widget.js")
        response.headers["Cache-Control"] = f"public, max-age={KEPT_S}"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return blueprint
