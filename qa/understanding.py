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


# What people say to each other, and ask nothing by.
GREETING = re.compile(
    r"(?:你好|您好|嗨|哈喽|在吗|谢谢|多谢|感谢|辛苦了|好的|知道了|明白了|再见|hi|hello|hey|thanks|thank you|ok|okay|bye"
    r"|こんにちは|ありがとう(?:ございます)?|안녕하세요|감사합니다|고맙습니다)[你您啊呀哦啦]*",
    re.IGNORECASE,
)


def has_words(question: str) -> bool:
    """Return whether a question says anything beside markup, punctuation and a greeting."""
    said = MARKUP.sub("", question)
    words = "".join(character for character in said if character.isalnum() or character == " ").strip()
    return bool(words) and not GREETING.fullmatch(words)


def understand(question: str, history: Sequence[Turn], scope: Scope, asked_on: date, limit: int) -> Query:
    """Return the query for a question; a follow-up is completed as far as words alone tell (`continuing.py`: by the archive)."""
    standalone = complete(question, history)
    return Query(standalone, asked_in(standalone, asked_on), scope, asked_on, limit)
