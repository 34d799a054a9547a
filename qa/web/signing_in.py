"""`/sign-in`: the page where a person gives the token once; the browser keeps it where no script can read it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, make_response, redirect, render_template, request

from qa.tokens import Right
from qa.web.language import page_context
from qa.web.operation import open_to_all
from qa.web.permission import COOKIE, ELSEWHERE, holder_of_request, is_own_page
from qa.web.problems import ProblemError
from qa.web.signing_in_wording import SIGNING_IN_WORDING

if TYPE_CHECKING:
    from flask import Response
    from werkzeug.wrappers import Response as AnyResponse

    from qa.access import Access

KEPT_S = 30 * 24 * 3600
HOME = "/"


def signing_in_blueprint(access: Access) -> Blueprint:
    """Return the blueprint of `/sign-in` and `/sign-out`."""
    blueprint = Blueprint("signing_in", __name__)

    @blueprint.get("/sign-in")
    @open_to_all
    def sign_in() -> Response:
        return page(_inside(request.args.get("next", HOME)))

    @blueprint.post("/sign-in")
    @open_to_all
    def take() -> AnyResponse:
        _refuse_others()
        following, secret = _inside(request.form.get("next", HOME)), request.form.get("token", "").strip()
        if not access.tokens.holder(secret.encode("utf-8", "replace")):
            return page(following, HTTPStatus.UNAUTHORIZED, wrong=True)
        response = redirect(following, HTTPStatus.SEE_OTHER)
        response.set_cookie(COOKIE, secret, KEPT_S, secure=request.is_secure, httponly=True, samesite="Strict")
        return response

    @blueprint.post("/sign-out")
    @open_to_all
    def sign_out() -> AnyResponse:
        _refuse_others()
        response = redirect("/sign-in", HTTPStatus.SEE_OTHER)
        response.delete_cookie(COOKIE, secure=request.is_secure, httponly=True, samesite="Strict")
        return response

    def page(following: str, status: HTTPStatus = HTTPStatus.OK, *, wrong: bool = False) -> Response:
        context = page_context()
        context["wording"] = {**context["wording"], **SIGNING_IN_WORDING[context["lang"]]}
        holder = holder_of_request()
        may_rebuild = holder is not None and holder.right >= Right.REBUILD
        response = make_response(
            render_template(
                "sign_in.html",
                holder=holder,
                may_rebuild=may_rebuild,
                is_open=access.is_open,
                following=following,
                wrong=wrong,
                **context,
            ),
            status,
        )
        response.headers["Cache-Control"] = "no-store"
        return response

    return blueprint


def _refuse_others() -> None:
    if not is_own_page():
        raise ProblemError(HTTPStatus.FORBIDDEN, ELSEWHERE)


def _inside(address: str) -> str:
    """Return an address of this service; the chat's where it leads elsewhere."""
    is_path = address.startswith("/") and not address.startswith("//")
    return address if is_path and "\\" not in address and address.isprintable() else HOME
