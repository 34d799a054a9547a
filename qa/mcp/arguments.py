"""What the tools take: each argument with its bounds and the words that a model reads about it; the SDK checks them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from index.dating import iso_day
from index.scope import Scope

LONGEST_QUESTION = 500
LONGEST_NAME = 1000
MOST_PASSAGES, USUAL_PASSAGES = 20, 10
MOST_PAGES, USUAL_PAGES = 1000, 100


def _day(value: object) -> date:
    return iso_day(str(value))


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_QUESTION)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME)]
Day = Annotated[date, BeforeValidator(_day)]


class Filters(BaseModel):
    """Which pages to look at; what is left out leaves that side open."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date_from: Annotated[Day | None, Field(description="Only issues of this day or later, YYYY-MM-DD")] = None
    date_to: Annotated[Day | None, Field(description="Only issues of this day or earlier, YYYY-MM-DD")] = None
    paper: Annotated[Name | None, Field(description="Only this newspaper, by its exact name")] = None
    issue: Annotated[Name | None, Field(description="Only this number of an issue, such as 12345")] = None
    page: Annotated[Name | None, Field(description="Only this page number, such as A01")] = None
    source: Annotated[Name | None, Field(description="Only this page file, as citations name it")] = None

    @model_validator(mode="after")
    def _in_order(self) -> Filters:
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise ValueError(f"date_to is {self.date_to}, before date_from; expected {self.date_from} or a later day")
        return self

    @property
    def scope(self) -> Scope:
        """The scope that the filters name."""
        return Scope(**self.model_dump())


OPEN = Filters()
Asked = Annotated[
    Words, Field(description="One complete question in any language; name what it is about, without pronouns")
]
Searched = Annotated[Words, Field(description="Words or a sentence to search for")]
Filtered = Annotated[Filters, Field(description="Which pages to look at; list_issues shows the values there are")]
AskedOn = Annotated[
    Day | None, Field(description="The day 今年 or last year is counted from, YYYY-MM-DD; default: today")
]
Limit = Annotated[int, Field(ge=1, le=MOST_PASSAGES, description="How many passages to return")]
ArticleId = Annotated[Name, Field(description="The article_id of a citation or of a passage")]
PagesLimit = Annotated[int, Field(ge=1, le=MOST_PAGES, description="How many pages to return")]
Offset = Annotated[int, Field(ge=0, description="How many pages to pass over first")]
