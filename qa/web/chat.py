"""`/`: the chat."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Blueprint, current_app, render_template

from index.errors import ArchiveError
from qa.web.chat_wording import CHAT_WORDING
from qa.web.language import page_context

if TYPE_CHECKING:
    from index.archive import Archive
    from qa.service import Service

EXAMPLES = 5
IMPORT = re.compile(r'^import .* from "\./(\w+\.js)";$', re.MULTILINE)


def chat_blueprint(service: Service) -> Blueprint:
    """Return the blueprint of the chat page."""
    blueprint = Blueprint("chat", __name__)

    @blueprint.get("/")
    def chat() -> str:
        try:
            archive = service.archive
        except ArchiveError:
            return _page(archive=None, examples=[])
        examples = [article for article in archive.articles.first_articles(EXAMPLES) if article.headline]
        return _page(archive=_summary(archive), examples=examples)

    return blueprint


def _page(**shown: Any) -> str:  # noqa: ANN401  what the template shows
    context = page_context()
    context["wording"] = {**context["wording"], **CHAT_WORDING[context["lang"]]}
    return render_template("chat.html", spoken=context["wording"], modules=_modules(), **shown, **context)


@cache
def _modules() -> tuple[str, ...]:
    """Return the scripts that the chat imports, so that the browser need not find them one behind the other."""
    folder, found, left = Path(current_app.static_folder or ""), set[str](), ["chat.js"]
    while left:
        named = set(IMPORT.findall((folder / left.pop()).read_text(encoding="utf-8"))) - found
        found |= named
        left.extend(named)
    return tuple(sorted(found))


def _summary(archive: Archive) -> dict[str, Any]:
    manifest, newest = archive.manifest, archive.articles.newest_date()
    return {
        "articles": manifest.articles,
        "pages": manifest.pages_read,
        "newest": newest.isoformat() if newest else None,
        "index_version": manifest.version,
    }
