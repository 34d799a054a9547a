"""Questions in one language on passages in another, from the public half of XQuAD, whose texts are parallel in twelve.

A question that stands in any file of an evaluation set, in whichever language, is left out; its passage is not, as other
questions are asked about it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from training.examples import Reading
from training.questions import read_questions
from training.traps import siblings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

    from training.questions import Question

FILES = "xquad_pubhalf.*.dev.jsonl"
CHINESE = "zh"


def parallel_questions(data: Path) -> list[dict[str, Question]]:
    """Return each question by language, in a fixed order."""
    used = {_key(json.loads(line)["id"]) for line in _lines(data / "open")}
    found: dict[str, dict[str, Question]] = {}
    for file in sorted((data / "dev").glob(FILES)):
        language = file.name.split(".")[1]
        for question in read_questions(file):
            if _key(question.question_id) not in used:
                found.setdefault(_key(question.question_id), {})[language] = question
    return [found[key] for key in sorted(found)]


def cross_lingual(questions: list[dict[str, Question]], random: Random) -> Iterator[Reading]:
    """Yield each question in each language on the Chinese passage and on one in a language drawn by chance, with its traps."""
    for by_language in questions:
        for asked in by_language.values():
            for language in (CHINESE, random.choice(list(by_language))):
                told = by_language[language]
                yield Reading(asked.text, told.context.title, told.context.text, told.answers[0])
                for trap in siblings(told):
                    yield Reading(asked.text, trap.headline, trap.text, None)


def _lines(folder: Path) -> Iterator[str]:
    for file in sorted(folder.glob("*.questions.jsonl")):
        yield from file.read_text(encoding="utf-8").splitlines()


def _key(question_id: str) -> str:
    return question_id.partition(":")[2]
