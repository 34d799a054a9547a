"""Passages that look like the answer's and are not: what teaches the network to say no.

A sibling is another stretch of the same text; a near one is what the project's own retriever finds beside the right
passage; a twin is the right passage under a question about another year, or another name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from training.examples import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from training.questions import Question

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
SHORTEST = 40
NEAREST = 5


def siblings(question: Question) -> list[Reading]:
    """Return the parts of the text before and after all that answers, where they do not repeat the answer."""
    text = question.context.text
    first = min(start for start, _ in question.answers)
    last = max(end for _, end in question.answers)
    words = {text[start:end] for start, end in question.answers}
    return [
        Reading(question.text, question.context.title, part, None)
        for part in (text[:first], text[last:])
        if len(part) >= SHORTEST and not any(w in part for w in words)
    ]


def near(question: Question, found: Sequence[tuple[str, str]]) -> list[Reading]:
    """Return the first of the (headline, passage) pairs found for the question that do not hold its answer."""
    words = {question.context.text[start:end] for start, end in question.answers}
    wrong = [(headline, text) for headline, text in found if not any(w in text for w in words)]
    return [Reading(question.text, headline, text, None) for headline, text in wrong[:NEAREST]]


def twin(right: Reading, names: Sequence[str], random: Random) -> Reading | None:
    """Return the same passage under the same question about another year, or about another of the names."""
    years = YEAR.findall(right.question)
    if years and random.random() < 0.5:
        other = str(int(years[0]) + random.choice((-3, -2, -1, 1, 2, 3)))
        if other in right.text:
            return None
        return replace(right, question=right.question.replace(years[0], other), answer=None)
    title = re.sub(r"\s*[(（].*", "", right.headline)
    other = re.sub(r"\s*[(（].*", "", random.choice(names))
    if len(title) < 2 or title not in right.question or other in right.text:
        return None
    return replace(right, question=right.question.replace(title, other), answer=None)
