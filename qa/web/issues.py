"""`/issues`: what is in the archive, as JSON; for a person a calendar, and of a day its pages with their articles."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, jsonify, render_template, request

from index.dating import iso_day
from qa.document_shapes import IssuesDocument
from qa.web.asking import LANG
from qa.web.calendar_view import beside, months_of, pages_by_day, years_of
from qa.web.fields import Anything, Fields
from qa.web.issues_wording import ISSUES_WORDING
from qa.web.language import page_context
from qa.web.operation import HTML, JSON, Operation, Sent, described
from qa.web.problems import ProblemError, person_is_looking
from qa.web.strict import off

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from index.article_store import ArticleStore
    from qa.service import Service

ISSUES = Operation(
    "List the pages in the archive",
    {HTTPStatus.OK: Sent("the pages; a calendar where a browser asks", {JSON: IssuesDocument, HTML: "a page"})},
    query=Fields(
        "what the calendar shows",
        {"year": Anything("the year of the calendar"), "day": Anything("the day whose pages to show"), "lang": LANG},
    ),
    problems=(HTTPStatus.SERVICE_UNAVAILABLE,),
)
UNDATED = "undated"


def issues_blueprint(service: Service) -> Blueprint:
    """Return the blueprint of `/issues`."""
    blueprint = Blueprint("issues", __name__)

    @blueprint.get("/issues")
    @described(get=ISSUES)
    def issues() -> Response | str | tuple[str, int]:
        articles = service.archive.articles
        listed: list[dict[str, Any]] = articles.issues()
        if not person_is_looking():
            response = jsonify({"issues": listed})
            response.vary.add("Accept")
            return response
        try:
            return _day(articles, listed) if request.args.get("day") else _calendar(listed)
        except ProblemError as problem:
            return _page(problem=problem.detail), problem.status

    return blueprint


def _calendar(listed: Sequence[dict[str, Any]]) -> str:
    pages = pages_by_day(listed)
    years = years_of(pages)
    year = _year(request.args.get("year"), years)
    undated = sum(not one["issue_date"] for one in listed)
    return _page(years=years, year=year, months=months_of(year, pages) if year else (), undated=undated)


def _year(said: str | None, years: Sequence[int]) -> int | None:
    if not said:
        return years[0] if years else None
    if not (said.isascii() and said.isdecimal() and int(said[:9]) in years):
        raise off("year", f"it is {said[:20]!r}; expected one of {', '.join(map(str, years)) or 'no year'}")
    return int(said)


def _day(articles: ArticleStore, listed: Sequence[dict[str, Any]]) -> str:
    said = request.args["day"]
    day = None if said == UNDATED else _iso(said)
    wanted = day.isoformat() if day else None
    pages = [
        one | {"stories": articles.articles_of(one["source"])}
        for one in listed
        if (one["issue_date"] or None) == wanted
    ]
    before, after = beside(day, pages_by_day(listed)) if day else (None, None)
    return _page(day=day, pages=pages, before=before, after=after, is_day=True)


def _iso(text: str) -> date:
    try:
        return iso_day(text)
    except ValueError as error:
        raise off("day", str(error)) from None


def _page(**shown: Any) -> str:  # noqa: ANN401  what the template shows
    context = page_context()
    context["wording"] = {**context["wording"], **ISSUES_WORDING[context["lang"]]}
    return render_template("issues.html", **shown, **context)
