"""The language of the interface: chosen by `?lang=`, kept in a cookie, else as the browser asks, else Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from flask import request

from qa.web.wording import WORDING

if TYPE_CHECKING:
    from flask import Response

COOKIE = "lang"
YEAR_S = 365 * 24 * 3600
CHINESE, ENGLISH = "zh-CN", "en"


def page_context() -> dict[str, Any]:
    """Return what every page needs: the wording, its language, and the address of this page in the other one."""
    language = language_asked()
    other = ENGLISH if language == CHINESE else CHINESE
    # A question in the address of the chat has been asked by now; one in that of the search is the place.
    dropped = {"q", "lang"} if request.path == "/" else {"lang"}
    kept = {name: value for name, value in request.args.items() if name not in dropped}
    path = "/" + quote(request.path.lstrip("/"))  # two slashes at the start would name another host
    url = f"{path}?{urlencode({**kept, 'lang': other})}"
    return {"wording": WORDING[language], "lang": language, "other_lang_url": url}


def language_asked() -> str:
    """Return the language for this request, one of the two."""
    for said in (request.args.get("lang", ""), request.cookies.get(COOKIE, "")):
        if said in WORDING:
            return said
    best = request.accept_languages.best_match(["zh-CN", "zh", "en"], CHINESE)
    return ENGLISH if best == "en" else CHINESE


def remember_language(response: Response) -> Response:
    """Keep a language that the address names."""
    if request.args.get("lang", "") in WORDING:
        response.set_cookie(COOKIE, request.args["lang"], max_age=YEAR_S, httponly=True, samesite="Lax")
    if response.mimetype == "text/html":
        response.headers["Vary"] = "Cookie, Accept, Accept-Language"
    return response
