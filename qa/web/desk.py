"""`/desk`: the page to drop new pages on, see what is cut from them, and rebuild."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from index.loading import READERS
from index.sidecar import SUFFIX
from qa.tokens import Right
from qa.web.desk_wording import DESK_WORDING
from qa.web.language import page_context
from qa.web.pages import LARGEST_PAGE, LARGEST_WITHOUT_TOKEN
from qa.web.permission import may

MEGA = 1024 * 1024

if TYPE_CHECKING:
    from qa.access import Access


def desk_blueprint(access: Access) -> Blueprint:
    """Return the blueprint of the desk."""
    blueprint = Blueprint("desk", __name__)

    @blueprint.get("/desk")
    def desk() -> str:
        context = page_context()
        context["wording"] = {**context["wording"], **DESK_WORDING[context["lang"]]}
        may_rebuild = may(Right.REBUILD)
        return render_template(
            "desk.html",
            may_rebuild=may_rebuild,
            is_off=not access.tokens.give(Right.REBUILD),
            limit=(LARGEST_PAGE if may_rebuild else LARGEST_WITHOUT_TOKEN) // MEGA,
            suffixes=[*READERS, SUFFIX],
            **context,
        )

    return blueprint
