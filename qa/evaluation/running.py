"""`python -m qa evaluate`: asks a file of questions, prints the figures, and what changed since a saved run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from index.errors import QuestionsError
from qa.evaluation.evaluating import as_row, evaluate, flips, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from qa.evaluation.evaluating import Outcome
    from qa.evaluation.questions import Question
    from qa.service import Service


def run(
    service: Service,
    questions: tuple[Question, ...],
    asked_on: date,
    files: tuple[Path | None, Path | None],
    step: Callable[[int], None],
) -> Iterator[str]:
    """Yield the lines to print; `files` are the saved run to compare with and the file to save this run in."""
    against, save = files
    before = _read_run(against) if against else {}
    outcomes = evaluate(service, questions, asked_on, step)
    yield json.dumps(summary(outcomes))
    for outcome, way in flips(outcomes, before):
        yield f"{way}  {outcome.question_id}  {outcome.question}  expected {'、'.join(outcome.answers) or 'no answer'}  said {outcome.said or 'nothing'}"
    if save:
        _write_run(save, outcomes)
        yield f"saved in {save}"


def _read_run(file: Path) -> dict[str, bool]:
    try:
        rows: list[dict[str, Any]] = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        return {row["question_id"]: bool(row["right"]) for row in rows}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise QuestionsError(f"{file} is no saved run ({error!r}). Save one with --save.") from error


def _write_run(file: Path, outcomes: tuple[Outcome, ...]) -> None:
    lines = (json.dumps(as_row(one), ensure_ascii=False) for one in outcomes)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
