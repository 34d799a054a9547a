"""Makes the readings to learn from: questions and passages in, arrays of token ids out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from index.passages import passages_of
from index.scope import EVERYTHING
from qa.retrieving import retrieve
from qa.understanding import understand
from training.contexts import archive_of
from training.cross_lingual import cross_lingual, parallel_questions
from training.examples import Reading, tokenized
from training.foreign_facts import foreign_facts
from training.questions import question_files, read_questions
from training.report_facts import facts_in, report_articles, right, wrong
from training.traps import near, siblings, twin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.embedding.embedder import Embedder
    from qa.candidate import Candidate
    from qa.query import Query
    from training.questions import Question
    from training.readings import Readings
    from training.report_facts import Fact

SEED = 20261123
# Questions that we wrote ourselves, on news and on entries of an encyclopaedia.
OWN = (Path("training/newspaper"), Path("training/encyclopaedia"))
# And those on contexts of CMRC 2018 train, for what is left of an enumeration.
LEFT_OVER = Path("training/enumerations/cmrc2018.train.jsonl")
# How often a question is read with its answer in one pass over them all.
CHINESE, JAPANESE, PARALLEL, REPORTS, FOREIGN_REPORTS = 1.5, 0.25, 0.5, 1.0, 0.5
# A quarter of the answers of CMRC 2018 train are whole sentences, of its dev questions one in twenty: who asks for the
# exact words is not served by them. So many of them are kept.
SENTENCES = 0.25
SENTENCE_ENDS = "。！？"
# How many traps go with each in a pass, shared among the kinds that it has, and those of a kind. What is found for a
# question beside its answer is what the service will read, so it counts most.
TRAPS = 0.8
KINDS = {"siblings": 1.0, "near": 2.0, "twin": 1.0}
# Times that each fact is worded, each time otherwise; and of how many of our own questions the neighbours are looked up.
WORDED = 4
LOOKED_UP = 0.5
FOUND = 12
DAY = date(2026, 1, 1)


def prepare(
    data: Path, reports: Path, embedder: Embedder, model: Path, out: Path, say: Callable[[str], None], seed: int = SEED
) -> None:
    """Write `readings.npz`, the vocabulary rows that occur, and the encoder's layers in 16 bit below `out`.

    Another seed draws other traps and words facts otherwise.
    """
    random = Random(seed)
    train = data / "train"
    chinese = read_questions(train / "cmrc2018.train.jsonl")
    japanese = read_questions(train / "jaquad.fit.jsonl")
    parallel = parallel_questions(data)
    say(f"questions: {len(chinese)} Chinese, {len(japanese)} Japanese, {len(parallel)} in twelve languages")
    left_over = read_questions(LEFT_OVER, train / "cmrc2018.train.contexts.jsonl")
    own = own_questions()
    say(f"questions of our own: {len(own) + len(left_over)}")
    facts = _facts(reports)
    say(f"facts in the reports: {len(facts)}")
    contexts = [train / "cmrc2018.train.contexts.jsonl"]
    near_chinese = _neighbours(chinese, _finder(contexts, embedder, out / "train"), say)
    contexts = [file.with_name(f"{file.stem}.contexts.jsonl") for folder in OWN for file in question_files(folder)]
    looked_up = [one for one in own if one.answers and random.random() < LOOKED_UP]
    near_own = _neighbours(looked_up, _finder(contexts, embedder, out / "own"), say)
    readings = list(_of_facts(facts, random))
    readings += [(one, FOREIGN_REPORTS / WORDED) for _ in range(WORDED) for one in foreign_facts(facts, random)]
    readings += [(one, PARALLEL) for one in cross_lingual(parallel, random)]
    kept = [one for one in chinese if not _is_sentence(one)]
    sentences = [one for one in chinese if _is_sentence(one)]
    readings += readings_of(kept, near_chinese, random, CHINESE)
    readings += readings_of(sentences, near_chinese, random, SENTENCES * CHINESE)
    readings += readings_of(left_over, {}, random)
    readings += readings_of(own, near_own, random)
    readings += readings_of(japanese, {}, random, JAPANESE)
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_truncation()
    _write(*tokenized(readings, tokenizer), model, out, say)


def own_questions(folders: Sequence[Path] = OWN) -> tuple[Question, ...]:
    """Return the questions that we wrote, in many languages; three in ten have no answer in their text."""
    return tuple(question for folder in folders for file in question_files(folder) for question in read_questions(file))


def _finder(contexts: Sequence[Path], embedder: Embedder, out: Path) -> Callable[[Query], Sequence[Candidate]]:
    """Return what retrieves from an archive of contexts to train on."""
    archive = archive_of(contexts, embedder, out)
    return lambda query: retrieve(query, archive, embedder, FOUND)


def _neighbours(
    questions: Sequence[Question], find: Callable[[Query], Sequence[Candidate]], say: Callable[[str], None]
) -> dict[str, list[tuple[str, str]]]:
    """Return what the project's own retriever finds for each question, as headline and passage."""
    found = {}
    for number, question in enumerate(questions):
        query = understand(question.text[:500], (), EVERYTHING, DAY, FOUND)
        found[question.question_id] = [
            (one.article.headline, one.text) for one in find(query) if not one.article.is_heading(one.passage.start)
        ]
        if number % 1000 == 0:
            say(f"retrieved for {number} of {len(questions)}")
    return found


def _facts(reports: Path) -> list[Fact]:
    return [
        fact
        for article in report_articles(reports)
        for passage in passages_of(article)
        for fact in facts_in(article, passage)
    ]


def _of_facts(facts: Sequence[Fact], random: Random) -> Iterator[tuple[Reading, float]]:
    for _ in range(WORDED):
        for fact in facts:
            yield right(fact, random), REPORTS / WORDED
            trap = wrong(fact, facts, random)
            if trap:
                yield trap, REPORTS / WORDED


def _is_sentence(question: Question) -> bool:
    start, end = question.answers[0]
    return question.context.text[start:end][-1] in SENTENCE_ENDS


def readings_of(
    questions: Sequence[Question], neighbours: dict[str, list[tuple[str, str]]], random: Random, share: float = 1.0
) -> Iterator[tuple[Reading, float]]:
    """Yield each question on its text and with its traps, and the share of each; `neighbours` are what the retriever finds for it."""
    names = [question.context.title for question in questions]
    for question in questions:
        if not question.answers:
            yield Reading(question.text, question.context.title, question.context.text, None), share
            continue
        answer = Reading(question.text, question.context.title, question.context.text, question.answers[0])
        yield answer, share
        other = twin(answer, names, random)
        traps = {
            "siblings": siblings(question),
            "near": near(question, neighbours.get(question.question_id, [])),
            "twin": [other] if other else [],
        }
        kinds = sum(KINDS[kind] for kind, found in traps.items() if found)
        for kind, found in traps.items():
            for trap in found:
                yield trap, share * TRAPS * KINDS[kind] / kinds / len(found)


def _write(
    readings: Readings, vocabulary: NDArray[np.int64], model: Path, out: Path, say: Callable[[str], None]
) -> None:
    out.mkdir(parents=True, exist_ok=True)
    tensors = load_file(model / "model.safetensors")
    words = tensors.pop("embeddings.word_embeddings.weight")
    save_file({"words": words[vocabulary].astype(np.float16)}, out / "words.safetensors")
    layers = {name: values.astype(np.float16) for name, values in tensors.items() if not name.startswith("pooler")}
    save_file(layers, out / "layers.safetensors")
    (out / "config.json").write_text((model / "config.json").read_text(encoding="utf-8"), encoding="utf-8")
    readings.save(out)
    answered = readings.first >= 0
    say(
        f"readings: {len(answered)}, in one pass {readings.share.sum():.0f}, of which {readings.share[answered].sum():.0f}"
        f" with an answer; {len(vocabulary)} rows of the vocabulary"
    )
