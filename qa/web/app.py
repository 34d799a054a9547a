"""The application: one blueprint a noun, its services handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Response

from qa.access import Access
from qa.web.api import api_blueprint
from qa.web.articles import articles_blueprint
from qa.web.ask import ask_blueprint
from qa.web.chat import chat_blueprint
from qa.web.completions import completions_blueprint
from qa.web.compressing import compress
from qa.web.cross_origin import allow_origins, check_hosts
from qa.web.desk import desk_blueprint
from qa.web.health import health_blueprint
from qa.web.index import index_blueprint
from qa.web.issues import issues_blueprint
from qa.web.language import remember_language
from qa.web.metrics import Metrics, metrics_blueprint
from qa.web.observing import observe
from qa.web.pages import pages_blueprint
from qa.web.permission import guard
from qa.web.places import Places
from qa.web.problems import handle_problems
from qa.web.rate_limiting import limit_rate
from qa.web.request_ids import give_request_ids
from qa.web.search import search_blueprint
from qa.web.series import series_blueprint
from qa.web.signing_in import signing_in_blueprint
from qa.web.suggestions import suggestions_blueprint
from qa.web.widget import widget_blueprint

if TYPE_CHECKING:
    from qa.intake import Intake
    from qa.service import Service

EVERYONE_READS = Access()
LARGEST_REQUEST = 64 * 1024
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def create_app(
    service: Service, intake: Intake, access: Access = EVERYONE_READS, *, log_questions: bool = False
) -> Flask:
    """Return the application that answers from this service and takes in pages by this intake, for whom `access` lets in.

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
    check_hosts(app, access.hosts)
    allow_origins(app, access.origins)
    limit_rate(app, access.per_minute)
    guard(app, access)
    app.register_blueprint(metrics_blueprint(metrics))
    for blueprint in (
        articles_blueprint,
        chat_blueprint,
        health_blueprint,
        issues_blueprint,
        search_blueprint,
        series_blueprint,
        suggestions_blueprint,
    ):
        app.register_blueprint(blueprint(service))
    places = Places()
    for asking in (ask_blueprint, completions_blueprint):
        app.register_blueprint(asking(service, places, metrics.reply))
    app.register_blueprint(index_blueprint(service, intake))
    app.register_blueprint(pages_blueprint(intake))
    app.register_blueprint(desk_blueprint(access))
    app.register_blueprint(api_blueprint())
    app.register_blueprint(signing_in_blueprint(access))
    app.register_blueprint(widget_blueprint())
    handle_problems(app)

    @app.after_request
    def _finish(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", f"{POLICY} {access.framed_by}")
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if response.mimetype == "application/json":
            response.content_type = "application/json; charset=utf-8"
        return remember_language(response)

    return app
