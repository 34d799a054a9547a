"""Lets in only who shows a token that may read, where reading is not open: as the doors of the web do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from qa.access import Access

    Message = MutableMapping[str, Any]
    Application = Callable[
        [Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]
    ]

UNAUTHORIZED = 401
MISSING = "A token is needed here, and a good one: send it as `Authorization: Bearer <token>`."


def guarded(application: Application, access: Access) -> Application:
    """Return the application behind the token, or as it is where reading is open."""
    if access.is_open:
        return application

    async def answer(
        scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
    ) -> None:
        if scope["type"] != "http" or access.tokens.holder(_bearer(scope)):
            await application(scope, receive, send)
            return
        headers = [(b"content-type", b"application/json"), (b"www-authenticate", b'Bearer realm="wenbao"')]
        await send({"type": "http.response.start", "status": UNAUTHORIZED, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps({"error": MISSING}).encode()})

    return answer


def _bearer(scope: Message) -> bytes:
    found = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
    scheme, _, secret = bytes(found).partition(b" ")
    return secret.strip() if scheme.lower() == b"bearer" else b""
