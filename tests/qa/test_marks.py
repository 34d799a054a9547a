"""A mark that was passed is not the sum."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.building import build
from index.scope import EVERYTHING
from qa.archive_in_use import ArchiveInUse
from qa.marks import asks_for_a_mark, mark_begins
from qa.reply import Answer
from qa.service import Question
from tests.conftest import QuietProgress

if TYPE_CHECKING:
    from index.embedding.embedder import Embedder
    from qa.service import Service

PAGES = {
    "2025-02-06_A01.txt": """远山市去年货运量首次突破2亿吨

本报讯 远山市交通局昨日通报，2024年全市货运量达到2.07亿吨，增长6.2%。
记者 温一舟
""",
    "2025-02-07_A01.txt": """远山港集装箱吞吐量再创新高

本报讯 2024年，远山港集装箱吞吐量突破300万标箱大关。港口集团董事长骆小岸介绍，今年将新开航线6条。
记者 温一舟
""",
}


@pytest.mark.parametrize(
    ("text", "figure", "words"),
    [
        ("产值首次突破600亿元大关", "600亿元", "首次突破600亿元"),
        ("产值迈上5000亿元台阶", "5000亿元", "迈上5000亿元"),
        ("港口吞吐量接连突破2亿吨、3亿吨", "3亿吨", "突破2亿吨、3亿吨"),
        ("产值先后跨越3000亿、4000亿和5000亿三个台阶", "5000亿", "跨越3000亿、4000亿和5000亿"),
        ("游客超过3000万人次大关", "3000万人次", "超过3000万人次"),
        ("Output topped the 60-billion-yuan mark", "60-billion-yuan", "topped the 60-billion-yuan"),
        ("Sales exceeded 210,000 units", "210,000 units", "exceeded 210,000 units"),
        ("Cargo reached the 300-million-ton milestone", "300-million-ton", "reached the 300-million-ton"),
    ],
)
def test_a_mark_is_told_with_the_words_that_say_it_was_passed(text: str, figure: str, words: str) -> None:
    start = text.index(figure)
    begins = mark_begins(text, start, start + len(figure))
    assert begins is not None
    assert text[begins : start + len(figure)] == words


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("产值达到8.1万亿元", "8.1万亿元"),
        ("占全国的比重超过三成", "三成"),
        ("突破关键技术23项", "23项"),
        ("Output reached 8.1 trillion yuan", "8.1 trillion yuan"),
        ("more than 300 million tons", "300 million tons"),
    ],
)
def test_a_sum_is_no_mark(text: str, figure: str) -> None:
    start = text.index(figure)
    assert mark_begins(text, start, start + len(figure)) is None


def test_who_asks_for_the_mark_is_told_from_who_asks_for_the_sum() -> None:
    assert asks_for_a_mark("产值突破了多少大关？")
    assert asks_for_a_mark("Which mark did output exceed?")
    assert not asks_for_a_mark("产值是多少？")


@pytest.fixture(scope="module")
def port(service: Service, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Service:
    """The service over the two pages."""
    seeds, archive = tmp_path_factory.mktemp("seeds"), tmp_path_factory.mktemp("archive")
    for name, text in PAGES.items():
        (seeds / name).write_text(text, encoding="utf-8")
    build(seeds, archive, embedder, QuietProgress())
    return replace(service, archive_in_use=ArchiveInUse(archive, embedder.identity))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("2024年远山市货运量是多少？", "2.07亿吨"),
        ("2024年远山港集装箱吞吐量是多少？", "突破300万标箱"),
        ("2023年远山港集装箱吞吐量是多少？", ""),
        ("2024年远山港集装箱吞吐量的准确数字是多少？", ""),
    ],
)
def test_the_sum_comes_first_and_a_mark_stands_as_it_is(port: Service, question: str, answer: str) -> None:
    outcome = port.answer(Question(question, (), EVERYTHING, date(2025, 3, 1), 5)).outcome
    assert (outcome.text if isinstance(outcome, Answer) else "") == answer
