"""How much is read: what is near the first, until words are sure or nothing unread can come first, or the time is over (decisions 103, 121, 137, 141)."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.bootstrap import default_model
from index.building import build
from index.scope import EVERYTHING
from qa.archive_in_use import ArchiveInUse
from qa.reply import Answer
from qa.service import Question
from qa.trained.onnx_network import OnnxNetwork
from qa.trained.reader import BATCH, MOST, MOST_ABROAD, TrainedReader
from qa.trained.shipped import GRAPH
from tests.conftest import QuietProgress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.embedding.embedder import Embedder
    from index.settings import Settings
    from qa.service import Service
    from qa.trained.logits import Logits, Network

HALLS = "东西南北中上下前后新"
DAY = date(2025, 2, 1)
REPORT = """青湖县生产总值增长6.4%

本报讯 青湖县统计局日前公布，2024年，全县地区生产总值同比增长6.4%。
"""
STATED, LISTED = "青湖县2024年地区生产总值同比增长多少？", "东湖剧场开放后有哪些设施？"
ANSWERED, NOT_ANSWERED = "东湖剧场有座位多少个？", "东湖剧场的舞台是谁设计的？"
ASKED_ABROAD = "Who designed the stage of the theatre?"


@dataclass
class Watched:
    """The network, with a note of how many passages it was given each time."""

    network: Network
    batches: list[int] = field(default_factory=list)

    def read(self, inputs: Sequence[tuple[str, str, str]]) -> list[Logits]:
        self.batches.append(len(inputs))
        return self.network.read(inputs)


@pytest.fixture(scope="module")
def halls(embedder: Embedder, service: Service, tmp_path_factory: pytest.TempPathFactory) -> Service:
    """The service over ten pages on ten theatres, more than are read, and one on the economy."""
    folder = tmp_path_factory.mktemp("halls")
    (folder / "seeds").mkdir()
    for number, name in enumerate(HALLS):
        text = f"{name}湖剧场开放\n\n本报讯 {name}湖剧场昨日开放。剧场有座位{number + 3}10个，舞台宽{number + 20}米。\n"
        (folder / "seeds" / f"2025-01-{number + 10}_A01.txt").write_text(text, encoding="utf-8")
    (folder / "seeds" / "2025-01-25_A01.txt").write_text(REPORT, encoding="utf-8")
    build(folder / "seeds", folder / "archive", embedder, QuietProgress())
    return replace(service, archive_in_use=ArchiveInUse(folder / "archive", embedder.identity))


@pytest.fixture
def watched(network: Network) -> Watched:
    return Watched(network)


@pytest.fixture
def reading(halls: Service, watched: Watched) -> Service:
    return replace(halls, reader=TrainedReader(watched))


@pytest.fixture(scope="module")
def network(settings: Settings) -> Network:
    return OnnxNetwork(GRAPH, default_model(settings, print))


def ask(service: Service, words: str) -> None:
    service.answer(Question(words, (), EVERYTHING, DAY, 5))


def test_while_nothing_is_clear_batch_after_batch_is_read_up_to_the_most(reading: Service, watched: Watched) -> None:
    ask(reading, NOT_ANSWERED)
    assert watched.batches == [BATCH] * (MOST // BATCH)


def test_once_what_was_read_is_far_ahead_of_the_rest_the_rest_is_not_read(
    reading: Service, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.trained.reader.AHEAD", -1.0)
    ask(reading, ANSWERED)
    assert watched.batches == [BATCH]


def test_once_words_are_sure_no_more_is_read(
    reading: Service, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.trained.reader.AHEAD", math.inf)
    ask(reading, ANSWERED)
    assert watched.batches == [BATCH]


def test_of_a_list_it_is_read_on_however_sure_its_first_item_is(
    reading: Service, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.trained.reader.AHEAD", math.inf)
    monkeypatch.setattr("qa.trained.reader.SURE", 0.0)
    ask(reading, LISTED)
    assert watched.batches == [BATCH] * (MOST // BATCH)


def test_what_the_archive_surely_states_is_not_read_for(reading: Service, watched: Watched) -> None:
    query = reading.understand(Question(STATED, (), EVERYTHING, DAY, 20))
    reply = reading.pipeline().reply(query)
    assert watched.batches == []
    assert isinstance(reply.outcome, Answer)
    assert reply.outcome.text == "6.4%"
    assert "6.4%" in reply.candidates[0].text


def test_without_an_answer_it_is_read_on_though_what_was_read_is_ahead(
    reading: Service, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.trained.reader.AHEAD", -1.0)
    ask(reading, NOT_ANSWERED)
    assert watched.batches == [BATCH] * (MOST // BATCH)


def test_of_a_question_in_another_language_more_is_read(
    reading: Service, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.trained.reader.FAR", math.inf)
    ask(reading, ASKED_ABROAD)
    assert watched.batches == [BATCH] * (MOST_ABROAD // BATCH)


def test_of_a_question_in_another_language_what_is_far_behind_the_first_is_not_read_but_for_the_first_few(
    reading: Service, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.trained.reader.FAR", 0.0)
    ask(reading, ASKED_ABROAD)
    assert watched.batches == [BATCH] * (MOST // BATCH)


def test_when_the_time_is_over_no_further_batch_is_begun(
    reading: Service, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.trained.reader.BUDGET_S", 0.0)
    ask(reading, NOT_ANSWERED)
    assert watched.batches == [BATCH]


def test_what_was_read_in_time_answers_and_the_rest_is_still_among_the_candidates(
    reading: Service, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.trained.reader.BUDGET_S", 0.0)
    monkeypatch.setattr("qa.trained.reader.AHEAD", math.inf)
    query = reading.understand(Question(ANSWERED, (), EVERYTHING, DAY, 20))
    pipeline = reading.pipeline()
    reply = pipeline.reply(query)
    assert watched.batches == [BATCH]
    assert isinstance(reply.outcome, Answer)
    assert "310个" in reply.outcome.text
    assert len(reply.candidates) == len(pipeline.find(query)) > BATCH
