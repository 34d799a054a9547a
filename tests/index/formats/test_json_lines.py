from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cutting import articles_in
from index.formats.json_lines import read_json_lines

if TYPE_CHECKING:
    from index.article import Article

DAY = date(2026, 3, 1)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)


def articles_of(*documents: object) -> tuple[Article, ...]:
    data = "\n".join(json.dumps(document, ensure_ascii=False) for document in documents).encode()
    return articles_in(read_json_lines("docs.jsonl", data, DAY, "A1"))


def test_each_line_is_an_article_cited_by_file_and_id() -> None:
    first, second = articles_of(
        {"id": "a", "title": "新桥通车", "text": "三月一日，新桥通车。\n市民步行过桥。", "byline": "记者 林小满"},
        {
            "context_id": 7,
            "text": "没有标题。",
            "date": "2026-02-28",
            "page": "B2",
            "paper": "青石日报",
            "issue": 12345,
        },
    )
    assert (first.source, first.headline, first.byline) == ("docs.jsonl#a", "新桥通车", "记者 林小满")
    assert (first.issue_date, first.page_number) == (DAY, "A1")
    assert first.lines_of(first.text.index("市民"), len(first.text) - 8) == (3, 3)
    assert (second.source, second.headline, second.issue_date) == ("docs.jsonl#7", "", date(2026, 2, 28))
    assert (second.page_number, second.paper, second.issue_number) == ("B2", "青石日报", "12345")
    assert (first.paper, first.issue_number) == (None, None)


def test_a_line_without_an_id_is_cited_by_its_number_and_blank_lines_hold_nothing() -> None:
    data = '\n{"text": "甲。"}\n\n{"text": " "}\n{"text": "乙。"}\n'.encode()
    assert [article.source for article in articles_in(read_json_lines("d.jsonl", data, None, None))] == [
        "d.jsonl#2",
        "d.jsonl#5",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "line 2 is no JSON"),
        ("[1]", "line 2 is JSON, but no object"),
        ('{"text": ["x"]}', "line 2: text is no text"),
        ('{"text": "x", "date": "gestern"}', "line 2: date is 'gestern', expected YYYY-MM-DD"),
        ('{"id": "same", "text": "x"}', "line 2 has the id 'same' of an earlier line"),
        ("[" * 100_000, "line 2 is no JSON"),
        (
            f'{{"text": "{"长" * 2_000_000}"}}',
            "line 2 has 2,000,012 characters; a document has at most 2,000,000; split it",
        ),
    ],
)
def test_a_line_that_is_off_is_named(line: str, reason: str) -> None:
    data = f'{{"id": "same", "text": "x"}}\n{line}'.encode()
    with pytest.raises(ValueError, match=reason):
        tuple(read_json_lines("d.jsonl", data, None, None))


def test_a_file_that_is_too_large_is_not_read() -> None:
    with pytest.raises(ValueError, match="268,435,457 bytes; a file of JSON lines has at most 268,435,456; split it"):
        tuple(read_json_lines("d.jsonl", bytes(268_435_457), None, None))


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_no_character_is_lost_or_invented(title: str, text: str, byline: str) -> None:
    found = articles_of({"title": title, "text": text, "byline": byline})
    said = "".join(article.text for article in found)
    assert "".join(said.split()) == "".join((title + text + byline).split())
