"""`GET /index`: what the archive is and how far its rebuilding. `POST /index/rebuild`: rebuild it."""

from __future__ import annotations

from http import HTTPStatus
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify

from index.errors import BuilderBusyError
from qa.archive_shapes import ArchiveState, JobDocument, Progress
from qa.archive_state import archive_document, job_document
from qa.job import State
from qa.tokens import Right
from qa.web.event_stream import event, event_stream, wants_stream
from qa.web.operation import EVENTS, JSON, Operation, Sent, described
from qa.web.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.intake import Intake
    from qa.service import Service

# A stream holds one of the server's threads until the job ends; the others are for questions.
STREAMS = 2

STATE = Operation(
    "What the archive is, and how far its rebuilding",
    {HTTPStatus.OK: Sent("the state", {JSON: ArchiveState, EVENTS: (("progress", Progress), ("done", ArchiveState))})},
    about="As events it tells the progress of a rebuild about twice a second, and the whole state at the end.",
)
REBUILD = Operation(
    "Build a new version of the archive",
    {HTTPStatus.ACCEPTED: Sent("it is being built", {JSON: JobDocument}, {"Location": "where its progress is told"})},
    problems=(HTTPStatus.CONFLICT,),
    right=Right.REBUILD,
)


def index_blueprint(service: Service, intake: Intake) -> Blueprint:
    """Return the blueprint of `/index`."""
    blueprint = Blueprint("index", __name__)
    rebuilding, places = intake.rebuilding, BoundedSemaphore(STREAMS)

    @blueprint.get("/index")
    @described(get=STATE)
    def index() -> Response:
        if not wants_stream():
            response = jsonify(archive_document(service.archive_in_use, rebuilding.job))
            response.headers["Cache-Control"] = "no-store"
            return response
        if not places.acquire(blocking=False):
            detail = f"{STREAMS} clients follow the progress already. Ask for JSON instead, every second or so."
            raise ProblemError(HTTPStatus.TOO_MANY_REQUESTS, detail, retry_after_s=1)
        response = event_stream(_events())
        response.call_on_close(places.release)
        return response

    @blueprint.post("/index/rebuild")
    @described(post=REBUILD)
    def rebuild() -> tuple[Response, int, dict[str, str]]:
        try:
            job = rebuilding.start()
        except BuilderBusyError as error:
            raise ProblemError(HTTPStatus.CONFLICT, str(error)) from error
        return jsonify(job_document(job)), HTTPStatus.ACCEPTED, {"Location": "/index"}

    def _events() -> Iterator[str]:
        for job in rebuilding.follow():
            if job.state is State.RUNNING:
                yield event("progress", {"job": job_document(job)})
        yield event("done", archive_document(service.archive_in_use, rebuilding.job))

    return blueprint
