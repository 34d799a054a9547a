"""`/openapi.json`: the description of the API. `/api`: the page to read it on and to try it."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app, render_template

from qa.web.api_wording import API_WORDING
from qa.web.language import page_context
from qa.web.openapi import openapi_document
from qa.web.operation import open_to_all
from qa.web.permission import COOKIE
from qa.web.revalidating import revalidated

if TYPE_CHECKING:
    from flask import Flask

# Goes up where a client that keeps to the description could break.
API_VERSION = "1.0.0"


def api_blueprint() -> Blueprint:
    """Return the blueprint of the two."""
    blueprint = Blueprint("api", __name__)

    @cache
    def described(app: Flask) -> str:
        return json.dumps(openapi_document(app, COOKIE, API_VERSION), ensure_ascii=False)

    @blueprint.get("/openapi.json")
    @open_to_all
    def openapi() -> Response:
        app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001  Flask's own way
        return revalidated(Response(described(app), content_type="application/json"))

    @blueprint.get("/api")
    @open_to_all
    def page() -> str:
        context = page_context()
        context["wording"] = {**context["wording"], **API_WORDING[context["lang"]]}
        return render_template("api.html", **context)

    return blueprint
