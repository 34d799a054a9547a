"""Who may change the archive over HTTP: whoever sends the token as `Authorization: Bearer …`."""

from __future__ import annotations

import hmac
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import request

from qa.web.problems import ProblemError

if TYPE_CHECKING:
    from qa.intake import Intake

OFF = (
    "Taking in pages and rebuilding over HTTP is off. To turn it on, set rebuild_token to a token of your own "
    "(WENBAO_REBUILD_TOKEN, or rebuild_token in wenbao.toml) and start the service again."
)
MISSING = "The token is missing. Send it as `Authorization: Bearer <rebuild_token>`."
WRONG = "The token is not the one that rebuild_token is set to."


def require_token(intake: Intake) -> None:
    """Raise `ProblemError` unless this request carries the token: 403 where there is none to carry, else 401."""
    if not intake.is_open:
        raise ProblemError(HTTPStatus.FORBIDDEN, OFF)
    sent = _sent()
    if not sent:
        raise _unauthorized(MISSING, 'Bearer realm="wenbao"')
    if not _is_right(sent, intake):
        raise _unauthorized(WRONG, 'Bearer realm="wenbao", error="invalid_token"')


def has_token(intake: Intake) -> bool:
    """Return whether this request carries the token."""
    return intake.is_open and _is_right(_sent(), intake)


def _sent() -> bytes:
    """Return the token that this request carries; WSGI hands a header's bytes over as Latin-1, a token may be any text."""
    scheme, _, sent = request.headers.get("Authorization", "").partition(" ")
    return sent.strip().encode("latin-1", "replace") if scheme.lower() == "bearer" else b""


def _is_right(sent: bytes, intake: Intake) -> bool:
    return hmac.compare_digest(sent, intake.token.encode("utf-8"))


def _unauthorized(detail: str, challenge: str) -> ProblemError:
    return ProblemError(HTTPStatus.UNAUTHORIZED, detail, headers={"WWW-Authenticate": challenge})
