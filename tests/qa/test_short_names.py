"""A person who was named is known by a shorter name afterwards."""

from __future__ import annotations

import pytest

from qa.query import Turn
from qa.short_names import in_full

WHO = Turn("谁是云桥市市长？", "江小渡")


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("江市长哪天讲话？", "江小渡市长哪天讲话？"),
        ("老江说了什么？", "江小渡说了什么？"),
        ("小渡说了什么？", "江小渡说了什么？"),
        ("江小渡说了什么？", "江小渡说了什么？"),
        ("江水涨了多少？", "江水涨了多少？"),
        ("老江镇有多少人？", "老江镇有多少人？"),
    ],
)
def test_a_shorter_name_becomes_the_whole_one(question: str, whole: str) -> None:
    assert in_full(question, WHO) == whole


def test_after_an_answer_that_is_no_person_nothing_changes() -> None:
    assert in_full("江市长哪天讲话？", Turn("云桥三小和哪家公司签约？", "江渡公司")) == "江市长哪天讲话？"
