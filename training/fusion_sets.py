"""The questions that the fusion is fitted on and told on: public ones, our newspaper's, and headlines as questions on their stories.

No question of an evaluation set is among them. Chinese and Japanese encyclopaedia questions, questions in twelve languages,
everyday wording, and headlines pull the weights in different ways.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from index.article import HEADING
from training.calibrating import DEV, questions_to_calibrate_on
from training.cross_lingual import FILES, parallel_questions
from training.questions import Context, Question, question_files, read_contexts, read_questions
from training.report_facts import report_articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    # A set: its name, whose first word names its archive, its documents, the questions to fit on and those to tell on.
    Set = tuple[str, Iterable[Context], list[Question], list[Question]]

SEED = 20261125
# Questions of each set, to fit on and to tell on.
FITTED, TOLD = 300, 250
# Japanese documents that are searched; all of them would take minutes to embed.
JAPANESE = 500
NEWSPAPER = (Path("training/newspaper"), Path("benchmarks/newspaper"))


def sets_of(data: Path, reports: Path) -> Iterator[Set]:
    """Yield the sets, each the same every time."""
    random = Random(SEED)
    train, dev = data / "train", data / "dev"
    yield "cmrc", _documents([train / "cmrc2018.train.jsonl"]), _some([train / "cmrc2018.train.jsonl"], random), []
    yield _japanese(train / "jaquad.fit.jsonl", random)
    yield _twelve(data, random)
    fit, tell = (question_files(folder) for folder in NEWSPAPER)
    yield "newspaper", _documents([*fit, *tell]), _some(fit, random), _some(tell, random)
    yield _headlines(reports, random)
    free = questions_to_calibrate_on(data, TOLD)
    documents = _documents([dev / f"{name}.jsonl" for name in DEV])
    for name in DEV:
        corpus = name.partition(".")[0]
        yield f"dev {corpus}", documents, [], [one for one in free if one.question_id.startswith(corpus)]


def _documents(files: Iterable[Path]) -> list[Context]:
    """Return the contexts that stand beside these files of questions."""
    return [one for file in files for one in read_contexts(file.with_name(f"{file.stem}.contexts.jsonl")).values()]


def _some(files: Iterable[Path], random: Random) -> list[Question]:
    questions = [one for file in files for one in read_questions(file) if one.answers]
    return random.sample(questions, min(FITTED, len(questions)))


def _japanese(file: Path, random: Random) -> Set:
    documents = random.sample(_documents([file]), JAPANESE)
    chosen = {one.context_id for one in documents}
    questions = [one for one in read_questions(file) if one.context.context_id in chosen]
    return "japanese", documents, random.sample(questions, FITTED), []


def _twelve(data: Path, random: Random) -> Set:
    """Return questions in twelve languages, whose documents stand there in all twelve; other questions to tell on."""
    parallel = parallel_questions(data)
    random.shuffle(parallel)
    half = len(parallel) // 2
    fit, tell = ([one for row in part for one in row.values()] for part in (parallel[:half], parallel[half:]))
    documents = _documents(sorted((data / "dev").glob(FILES)))
    return "xquad in twelve languages", documents, random.sample(fit, FITTED), random.sample(tell, TOLD)


def _headlines(reports: Path, random: Random) -> Set:
    """Return the bodies of report pages without their headlines, and each headline as a question on its own."""
    found = []
    for number, article in enumerate(report_articles(reports)):
        body = "\n".join(article.text[part.start : part.end] for part in article.parts if part.role not in HEADING)
        if article.headline and body:
            context = Context(f"headline-{number}", "", body)
            found.append(Question(context.context_id, article.headline, context, ((0, 0),)))
    random.shuffle(found)
    return "headlines", [one.context for one in found], found[: len(found) // 2], found[len(found) // 2 :]


def written(documents: Iterable[Context], file: Path) -> Path:
    """Write documents as the JSON lines that an archive takes in."""
    rows = ({"context_id": one.context_id, "title": one.title, "text": one.text} for one in documents)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    return file
