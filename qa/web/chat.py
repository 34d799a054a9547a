"""`/`: the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template

from index.errors import ArchiveError
from qa.web.language import page_context

if TYPE_CHECKING:
    from index.archive import Archive
    from qa.service import Service

EXAMPLES = 5


def chat_blueprint(service: Service) -> Blueprint:
    """Return the blueprint of the chat page."""
    blueprint = Blueprint("chat", __name__)

    @blueprint.get("/")
    def chat() -> str:
        try:
            archive = service.archive
        except ArchiveError:
            return render_template("chat.html", archive=None, examples=[], **page_context())
        examples = [article.headline for article in archive.articles.first_articles(EXAMPLES) if article.headline]
        return render_template("chat.html", archive=_summary(archive), examples=examples, **page_context())

    return blueprint


def _summary(archive: Archive) -> dict[str, Any]:
    manifest, newest = archive.manifest, archive.articles.newest_date()
    return {
        "articles": manifest.articles,
        "pages": manifest.pages_read,
        "passages": manifest.passages,
        "newest": newest.isoformat() if newest else None,
        "index_version": manifest.version,
    }
