"""Words that a correction quotes as wrong are no answer."""

from __future__ import annotations

from datetime import date

import pytest

from index.cutting import articles_in
from index.page import Page
from qa.asking import asked_in
from qa.objecting import objection_to

NOTICE = "更正\n\n本报3月5日A01版《市图书馆新馆开放》一文中，“新馆藏书38万册”应为“新馆藏书36万册”，特此更正。"
STORY = "市图书馆新馆开放\n\n本报讯 他说“新馆藏书38万册”应为全省之最，读者都很高兴，新馆开放时间也延长了两个小时。"


@pytest.mark.parametrize(
    ("text", "figure", "objected"), [(NOTICE, "38万册", True), (NOTICE, "36万册", False), (STORY, "38万册", False)]
)
def test_a_figure_that_a_correction_quotes_as_wrong_is_objected_to(text: str, figure: str, *, objected: bool) -> None:
    page = Page("a.txt", tuple(text.split("\n")), date(2024, 3, 7), "A04")
    (article,) = articles_in([page])
    at = article.text.index(figure)
    sentence = (article.text.rindex("\n", 0, at) + 1 if "\n" in article.text[:at] else 0, len(article.text))
    assert bool(objection_to(asked_in("新馆藏书多少册？", 2024), article, sentence, at)) is objected
