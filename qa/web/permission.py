"""Who may use a door: everyone, or whoever shows a token that gives its right, in a header or in the cookie of a browser."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from flask import Response, g, redirect, request

from qa.tokens import Right
from qa.web.operation import right_needed
from qa.web.problems import ProblemError, person_is_looking

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response as AnyResponse

    from qa.access import Access
    from qa.tokens import Token

COOKIE = "wenbao_token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OFF = (
    "Taking in pages and rebuilding over HTTP is off. To turn it on, make a token on the machine of the service: "
    "python -m qa tokens add NAME --may rebuild."
)
MISSING = "A token is needed here. Send it as `Authorization: Bearer <token>`, or sign in at /sign-in."
WRONG = "The token is not known here; perhaps it was revoked. Ask for a new one."
ELSEWHERE = "A page of another origin may not do this in your name. Do it from a page of this service."


def guard(app: Flask, access: Access) -> None:
    """Refuse requests that show no right to their door; a person who only looks is led to the page to sign in."""

    @app.before_request
    def _guard() -> AnyResponse | None:
        g.access = access
        needed = right_needed(app, request)
        if needed <= access.free:
            return None
        holder = holder_of_request()
        if holder is None and person_is_looking() and request.method in SAFE:
            return redirect(f"/sign-in?{urlencode({'next': request.full_path.rstrip('?')})}", HTTPStatus.SEE_OTHER)
        check_right(holder, needed)
        return None

    @app.after_request
    def _keep_private(response: Response) -> Response:
        if not access.is_open:
            response.headers.setdefault("Cache-Control", "private")
        return response


def check_right(holder: Token | None, needed: Right) -> None:
    """Raise `ProblemError` unless whoever asks has this right, and asks by a page of ours or by no page at all."""
    if needed > Right.READ and not g.access.tokens.give(needed):
        raise ProblemError(HTTPStatus.FORBIDDEN, OFF)
    if holder is None:
        sent = bool(_in_header())
        challenge = 'Bearer realm="wenbao"' + (', error="invalid_token"' if sent else "")
        headers = {"WWW-Authenticate": challenge}
        raise ProblemError(HTTPStatus.UNAUTHORIZED, WRONG if sent else MISSING, headers=headers)
    if holder.right < needed:
        detail = f"The token {holder.name} may only {holder.right.word}; expected one made with --may {needed.word}."
        raise ProblemError(HTTPStatus.FORBIDDEN, detail)
    if request.method not in SAFE and not _in_header() and not is_own_page():
        raise ProblemError(HTTPStatus.FORBIDDEN, ELSEWHERE)


def may(right: Right) -> bool:
    """Return whether whoever sent this request has a right."""
    holder = holder_of_request()
    return right <= g.access.free or (holder is not None and holder.right >= right)


def holder_of_request() -> Token | None:
    """Return whose token this request shows; where it has the header, the cookie does not count."""
    if "holder" not in g:
        sent = _in_header() or request.cookies.get(COOKIE, "").encode()
        g.holder = g.access.tokens.holder(sent) if sent else None
    found: Token | None = g.holder
    return found


def is_own_page() -> bool:
    """Return whether a browser says that a page of this service sent this request: others ride on its cookie."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:  # not sent where the page came by plain HTTP over a network
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin", "")
    return bool(origin) and urlsplit(origin).netloc.lower() == request.host.lower()


def _in_header() -> bytes:
    """Return the token in the header; WSGI hands its bytes over as Latin-1."""
    scheme, _, sent = request.headers.get("Authorization", "").partition(" ")
    return sent.strip().encode("latin-1", "replace") if scheme.lower() == "bearer" else b""
