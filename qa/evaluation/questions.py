"""Questions to measure with, in the shared format: JSON lines with `question`, `answers`, and where known more.

`answers` is empty where the archive holds none. `items` are the groups of wordings that a list answer must hold;
`evidence` is a quote, or a list of {page, quote}; `context_id` is the id of the JSON line that holds the answer.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from index.errors import QuestionsError
from qa.query import Turn

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an answer stands: words of a source; the source may be unknown."""

    source: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what answers it."""

    question_id: str
    words: str
    answers: tuple[str, ...]
    items: tuple[tuple[str, ...], ...]
    evidence: tuple[Evidence, ...]
    context_id: str
    history: tuple[Turn, ...]
    asked_on: date | None

    @property
    def has_source(self) -> bool:
        """Whether it is known where the answer stands."""
        return bool(self.answers and (self.evidence or self.context_id))

    def stands_in(self, source: str, text: str) -> bool:
        """Return whether a passage or a quote, of this source, is where the answer stands."""
        if self.context_id:
            return source.endswith(f"#{self.context_id}")
        said = squeezed(text)
        return any(
            one.source in {None, source} and (squeezed(one.quote) in said or (said and said in squeezed(one.quote)))
            for one in self.evidence
        )


def squeezed(text: str) -> str:
    """Return a text without white space, its full-width letters and figures as half-width ones."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def read_questions(file: Path) -> tuple[Question, ...]:
    """Return the questions of a file; raise `QuestionsError` naming the line that is not one."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise QuestionsError(f"{file} cannot be read: {error}. Expected JSON lines in UTF-8.") from error
    questions = tuple(_on_line(line, number, file) for number, line in enumerate(lines, start=1) if line.strip())
    if not questions:
        raise QuestionsError(f"{file} holds no question. Expected JSON lines with `question` and `answers`.")
    return questions


def _on_line(line: str, number: int, file: Path) -> Question:
    try:
        return _question(json.loads(line), number)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QuestionsError(
            f"Line {number} of {file} is no question ({error!r}). Expected a JSON object with `question` and `answers`."
        ) from error


def _question(row: dict[str, Any], number: int) -> Question:
    evidence = row.get("evidence") or ()
    if isinstance(evidence, str):
        evidence = ({"quote": evidence},)
    asked_on = row.get("asked_on")
    return Question(
        str(row.get("id") or number),
        str(row["question"]),
        tuple(map(str, row["answers"])),
        tuple(tuple(map(str, group)) for group in row.get("items") or ()),
        tuple(Evidence(one.get("page"), str(one["quote"])) for one in evidence),
        str(row.get("context_id") or ""),
        tuple(Turn(str(turn["question"]), str(turn.get("answer") or "")) for turn in row.get("history") or ()),
        date.fromisoformat(asked_on) if asked_on else None,
    )
