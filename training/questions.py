"""Questions with their contexts, in the shared format: `<name>.jsonl` beside `<name>.contexts.jsonl`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Context:
    """A text that questions are asked about."""

    context_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question on a context; `answers` are (first, last) characters of its text, none where it has no answer."""

    question_id: str
    text: str
    context: Context
    answers: tuple[tuple[int, int], ...]


def question_files(folder: Path) -> list[Path]:
    """Return the files of questions in a folder, without their contexts."""
    return [file for file in sorted(folder.glob("*.jsonl")) if not file.name.endswith(".contexts.jsonl")]


def read_contexts(file: Path) -> dict[str, Context]:
    """Return the contexts of a file by their ids."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return {row["context_id"]: Context(row["context_id"], row["title"], row["text"]) for row in rows}


def read_questions(file: Path, contexts: Path | None = None) -> tuple[Question, ...]:
    """Return the questions of a file; their contexts stand beside it unless said otherwise."""
    known = read_contexts(contexts or file.with_name(f"{file.stem}.contexts.jsonl"))
    return tuple(_question(json.loads(line), known) for line in file.read_text(encoding="utf-8").splitlines())


def _question(row: dict[str, object], known: dict[str, Context]) -> Question:
    answers, starts = row["answers"], row["answer_starts"]
    assert isinstance(answers, list)
    assert isinstance(starts, list)
    spans = tuple((start, start + len(words)) for words, start in zip(answers, starts, strict=True))
    return Question(str(row["id"]), str(row["question"]), known[str(row["context_id"])], spans)
