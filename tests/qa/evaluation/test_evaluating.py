"""Measuring the service on a file of questions."""

from __future__ import annotations

import json
import math
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.errors import QuestionsError
from qa.evaluation.evaluating import Outcome, calibration_error, evaluate, summary
from qa.evaluation.questions import read_questions
from qa.evaluation.running import run

if TYPE_CHECKING:
    from pathlib import Path

    from qa.service import Service

ROWS = [
    {"id": "growth", "question": "一季度郑州高新区GDP同比增长多少？", "answers": ["9.6%"], "evidence": "同比增长9.6%"},
    {"id": "rate", "question": "“三个一批”项目开工率达到多少？", "answers": ["85.7%"]},
    {"id": "nobody", "question": "张三丰创立了什么武功？", "answers": []},
]
DAY = date(2023, 5, 19)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "questions.jsonl"
    written.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS) + "\n\n", encoding="utf-8")
    return written


def outcome(
    name: str, *, right: bool, confidence: float = 0.9, said: str = "x", answers: tuple[str, ...] = ("x",)
) -> Outcome:
    return Outcome(
        name,
        "q",
        answers,
        said,
        confidence,
        float(right),
        float(right),
        right,
        right,
        int(right),
        has_source=True,
        ms=10.0,
    )


def test_questions_with_answers_and_without_are_asked_and_measured(service: Service, file: Path) -> None:
    done: list[int] = []
    outcomes = evaluate(service, read_questions(file), DAY, done.append)
    assert done == [1, 2, 3]
    assert [one.said for one in outcomes[1:]] == ["85.7%", ""]
    figures = summary(outcomes)
    assert figures["questions"] == 3
    assert figures["held"] == figures["em"] == figures["refusal_precision"] == figures["refusal_recall"] == 1
    assert figures["recall@5"] == figures["cited_right"] == 1


def test_a_run_tells_which_questions_flipped_since_a_saved_one(service: Service, file: Path, tmp_path: Path) -> None:
    saved = tmp_path / "run.jsonl"
    list(run(service, read_questions(file), DAY, (None, saved), lambda _: None))
    rows = [json.loads(line) for line in saved.read_text(encoding="utf-8").splitlines()]
    rows[0]["right"] = not rows[0]["right"]
    saved.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    _, *flipped = run(service, read_questions(file), DAY, (saved, None), lambda _: None)
    (line,) = flipped
    assert line.startswith("won  growth")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"question": "?", "answers": []}\n{"question": "?"}\n', "Line 2"),
        ("[1]\n", "Line 1"),
        ("not JSON\n", "Line 1"),
        ("\n", "no question"),
    ],
)
def test_a_file_that_holds_something_else_is_refused_by_line(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(QuestionsError, match=said):
        read_questions(file)


def test_the_calibration_error_is_the_gap_between_confidence_and_truth() -> None:
    honest = [outcome(str(n), right=n < 3, confidence=0.75) for n in range(4)]
    assert calibration_error(honest) == pytest.approx(0)
    boastful = [outcome(str(n), right=n < 1, confidence=0.95) for n in range(4)]
    assert calibration_error(boastful) == pytest.approx(0.7)
    assert calibration_error([]) == 0


def test_a_refusal_counts_by_whether_there_was_an_answer() -> None:
    rows = [outcome("a", right=False, said=""), outcome("b", right=True, said="", answers=())]
    figures = summary(rows)
    assert figures["refusal_precision"] == 0.5
    assert figures["refusal_recall"] == 1
    assert math.isnan(summary(rows[:1])["refusal_recall"])
