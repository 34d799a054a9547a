"""Makes the examples: questions and passages in, arrays of token ids out, in the order in which they are learned from."""

from __future__ import annotations

import json
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
from training.examples import Reading, example_of
from training.foreign_facts import foreign_facts
from training.questions import question_files, read_questions
from training.report_facts import facts_in, report_articles, right, wrong
from training.traps import near, sibling, twin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.embedding.embedder import Embedder
    from qa.candidate import Candidate
    from qa.query import Query
    from training.examples import Example
    from training.questions import Question
    from training.report_facts import Fact

SEED = 20261123
# Questions that we wrote ourselves, on news and on entries of an encyclopaedia.
OWN = (Path("training/newspaper"), Path("training/encyclopaedia"))
# And those on contexts of CMRC 2018 train, for what is left of an enumeration.
LEFT_OVER = Path("training/enumerations/cmrc2018.train.jsonl")
# Times that each question is read with its answer, in another window each time; and how often a trap goes with it.
CHINESE_ROUNDS, REPORT_ROUNDS, OWN_ROUNDS = 1, 2, 1
# So many of the Japanese questions, which are ten times those on Japanese news.
JAPANESE = 0.06
# A quarter of the answers of CMRC 2018 train are whole sentences, of its dev questions one in twenty: who asks for the
# exact words is not served by them. So many of them are kept.
SENTENCES = 0.25
SENTENCE_ENDS = "。！？"
TRAPS = 0.55
FOUND = 12
DAY = date(2026, 1, 1)


def prepare(
    data: Path, reports: Path, embedder: Embedder, model: Path, out: Path, say: Callable[[str], None], seed: int = SEED
) -> None:
    """Write `examples.npz`, the vocabulary rows that occur, and the encoder's layers in 16 bit below `out`.

    Another seed draws other windows and other traps.
    """
    random = Random(seed)
    chinese = read_questions(data / "train" / "cmrc2018.train.jsonl")
    japanese = read_questions(data / "train" / "jaquad.fit.jsonl")
    parallel = parallel_questions(data)
    say(f"questions: {len(chinese)} Chinese, {len(japanese)} Japanese, {len(parallel)} in twelve languages")
    neighbours = _neighbours(chinese, _finder(data, embedder, out), say)
    own = (*own_questions(), *read_questions(LEFT_OVER, data / "train" / "cmrc2018.train.contexts.jsonl"))
    say(f"questions of our own: {len(own)}")
    facts = _facts(reports)
    say(f"facts in the reports: {len(facts)}")
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_truncation()
    readings = [*_of_facts(facts, random), *cross_lingual(parallel, TRAPS, random)]
    for _ in range(REPORT_ROUNDS):
        readings += foreign_facts(facts, random)
    for _ in range(CHINESE_ROUNDS):
        readings += readings_of([one for one in chinese if _is_kept(one, random)], neighbours, random)
    for _ in range(OWN_ROUNDS):
        readings += readings_of(own, {}, random)
    readings += readings_of([one for one in japanese if random.random() < JAPANESE], {}, random)
    random.shuffle(readings)
    examples = [one for reading in readings if (one := example_of(reading, tokenizer, random))]
    say(f"examples: {len(examples)}, of which {sum(one.first == 0 for one in examples)} without an answer")
    _write(examples, model, out)


def own_questions(folders: Sequence[Path] = OWN) -> tuple[Question, ...]:
    """Return the questions that we wrote, in many languages; three in ten have no answer in their text."""
    return tuple(question for folder in folders for file in question_files(folder) for question in read_questions(file))


def _finder(data: Path, embedder: Embedder, out: Path) -> Callable[[Query], Sequence[Candidate]]:
    """Return what retrieves from an archive of the Chinese contexts to train on."""
    archive = archive_of([data / "train" / "cmrc2018.train.contexts.jsonl"], embedder, out / "train")
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


def _of_facts(facts: Sequence[Fact], random: Random) -> Iterator[Reading]:
    for _ in range(REPORT_ROUNDS):
        for fact in facts:
            yield right(fact, random)
            trap = wrong(fact, facts, random)
            if trap:
                yield trap


def _is_kept(question: Question, random: Random) -> bool:
    start, end = question.answers[0]
    return question.context.text[start:end][-1] not in SENTENCE_ENDS or random.random() < SENTENCES


def readings_of(
    questions: Sequence[Question], neighbours: dict[str, list[tuple[str, str]]], random: Random
) -> Iterator[Reading]:
    """Yield each question on its text, and now and then with a trap; `neighbours` are what the retriever finds for it."""
    names = [question.context.title for question in questions]
    for question in questions:
        if not question.answers:
            yield Reading(question.text, question.context.title, question.context.text, None)
            continue
        answer = Reading(question.text, question.context.title, question.context.text, question.answers[0])
        yield answer
        if random.random() < TRAPS:
            trap = _trap(question, answer, neighbours.get(question.question_id, []), names, random)
            if trap:
                yield trap


def _trap(
    question: Question, answer: Reading, found: Sequence[tuple[str, str]], names: Sequence[str], random: Random
) -> Reading | None:
    """Return a trap of one of the three kinds, tried in an order drawn by chance."""
    for way in random.sample(("sibling", "near", "twin"), 3):
        if way == "sibling":
            trap = sibling(question, random)
        elif way == "near":
            trap = near(question, found, random)
        else:
            trap = twin(answer, names, random)
        if trap:
            return trap
    return None


def _write(examples: Sequence[Example], model: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    ids = np.concatenate([np.array(one.ids, np.int32) for one in examples])
    rows, compact = np.unique(ids, return_inverse=True)
    tensors = load_file(model / "model.safetensors")
    words = tensors.pop("embeddings.word_embeddings.weight")
    save_file({"words": words[rows].astype(np.float16)}, out / "words.safetensors")
    layers = {name: values.astype(np.float16) for name, values in tensors.items() if not name.startswith("pooler")}
    save_file(layers, out / "layers.safetensors")
    (out / "config.json").write_text((model / "config.json").read_text(encoding="utf-8"), encoding="utf-8")
    np.savez_compressed(
        out / "examples.npz",
        ids=compact.astype(np.uint16 if len(rows) < 65536 else np.int32),
        lengths=np.array([len(one.ids) for one in examples], np.uint16),
        first=np.array([one.first for one in examples], np.uint16),
        last=np.array([one.last for one in examples], np.uint16),
        rows=rows,
    )
    counts = {
        "examples": len(examples),
        "answered": sum(one.first > 0 for one in examples),
        "tokens": len(ids),
        "rows": len(rows),
    }
    (out / "counts.json").write_text(json.dumps(counts), encoding="utf-8")
