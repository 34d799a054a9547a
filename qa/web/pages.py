"""`/index/preview`: what would be cut from a page. `/index/pages`: the page files, to put in and to take out."""

from __future__ import annotations

from contextlib import contextmanager
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, TypedDict

from flask import Blueprint, Response, jsonify, request

from index.errors import PageFormatError, PageNameError, SeedsError
from qa.archive_shapes import PreviewDocument
from qa.page_files import NoSuchPageError, PageExistsError
from qa.previewing import UnreadablePageError, preview_document
from qa.tokens import Right
from qa.web.asking import parameters_in
from qa.web.fields import Fields, PageName
from qa.web.operation import JSON, Operation, Sent, described
from qa.web.permission import may
from qa.web.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.intake import Intake

LARGEST_PAGE = 32 * 1024 * 1024
# Cutting takes a core: of a file that was made to be slow, some seconds a megabyte. So whoever has no token may send
# this much, and a further preview waits a little, then is sent away.
LARGEST_WITHOUT_TOKEN = 1024 * 1024
PREVIEWS_AT_A_TIME = 1
LONGEST_WAIT_S = 10.0
MOST_LISTED = 1000
STATUS = {
    PageNameError: HTTPStatus.BAD_REQUEST,
    PageFormatError: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    UnreadablePageError: HTTPStatus.UNPROCESSABLE_ENTITY,
    PageExistsError: HTTPStatus.PRECONDITION_FAILED,
    NoSuchPageError: HTTPStatus.NOT_FOUND,
    SeedsError: HTTPStatus.SERVICE_UNAVAILABLE,
}


class PageFile(TypedDict):
    """A page file in the seeds folder."""

    name: str
    bytes: int


class PageListing(TypedDict):
    """The page files; of very many the first are listed."""

    page_count: int
    pages: list[PageFile]


class StoredPage(PageFile):
    """A page file that came in."""

    replaced: bool


BYTES = "application/octet-stream"
ANY_BYTES = {"type": "string", "contentMediaType": BYTES}
NAME = Fields("a page file", {"name": PageName("its name, perhaps with folders")}, frozenset({"name"}))
PREVIEW = Operation(
    "See what would be cut from a page file",
    {HTTPStatus.OK: Sent("its articles; nothing is stored", {JSON: PreviewDocument})},
    query=NAME,
    body={BYTES: ANY_BYTES},
    needs_body=False,  # an empty file is one too
    problems=(HTTPStatus.UNPROCESSABLE_ENTITY,),
)
PAGES = Operation("List the page files", {HTTPStatus.OK: Sent("the page files", {JSON: PageListing})})
PATH = {"name": PageName("name of the page file, perhaps with folders")}
PUT = Operation(
    "Put a page file in",
    {
        HTTPStatus.OK: Sent("it replaced the page of its name, which is kept in .removed/", {JSON: StoredPage}),
        HTTPStatus.CREATED: Sent("it is new", {JSON: StoredPage}),
    },
    body={BYTES: {**ANY_BYTES, "minLength": 1}},
    path=PATH,
    headers={"If-None-Match": "`*`: only where there is no page of this name"},
    problems=(HTTPStatus.PRECONDITION_FAILED, HTTPStatus.SERVICE_UNAVAILABLE),
    right=Right.REBUILD,
)
DELETE = Operation(
    "Take a page file out",
    {HTTPStatus.NO_CONTENT: Sent("it is kept in .removed/, and out of the next version", {})},
    path=PATH,
    problems=(HTTPStatus.NOT_FOUND, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, HTTPStatus.SERVICE_UNAVAILABLE),
    right=Right.REBUILD,
)


def pages_blueprint(intake: Intake) -> Blueprint:
    """Return the blueprint of `/index/preview` and `/index/pages`."""
    blueprint = Blueprint("pages", __name__)
    places = BoundedSemaphore(PREVIEWS_AT_A_TIME)

    @blueprint.post("/index/preview")
    @described(post=PREVIEW)
    def preview() -> Response:
        request.max_content_length = LARGEST_PAGE if may(Right.REBUILD) else LARGEST_WITHOUT_TOKEN
        name, data = parameters_in(request.args, NAME)["name"], request.get_data()
        if not places.acquire(timeout=LONGEST_WAIT_S):
            detail = "Another page is being cut just now. Send this one again in a few seconds."
            raise ProblemError(HTTPStatus.TOO_MANY_REQUESTS, detail, retry_after_s=3)
        try:
            with _told_as_problems():
                found = preview_document(name, data, intake.pages.stated_beside(name))
                previewed: PreviewDocument = {**found, "exists": intake.pages.has(name)}
                return jsonify(previewed)
        finally:
            places.release()

    @blueprint.get("/index/pages")
    @described(get=PAGES)
    def pages() -> Response:
        listed = intake.pages.listing()
        files: list[PageFile] = [{"name": page.source, "bytes": page.size} for page in listed[:MOST_LISTED]]
        listing: PageListing = {"page_count": len(listed), "pages": files}
        return jsonify(listing)

    @blueprint.put("/index/pages/<path:name>")
    @described(put=PUT)
    def put(name: str) -> tuple[Response, int]:
        request.max_content_length = LARGEST_PAGE
        data = request.get_data()
        if not data:
            raise ProblemError(HTTPStatus.BAD_REQUEST, "The body is empty; expected the bytes of the page file.")
        only_new = "*" in request.if_none_match
        with _told_as_problems():
            replaced = intake.pages.put(name, data, only_new=only_new)
        document: StoredPage = {"name": name, "bytes": len(data), "replaced": replaced}
        return jsonify(document), HTTPStatus.OK if replaced else HTTPStatus.CREATED

    @blueprint.delete("/index/pages/<path:name>")
    @described(delete=DELETE)
    def delete(name: str) -> tuple[str, int]:
        with _told_as_problems():
            intake.pages.remove(name)
        return "", HTTPStatus.NO_CONTENT

    return blueprint


@contextmanager
def _told_as_problems() -> Iterator[None]:
    try:
        yield
    except tuple(STATUS) as error:
        field = "name" if isinstance(error, (PageNameError, PageFormatError)) else ""
        raise ProblemError(STATUS[type(error)], str(error), field) from error
