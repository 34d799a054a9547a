"""The reader that comes with the project: its own weights, our own pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.building import build
from index.scope import EVERYTHING
from qa.archive_in_use import ArchiveInUse
from qa.bootstrap import open_reader
from qa.reply import Answer, NoAnswer
from qa.service import Question
from qa.trained.confidence import LEAST
from tests.conftest import QuietProgress

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.embedder import Embedder
    from index.settings import Settings
    from qa.service import Service

SCHOOL = "2024-06-01_A02.txt"
SCHOOL_TEXT = """滨江小学迁入新校舍

本报讯 6月1日，滨江小学迁入云台路18号的新校舍。新校舍有教室36间，可容纳学生1620名，总投资1.8亿元，资金由市财政承担。

校长林若兰说，学校今后将开设游泳、陶艺和机器人三门选修课。因为老校舍临近高架桥，噪声太大，学校三年前就提出搬迁。
记者 周小舟
"""
REPORT = "2025-01-15_A01.txt"
REPORT_TEXT = """云台区去年工业增长7.3%

本报讯 2024年，云台区规上工业增加值增长7.3%，高新技术产业投资增长21.5%。2025年，全区预期规上工业增加值增长8%左右。
"""

# Pages in another language than the rest: what they speak of bears no Chinese name.
ABROAD = {
    "2024-09-02_B01.txt": """町の図書館が新装開館

白浜町の図書館が二日、一年半の工事を終えて新装開館した。蔵書は六万三千冊で、館長の水野千尋さんは「子どもたちに毎日来てほしい」と話した。鉄道の駅から歩いて五分の場所にある。
""",
    "2024-09-03_B01.txt": """산들시 박물관, 새 전시 개막

산들시 박물관은 3일 새 전시를 개막했다. 관장 한여울은 이번 전시(美 소장품 포함)에 도자기 240점이 나온다고 말했다. 中 관람객을 위한 안내도 마련했다.
""",
}


@pytest.fixture(scope="module")
def reading(
    embedder: Embedder, settings: Settings, service: Service, tmp_path_factory: pytest.TempPathFactory
) -> Service:
    """The service with the trained reader over pages in three languages."""
    folder = tmp_path_factory.mktemp("trained")
    (folder / "seeds").mkdir()
    for name, text in {SCHOOL: SCHOOL_TEXT, REPORT: REPORT_TEXT, **ABROAD}.items():
        (folder / "seeds" / name).write_text(text, encoding="utf-8")
    build(folder / "seeds", folder / "archive", embedder, QuietProgress())
    reader = open_reader(settings, embedder, print)
    return replace(service, archive_in_use=ArchiveInUse(folder / "archive", embedder.identity), reader=reader)


def asked(service: Service, words: str) -> Answer | NoAnswer:
    return service.answer(Question(words, (), EVERYTHING, date(2025, 2, 1), 5)).outcome


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("滨江小学的新校舍可以容纳多少学生？", "1620名"),
        ("滨江小学新校舍在哪里？", "云台路18号"),
        ("滨江小学的校长是谁？", "林若兰"),
        ("2024年云台区规上工业增加值增长多少？", "7.3%"),
    ],
)
def test_the_words_that_answer_are_read_out_of_the_page(reading: Service, question: str, answer: str) -> None:
    outcome = asked(reading, question)
    assert isinstance(outcome, Answer)
    assert answer in outcome.text
    assert outcome.confidence >= LEAST


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("図書館の館長は誰ですか？", "水野千尋"),
        ("図書館の蔵書は何冊ですか？", "六万三千冊"),
        ("박물관의 관장은 누구입니까?", "한여울"),
        ("박물관 전시에 도자기가 몇 점 나옵니까?", "240점"),
    ],
)
def test_a_page_in_the_language_of_the_question_need_not_name_things_in_chinese(
    reading: Service, question: str, answer: str
) -> None:
    outcome = asked(reading, question)
    assert isinstance(outcome, Answer)
    assert answer in outcome.text


@pytest.mark.parametrize(
    "question", ["滨江中学的校长是谁？", "2023年云台区规上工业增加值增长多少？", "明天下雨吗？", "嗯", "？"]
)
def test_what_the_pages_do_not_say_is_not_answered(reading: Service, question: str) -> None:
    assert isinstance(asked(reading, question), NoAnswer)


def test_a_target_is_no_answer_to_who_asks_for_the_result(reading: Service) -> None:
    outcome = asked(reading, "云台区2025年规上工业增加值的预期目标是多少？")
    assert isinstance(outcome, Answer)
    assert "8%" in outcome.text


def test_every_candidate_is_still_there_after_reranking_once(reading: Service) -> None:
    query = reading.understand(Question("校长说了什么？", (), EVERYTHING, date(2025, 2, 1), 20))
    pipeline = reading.pipeline()
    reply = pipeline.reply(query)
    assert sorted(id(one.passage) for one in reply.candidates) == sorted({id(one.passage) for one in reply.candidates})
    assert len(reply.candidates) == len(pipeline.find(query))


def test_answers_are_the_same_whatever_was_asked_before(reading: Service) -> None:
    first = asked(reading, "滨江小学为什么搬迁？")
    asked(reading, "2024年云台区规上工业增加值增长多少？")
    assert asked(reading, "滨江小学为什么搬迁？") == first


def test_a_page_of_one_endless_line_is_read_from_its_beginning(
    reading: Service, embedder: Embedder, tmp_path: Path
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "long.txt").write_text("青山水库蓄水量1.2亿立方米" + "好" * 5000, encoding="utf-8")
    build(tmp_path / "seeds", tmp_path / "archive", embedder, QuietProgress())
    service = replace(reading, archive_in_use=ArchiveInUse(tmp_path / "archive", embedder.identity))
    outcome = asked(service, "青山水库蓄水量是多少？")
    assert isinstance(outcome, NoAnswer) or "1.2亿立方米" in outcome.text
