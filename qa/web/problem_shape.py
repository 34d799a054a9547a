"""The shape of a problem: RFC 9457, with the field that is off and the id of the request."""

from __future__ import annotations

from typing import Annotated, TypedDict


class _Optional(TypedDict, total=False):
    field: Annotated[str, "the field that is off"]
    request_id: str


class ProblemDocument(_Optional):
    """Why a request is not answered: what was found, what was expected, what to do."""

    type: str
    title: str
    status: int
    detail: str
