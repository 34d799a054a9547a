"""What a question in another language names and an article in Chinese does not speak of: its names, by their sound, and its things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.foreign import is_written_in_chinese
from qa.glossary import named_in
from qa.kinds import Kind
from qa.spelled_names import is_heard_in, names_missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.asking import Asked


def missing_abroad(asked: Asked, article: str) -> Iterator[str]:
    """Yield the names and the things of a question in another language that an article in Chinese does not speak of, as the question calls them."""
    if is_written_in_chinese(asked.spoken):
        return
    yield from (name for name in asked.spelled if not is_heard_in(name, article))
    yield from names_missing(asked.spoken, article)
    for one in named_in(asked.spoken):
        if (
            one.is_thing
            and not _is_what_is_asked_for(asked, one.end)
            and not any(map(article.__contains__, one.chinese))
        ):
            yield asked.spoken[one.start : one.end]


def _is_what_is_asked_for(asked: Asked, end: int) -> bool:
    """Return whether a thing is what a question wants named: which hospital is answered by a name that need not say so."""
    return asked.kind is Kind.NAME and end <= len(asked.spoken) - len(asked.right)
