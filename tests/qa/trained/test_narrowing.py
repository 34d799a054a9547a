"""What of an enumeration a question does not name itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.trained.narrowing import narrowed

PARTS = st.lists(st.sampled_from(["柳堰厂", "青禾厂", "和", "、", "以及", "，", "和平里", "“", " "]), max_size=8).map(
    "".join
)


@pytest.mark.parametrize(
    ("span", "question", "left"),
    [
        ("柳堰厂、青禾厂和望川厂", "除了柳堰厂和青禾厂，还有哪个厂获奖？", "望川厂"),
        ("望川厂、柳堰厂", "柳堰厂与哪个厂签约？", "望川厂"),
        ("柳堰厂、望川厂与青禾厂", "柳堰厂、青禾厂以及哪个厂停产？", "望川厂"),
        ("柳堰厂、望川厂、青禾厂", "柳堰厂和谁合作？", "望川厂、青禾厂"),
        ("Liuyan and Wangchuan", "Who won beside Liuyan?", "Wangchuan"),
    ],
)
def test_the_items_that_the_question_names_are_left_out(span: str, question: str, left: str) -> None:
    text = f"获奖的是{span}。"
    assert text[slice(*narrowed(text, 4, 4 + len(span), question))] == left


@pytest.mark.parametrize(
    ("span", "question"),
    [
        ("柳堰厂、青禾厂", "柳堰厂和青禾厂谁获奖？"),
        ("望川厂、柳堰厂、青禾厂", "谁获奖？"),
        ("柳堰厂和平里分厂", "柳堰厂和平里分厂在哪？"),
        ("望川厂、柳堰厂、青禾厂", "柳堰厂获奖了吗？"),
        ("柳堰厂停产，和青禾厂合并", "柳堰厂怎么了？"),
    ],
)
def test_words_stay_whole_where_all_none_or_a_middle_item_is_named(span: str, question: str) -> None:
    assert narrowed(span, 0, len(span), question) == (0, len(span))


@given(PARTS, PARTS)
def test_what_is_left_lies_within_the_span_and_is_not_empty(span: str, question: str) -> None:
    start, end = narrowed(span, 0, len(span), question)
    assert (start, end) == (0, len(span)) or 0 <= start < end <= len(span)
