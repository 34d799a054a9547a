"""Makes a query of what the user sent: the stand-alone question, taken apart, in its scope."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.asking import asked_in
from qa.completing import complete
from qa.query import Query

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from index.scope import Scope
    from qa.query import Turn


# Tags and entities, as of a page that was pasted in.
MARKUP = re.compile(r"<[^<>]*>|&#?\w+;")


def has_words(question: str) -> bool:
    """Return whether a question says anything beside markup and punctuation."""
    return any(character.isalnum() for character in MARKUP.sub("", question))


def understand(question: str, history: Sequence[Turn], scope: Scope, asked_on: date, limit: int) -> Query:
    """Return the query for a question; a follow-up is completed as far as words alone tell (`continuing.py`: by the archive)."""
    standalone = complete(question, history)
    return Query(standalone, asked_in(standalone, asked_on), scope, asked_on, limit)
