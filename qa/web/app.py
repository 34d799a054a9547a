"""The application: one blueprint a noun, its services handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Response

from qa.web.api import api_blueprint
from qa.web.articles import articles_blueprint
from qa.web.ask import ask_blueprint
from qa.web.chat import chat_blueprint
from qa.web.completions import completions_blueprint
from qa.web.compressing import compress
from qa.web.desk import desk_blueprint
from qa.web.health import health_blueprint
from qa.web.index import index_blueprint
from qa.web.issues import issues_blueprint
from qa.web.language import remember_language
from qa.web.metrics import Metrics, metrics_blueprint
from qa.web.observing import observe
from qa.web.pages import pages_blueprint
from qa.web.places import Places
from qa.web.problems import handle_problems
from qa.web.request_ids import give_request_ids
from qa.web.search import search_blueprint
from qa.web.suggestions import suggestions_blueprint

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


def create_app(service: Service, intake: Intake, *, log_questions: bool = False) -> Flask:
    """Return the application that answers from this service and takes in pages by this intake.

    Where `log_questions`, the line of the log of a request holds its question.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the default provider has it
    metrics = Metrics(service)
    give_request_ids(app)
    # What is registered first sees the response last: it is compressed, and watched, when all else is done.
    observe(app, metrics, log_questions=log_questions)
    compress(app)
    app.register_blueprint(metrics_blueprint(metrics))
    for blueprint in (
        articles_blueprint,
        chat_blueprint,
        health_blueprint,
        issues_blueprint,
        search_blueprint,
        suggestions_blueprint,
    ):
        app.register_blueprint(blueprint(service))
    places = Places()
    for asking in (ask_blueprint, completions_blueprint):
        app.register_blueprint(asking(service, places, metrics.reply))
    app.register_blueprint(index_blueprint(service, intake))
    app.register_blueprint(pages_blueprint(intake))
    app.register_blueprint(desk_blueprint(intake))
    app.register_blueprint(api_blueprint())
    handle_problems(app)

    @app.after_request
    def _finish(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if response.mimetype == "application/json":
            response.content_type = "application/json; charset=utf-8"
        return remember_language(response)

    return app
