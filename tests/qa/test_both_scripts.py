"""Questions and pages in simplified and in traditional characters, each asked of the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.building import build
from index.scope import EVERYTHING
from qa.archive_in_use import ArchiveInUse
from qa.reply import Answer, NoAnswer
from qa.service import Question
from tests.conftest import QuietProgress

if TYPE_CHECKING:
    from index.embedding.embedder import Embedder
    from qa.service import Service

PAGE = """濱海開發區擴建圖書館

本報訊 2月6日，濱海開發區圖書館擴建工程動工。工程總投資3.2億元，新館藏書將達86萬冊，館長是葉慶華。

該館今年還將開設廣東話講座。
記者 陳麗雲
"""


@pytest.fixture(scope="module")
def traditional(embedder: Embedder, service: Service, tmp_path_factory: pytest.TempPathFactory) -> Service:
    """The service over one page in traditional characters."""
    folder = tmp_path_factory.mktemp("traditional")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "2026-02-07_A01.txt").write_text(PAGE, encoding="big5")
    build(folder / "seeds", folder / "archive", embedder, QuietProgress())
    return replace(service, archive_in_use=ArchiveInUse(folder / "archive", embedder.identity))


def asked(service: Service, words: str) -> Answer | NoAnswer:
    return service.answer(Question(words, (), EVERYTHING, date(2026, 2, 8), 5)).outcome


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("滨海开发区图书馆扩建总投资多少？", "3.2億元"),
        ("濱海開發區圖書館擴建總投資多少？", "3.2億元"),
        ("图书馆馆长是谁？", "葉慶華"),
        ("新館藏書將達多少冊？", "86萬冊"),
    ],
)
def test_a_page_in_traditional_characters_is_asked_in_either_and_cited_as_it_was_printed(
    traditional: Service, question: str, words: str
) -> None:
    outcome = asked(traditional, question)
    assert isinstance(outcome, Answer)
    assert outcome.text == words
    assert all(one.quote in PAGE.replace("\n", "") for one in outcome.citations)


def test_the_real_page_answers_a_question_in_traditional_characters(service: Service) -> None:
    outcome = asked(service, "一季度鄭州高新區GDP同比增長多少？")
    assert isinstance(outcome, Answer)
    assert outcome.text == "9.6%"


def test_another_place_is_refused_in_either_script(traditional: Service) -> None:
    assert isinstance(asked(traditional, "濱江開發區圖書館擴建總投資多少？"), NoAnswer)
    assert isinstance(asked(traditional, "滨江开发区图书馆扩建总投资多少？"), NoAnswer)
