"""Pages of other origins: which may ask by script (CORS), and by which names this service may be called at all."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response, request

from qa.access import ANY_ORIGIN
from qa.web.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Collection

    from flask import Flask

METHODS = "GET, HEAD, POST, PUT, DELETE"
SENT = "Accept, Authorization, Content-Type, If-None-Match, X-Request-Id"
READ = "Content-Disposition, ETag, Retry-After, X-Request-Id"
REMEMBERED_S = 600
NOT_CALLED_SO = (
    "This service is not called {host}. Use an address that it knows, or add the name to the setting hosts "
    "(WENBAO_HOSTS, or hosts in wenbao.toml)."
)


def allow_origins(app: Flask, origins: Collection[str]) -> None:
    """Let pages of these origins ask and read replies, without the cookies of the browser."""

    @app.before_request
    def _preflight() -> Response | None:
        if (
            request.method != "OPTIONS"
            or "Access-Control-Request-Method" not in request.headers
            or not _allowed(origins)
        ):
            return None
        response = Response(status=HTTPStatus.NO_CONTENT)
        response.headers["Access-Control-Allow-Methods"] = METHODS
        response.headers["Access-Control-Allow-Headers"] = SENT
        response.headers["Access-Control-Max-Age"] = str(REMEMBERED_S)
        return response

    @app.after_request
    def _allow(response: Response) -> Response:
        if origins:
            response.vary.add("Origin")
        if _allowed(origins):
            response.headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
            response.headers["Access-Control-Expose-Headers"] = READ
        return response


def check_hosts(app: Flask, hosts: Collection[str]) -> None:
    """Refuse requests that call this service by another name: a page elsewhere may have pointed its own name here."""

    @app.before_request
    def _check() -> None:
        name = request.host.lower()
        bare = name if name.endswith("]") else name.rpartition(":")[0] or name
        if hosts and bare not in hosts:
            raise ProblemError(HTTPStatus.FORBIDDEN, NOT_CALLED_SO.format(host=name[:80] or "so"))


def _allowed(origins: Collection[str]) -> bool:
    sent = request.headers.get("Origin", "").lower()
    return bool(sent) and (sent in origins or ANY_ORIGIN in origins)
