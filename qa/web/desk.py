"""`/desk`: the page to drop new pages on, see what is cut from them, and rebuild."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from index.loading import READERS
from qa.web.desk_wording import DESK_WORDING
from qa.web.language import page_context
from qa.web.pages import LARGEST_PAGE, LARGEST_WITHOUT_TOKEN

MEGA = 1024 * 1024

if TYPE_CHECKING:
    from qa.intake import Intake


def desk_blueprint(intake: Intake) -> Blueprint:
    """Return the blueprint of the desk."""
    blueprint = Blueprint("desk", __name__)

    @blueprint.get("/desk")
    def desk() -> str:
        context = page_context()
        context["wording"] = {**context["wording"], **DESK_WORDING[context["lang"]]}
        limits = {"limit": LARGEST_PAGE // MEGA, "limit_without_token": LARGEST_WITHOUT_TOKEN // MEGA}
        return render_template("desk.html", is_open=intake.is_open, suffixes=list(READERS), **limits, **context)

    return blueprint
