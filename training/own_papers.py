"""Questions on papers of our own as cases for the curve: newspapers ask and word things otherwise than encyclopaedias do."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from index.archive import open_archive
from index.building import build, is_current
from index.progress import TerminalProgress
from index.scope import EVERYTHING
from qa.as_read import as_read
from qa.evaluation.questions import read_questions
from qa.placing import with_places_of
from qa.rarity import rarity_in
from qa.retrieving import retrieve
from qa.support import terms_asked
from qa.trained.reader import MOST, input_of
from qa.understanding import understand
from training.calibrating import RETRIEVED, case_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.embedder import Embedder
    from qa.trained.logits import Network
    from training.calibrating import Case

# Folders with pages/ and questions.jsonl, the day on which their questions are asked, and how often each counts beside a question
# of an encyclopaedia, of which there are 1,200.
PAPERS = (
    (Path("benchmarks/reports_own"), date(2021, 3, 8), 3),
    (Path("benchmarks/newsroom"), date(2023, 7, 20), 1),
)


def ask_own_papers(embedder: Embedder, network: Network, out: Path) -> Iterator[Case]:
    """Yield each question for one thing over its paper, read as the service reads it."""
    for paper, day, times in PAPERS:
        yield from times * list(_ask(paper, day, embedder, network, out / paper.name))


def _ask(paper: Path, day: date, embedder: Embedder, network: Network, folder: Path) -> Iterator[Case]:
    seeds = paper / "pages"
    if not is_current(seeds, folder, embedder.identity):
        build(seeds, folder, embedder, TerminalProgress())
    archive = open_archive(folder, embedder.identity)
    rarity = rarity_in(archive)
    for question in read_questions(paper / "questions.jsonl"):
        if question.items:
            continue
        query = understand(question.words, (), EVERYTHING, day, RETRIEVED)
        candidates = as_read(retrieve(query, archive, embedder, RETRIEVED))[:MOST]
        asked = with_places_of(query.asked, [one.article for one in candidates])
        readings = network.read([input_of(asked, one) for one in candidates])
        read = list(zip(candidates, readings, strict=True))
        yield case_of(asked, terms_asked(asked, rarity), question.answers, read)
