"""`/healthz`: the process lives. `/readyz`: it can answer questions."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Literal, TypedDict

from flask import Blueprint, Response, jsonify

from qa.tokens import Right
from qa.web.metrics import age_s
from qa.web.operation import JSON, Operation, Sent, described

if TYPE_CHECKING:
    from qa.service import Service


class Alive(TypedDict):
    """The process lives."""

    status: Literal["ok"]


class Ready(TypedDict):
    """Questions can be answered, and from which version of the archive."""

    status: Literal["ready"]
    index_version: str
    built_at: str
    age_s: Annotated[float, "seconds since it was built"]
    pages: int
    articles: int
    passages: int


ALIVE = Operation("Whether the process lives", {HTTPStatus.OK: Sent("it does", {JSON: Alive})}, right=Right.NONE)
READY = Operation(
    "Whether questions can be answered",
    {HTTPStatus.OK: Sent("they can", {JSON: Ready})},
    problems=(HTTPStatus.SERVICE_UNAVAILABLE,),
)


def health_blueprint(service: Service) -> Blueprint:
    """Return the blueprint of the two."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    @described(get=ALIVE)
    def healthz() -> Response:
        return jsonify({"status": "ok"})

    @blueprint.get("/readyz")
    @described(get=READY)
    def readyz() -> Response:
        manifest = service.archive.manifest
        ready: Ready = {
            "status": "ready",
            "index_version": manifest.version,
            "built_at": manifest.built_at,
            "age_s": age_s(manifest.built_at),
            "pages": manifest.pages_read,
            "articles": manifest.articles,
            "passages": manifest.passages,
        }
        return jsonify(ready)

    return blueprint
