"""A name is not cut within the word for what is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.trained.edges import edges_of
from qa.trained.whole_names import whole_name

TEXT = "会议决定，建设云塘国家植物园，修缮北岸老码头，扩建青禾职业技术学院。"


@pytest.mark.parametrize(
    ("span", "question", "whole"),
    [
        ("云塘国家", "要建设哪个国家植物园？", "云塘国家植物园"),
        ("云塘国家植", "要建设哪个国家植物园？", "云塘国家植物园"),
        ("青禾职业", "扩建哪所职业技术学院？", "青禾职业技术学院"),
        ("云塘国家", "要建设什么植物园？", "云塘国家"),
        ("云塘", "要建设哪个国家植物园？", "云塘"),
        ("北岸老码头", "要修缮哪个老码头？", "北岸老码头"),
        ("云塘国家植物园", "要建设哪个国家植物园？", "云塘国家植物园"),
    ],
)
def test_a_name_that_ends_within_the_sort_asked_for_is_taken_whole(span: str, question: str, whole: str) -> None:
    start = TEXT.index(span)
    first, last = whole_name(TEXT, start, start + len(span), question)
    assert TEXT[first:last] == whole


def test_the_edges_of_words_that_answer_are_told_so() -> None:
    start = TEXT.index("云塘国家")
    first, last = edges_of(TEXT, start, start + 4, "要建设哪个国家植物园？")
    assert TEXT[first:last] == "云塘国家植物园"


@given(st.text(max_size=20), st.data())
def test_a_name_only_grows_and_within_the_text(question: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT)))
    end = data.draw(st.integers(start, len(TEXT)))
    first, last = whole_name(TEXT, start, end, f"哪个国家植物园{question}")
    assert first == start
    assert end <= last <= len(TEXT)
