"""Errors as `application/problem+json` (RFC 9457), or as OpenAI has them: what was found, what was expected, what to do."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from types import MappingProxyType
from typing import TYPE_CHECKING

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge

from index.errors import ArchiveError
from qa.web.completion_errors import V1, error_document
from qa.web.language import page_context
from qa.web.request_ids import request_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkzeug.sansio.response import Response as SansioResponse

    from qa.web.problem_shape import ProblemDocument

log = logging.getLogger(__name__)


class ProblemError(Exception):
    """A request that cannot be answered as it is."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        field: str = "",
        retry_after_s: int = 0,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.field = field
        self.headers = {**headers, **({"Retry-After": str(retry_after_s)} if retry_after_s else {})}

    @classmethod
    def too_many(cls, detail: str, wait_s: int) -> ProblemError:
        """Too many requests: when to come again is said."""
        return cls(HTTPStatus.TOO_MANY_REQUESTS, detail, retry_after_s=wait_s)

    @classmethod
    def busy(cls) -> ProblemError:
        """Too many questions at a time."""
        detail = (
            "Many questions are being answered just now. Ask again in a few seconds. 现在提问的人较多，请过几秒再问。"
        )
        return cls.too_many(detail, 3)


def problem_document(error: Exception) -> ProblemDocument:
    """Return the problem that an error is; what was not foreseen is logged, and told without its inside."""
    if isinstance(error, ProblemError):
        return _document(error.status, error.detail, error.field)
    if isinstance(error, ArchiveError):
        return _document(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
    log.error("unforeseen %s", type(error).__name__, exc_info=error)
    return _document(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; the log of the service says what.")


def _document(status: HTTPStatus, detail: str, field: str = "") -> ProblemDocument:
    document: ProblemDocument = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
    }
    if field:
        document["field"] = field
    if request_id():
        document["request_id"] = request_id()
    return document


def _response(document: ProblemDocument, headers: Mapping[str, str] = MappingProxyType({})) -> Response:
    at_v1 = request.path.startswith(V1)
    text = json.dumps(error_document(document) if at_v1 else document, ensure_ascii=False)
    content_type = "application/json" if at_v1 else "application/problem+json"
    return Response(text, document["status"], dict(headers), content_type=content_type)


def handle_problems(app: Flask) -> None:
    """Turn every error into a problem, or into a page where a person is looking; never into a stack trace."""

    @app.errorhandler(ProblemError)
    def _problem(error: ProblemError) -> Response:
        return _response(problem_document(error), error.headers)

    @app.errorhandler(ArchiveError)
    def _no_archive(error: ArchiveError) -> Response | tuple[str, int, dict[str, str]]:
        retry = {"Retry-After": "10"}
        if not person_is_looking():
            return _response(problem_document(error), retry)
        context = page_context()
        texts = {"title": context["wording"]["empty_title"], "text": context["wording"]["empty_page"]}
        page = render_template("message.html", leads_to_desk=True, **texts, **context)
        return page, HTTPStatus.SERVICE_UNAVAILABLE.value, retry

    @app.errorhandler(RequestEntityTooLarge)
    def _too_large(_: RequestEntityTooLarge) -> Response:
        detail = f"The request is longer than {request.max_content_length} bytes. Send a shorter one."
        return _response(_document(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail))

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException) -> Response | SansioResponse:
        status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
        if status < HTTPStatus.BAD_REQUEST:
            return error.get_response()
        if person_is_looking():
            context = page_context()
            wording = context["wording"]
            texts = (
                (wording["missing_title"], wording["missing_text"])
                if status == HTTPStatus.NOT_FOUND
                else (status.phrase, "")
            )
            page = render_template("message.html", title=texts[0], text=texts[1], **context)
            response = Response(page, status.value)
        else:
            response = _response(_document(status, error.description or status.phrase))
        if isinstance(error, MethodNotAllowed):
            response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
        return response

    @app.errorhandler(Exception)
    def _unforeseen(error: Exception) -> Response:
        return _response(problem_document(error))


def person_is_looking() -> bool:
    """Return whether this request asks for a page rather than for JSON."""
    return request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html"
