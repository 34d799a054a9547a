"""What would be cut from a page file, before it goes in: its articles, the lines of none, and what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Role
from index.cutting import cut
from index.imprint import UNKNOWN
from index.loading import read_file
from index.naming_pages import imprint_of_name
from index.page import Page
from index.page_names import check_name, check_suffix, is_sidecar
from index.sidecar import imprint_in
from index.story import article_of
from index.unreadable import Unreadable as UnreadablePage

if TYPE_CHECKING:
    from index.article import Article
    from index.imprint import Imprint
    from qa.archive_shapes import Cut, CutArticle, Leftover, Unreadable

MOST_SHOWN = 200
FIRST_WORDS = 90


class UnreadablePageError(Exception):
    """A page file that its reader cannot read; the message is the reason."""


def stated_in(name: str, data: bytes) -> Imprint:
    """Return what a sidecar states; raise `UnreadablePageError` where it is wrong."""
    try:
        return imprint_in(data)
    except ValueError as error:
        raise UnreadablePageError(f"{name} cannot be read: as a sidecar of a page {error}.") from error


def preview_document(name: str, data: bytes, beside: Imprint = UNKNOWN) -> Cut:
    """Return what a page file of this name and content holds; of many articles and lines the first are listed.

    A sidecar holds no article. What the page does not state is as the sidecars `beside` it say.

    Raises `PageNameError`, `PageFormatError`, or `UnreadablePageError` with the reader's reason.
    """
    check_name(name)
    check_suffix(name)
    articles: list[Article] = []
    leftovers: list[Leftover] = []
    unreadable: list[Unreadable] = []
    stated = stated_in(name, data) if is_sidecar(name) else beside.or_else(imprint_of_name(name))
    try:
        for held in () if is_sidecar(name) else read_file(name, data, beside):
            if isinstance(held, UnreadablePage):
                unreadable.append({"source": held.source, "reason": held.reason})
            elif isinstance(held, Page):
                parts = cut(held)
                articles += parts.articles
                leftovers += [{"line": n, "text": held.lines[n - 1].strip()[:FIRST_WORDS]} for n in parts.leftovers]
            else:
                articles += [article for article in [article_of(held)] if article]
    except (OSError, ValueError) as error:
        raise UnreadablePageError(f"{name} cannot be read: {error}.") from error
    day = next((article.issue_date for article in articles if article.issue_date), stated.issue_date)
    return {
        "name": name,
        "issue_date": day.isoformat() if day else None,
        "page": next((article.page_number for article in articles if article.page_number), stated.page_number),
        "paper": next((article.paper for article in articles if article.paper), stated.paper),
        "issue": next((article.issue_number for article in articles if article.issue_number), stated.issue_number),
        "article_count": len(articles),
        "articles": [_article_document(article) for article in articles[:MOST_SHOWN]],
        "leftover_count": len(leftovers),
        "leftovers": leftovers[:MOST_SHOWN],
        "unreadable_count": len(unreadable),
        "unreadable": unreadable[:MOST_SHOWN],
    }


def _article_document(article: Article) -> CutArticle:
    return {
        "headline": article.headline,
        "byline": article.byline,
        "first_words": next(article.texts(Role.PARAGRAPH), "")[:FIRST_WORDS],
        "source": article.source,
        "issue_date": article.issue_date.isoformat() if article.issue_date else None,
        "page": article.page_number,
        "paper": article.paper,
        "issue": article.issue_number,
        "line_first": article.line_first,
        "line_last": article.line_last,
    }
