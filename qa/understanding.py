"""Makes a query of what the user sent: the stand-alone question, taken apart, in its scope."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.asking import asked_in
from qa.query import Query

if TYPE_CHECKING:
    from datetime import date

    from index.scope import Scope


# Tags and entities, as of a page that was pasted in.
MARKUP = re.compile(r"<[^<>]*>|&#?\w+;")


def has_words(question: str) -> bool:
    """Return whether a question says anything beside markup and punctuation."""
    return any(character.isalnum() for character in MARKUP.sub("", question))


def understand(question: str, scope: Scope, asked_on: date, limit: int) -> Query:
    """Return the query for a stand-alone question."""
    return Query(question, asked_in(question, asked_on), scope, asked_on, limit)
