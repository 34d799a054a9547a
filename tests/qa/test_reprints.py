"""The same story in several issues: answered once, from the newest, the others named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.building import build
from index.cutting import cut
from index.page import Page
from index.passages import Passage
from index.scope import EVERYTHING
from qa.archive_in_use import ArchiveInUse
from qa.candidate import Candidate
from qa.documents import reply_document
from qa.reply import Answer
from qa.reprints import without_reprints
from qa.service import Question
from tests.conftest import QuietProgress

if TYPE_CHECKING:
    from index.embedding.embedder import Embedder
    from qa.service import Service

STORY = """{headline}

本报讯 3月5日，市图书馆新馆在青年路正式开放，新馆藏书{books}册，阅览座位1260个。馆长周明远介绍，读者凭身份证即可入馆，开放时间延长两小时。
记者 {reporter}
"""
PAGES = {
    "2024-03-08_A03.txt": STORY.format(headline="县图书馆新馆开放", books="39万", reporter="王小兰"),
    "2024-03-06_A01.txt": STORY.format(headline="市图书馆新馆开放", books="38万", reporter="王小兰"),
    "2024-03-07_B04.txt": STORY.format(headline="新馆迎客 藏书数十万", books="38万", reporter="李一帆"),
    "2025-03-06_A02.txt": "新馆一周年\n\n本报讯 市图书馆新馆开放一年，馆藏不断充实，目前藏书45万册，全年接待读者96万人次。\n记者 王小兰\n",
}


@pytest.fixture(scope="module")
def library(service: Service, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Service:
    seeds, archive = tmp_path_factory.mktemp("seeds"), tmp_path_factory.mktemp("archive")
    for name, text in PAGES.items():
        (seeds / name).write_text(text, encoding="utf-8")
    build(seeds, archive, embedder, QuietProgress())
    return replace(service, archive_in_use=ArchiveInUse(archive, embedder.identity))


def test_a_reprint_is_listed_once_with_the_newest_issue_and_names_the_other(library: Service) -> None:
    reply = library.answer(Question("新馆阅览座位有多少个？", (), EVERYTHING, date(2025, 3, 10), 10))
    assert isinstance(reply.outcome, Answer)
    assert reply.outcome.text == "1260个"
    document = reply_document(reply)
    holding = [passage for passage in document["passages"] if "藏书38万册" in passage["text"]]
    assert [passage["source"] for passage in holding] == ["2024-03-07_B04.txt"]
    assert [other["source"] for other in holding[0]["also_in"]] == ["2024-03-06_A01.txt"]


def test_a_later_report_of_the_same_thing_is_no_reprint(library: Service) -> None:
    document = reply_document(library.answer(Question("新馆藏书多少册？", (), EVERYTHING, date(2025, 3, 10), 10)))
    sources = {passage["source"] for passage in document["passages"]}
    assert "2025-03-06_A02.txt" in sources
    assert "2024-03-07_B04.txt" in sources


def test_the_same_words_with_another_figure_are_different_news(library: Service) -> None:
    document = reply_document(library.answer(Question("新馆藏书多少册？", (), EVERYTHING, date(2025, 3, 10), 10)))
    assert {"2024-03-07_B04.txt", "2024-03-08_A03.txt"} <= {passage["source"] for passage in document["passages"]}


SIMPLIFIED = "3月5日，市图书馆新馆在青年路正式开放，新馆藏书38万册，阅览座位1260个。馆长周明远介绍，读者凭身份证即可入馆，开放时间延长两小时，周末照常。"
TRADITIONAL = "3月5日，市圖書館新館在青年路正式開放，新館藏書３８萬冊，閱覽座位1260個。館長周明遠介紹，讀者憑身份證即可入館，開放時間延長兩小時，週末照常。"


def test_a_reprint_in_traditional_characters_and_wide_figures_is_one() -> None:
    candidates = []
    for number, text in enumerate((SIMPLIFIED, TRADITIONAL, SIMPLIFIED.replace("38万", "39万"))):
        (article,) = cut(Page(f"2024-03-0{number + 6}.txt", (text,), date(2024, 3, number + 6), None)).articles
        candidates.append(
            Candidate(Passage(article.article_id, 0, len(article.text)), article, 1.0 - number / 10, 0.9, 9, 1.0)
        )
    first, other = without_reprints(candidates, 5)
    assert (first.article.source, [one.source for one in first.reprints]) == ("2024-03-07.txt", ["2024-03-06.txt"])
    assert (other.article.source, other.reprints) == ("2024-03-08.txt", ())
