"""The application: one blueprint a noun, its services handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Response

from qa.web.articles import articles_blueprint
from qa.web.ask import ask_blueprint
from qa.web.chat import chat_blueprint
from qa.web.desk import desk_blueprint
from qa.web.health import health_blueprint
from qa.web.index import index_blueprint
from qa.web.language import remember_language
from qa.web.pages import pages_blueprint
from qa.web.problems import handle_problems

if TYPE_CHECKING:
    from qa.intake import Intake
    from qa.service import Service

LARGEST_REQUEST = 64 * 1024
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def create_app(service: Service, intake: Intake) -> Flask:
    """Return the application that answers from this service and takes in pages by this intake."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the default provider has it
    for blueprint in (ask_blueprint, articles_blueprint, chat_blueprint, health_blueprint):
        app.register_blueprint(blueprint(service))
    app.register_blueprint(index_blueprint(service, intake))
    app.register_blueprint(pages_blueprint(intake))
    app.register_blueprint(desk_blueprint(intake))
    handle_problems(app)

    @app.after_request
    def _finish(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if response.mimetype == "application/json":
            response.content_type = "application/json; charset=utf-8"
        return remember_language(response)

    return app
