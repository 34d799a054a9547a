"""The kinds of words that answer questions."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """The kind of words that answer a question."""

    PERCENT = "percent"
    MONEY = "money"
    COUNT = "count"
    FIGURE = "figure"
    DATE = "date"
    PERSON = "person"
    POST = "post"
    PLACE = "place"
    NAME = "name"
    PHRASE = "phrase"
    SENTENCE = "sentence"
