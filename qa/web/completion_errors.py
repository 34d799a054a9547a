"""Errors below `/v1/`, in the shape that clients of OpenAI's API read."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.web.completion_shapes import ErrorDocument
    from qa.web.problem_shape import ProblemDocument

V1 = "/v1/"


def error_document(problem: ProblemDocument) -> ErrorDocument:
    """Return a problem document (status, detail, field where one is off) as `{"error": {message, type, param, code}}`."""
    status, field = HTTPStatus(problem["status"]), problem.get("field")
    kind, code = "invalid_request_error", None
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        kind, code = "rate_limit_error", "rate_limit_exceeded"
    elif status == HTTPStatus.UNAUTHORIZED:
        kind, code = "authentication_error", "invalid_api_key"
    elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        kind = "server_error"
    elif status == HTTPStatus.NOT_FOUND and field == "model":
        code = "model_not_found"
    return {"error": {"message": problem["detail"], "type": kind, "param": field, "code": code}}
