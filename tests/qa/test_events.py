"""A question for the circumstances of what was asked about keeps what happened, and who did it."""

from __future__ import annotations

import pytest

from qa.completing import complete
from qa.query import Turn


@pytest.mark.parametrize(
    ("asked", "answer", "follow_up", "meant"),
    [
        ("松台矿泉和谁签约？", "云桥三小", "那什么时候？", "松台矿泉和云桥三小签约，什么时候？"),
        ("松台矿泉和谁签约？", "云桥三小", "谁主持的？", "松台矿泉和云桥三小签约，谁主持的？"),
        ("松台矿泉和谁签约？", "云桥三小", "签了多少钱？", "松台矿泉和云桥三小签约，签了多少钱？"),
        ("云桥大桥什么时候通车？", "5月8日", "在哪里？", "云桥大桥通车，在哪里？"),
        ("云桥大桥在哪里奠基？", "青棠镇", "什么时候？", "云桥大桥奠基，什么时候？"),
        ("松台矿泉和谁签约？", "云桥三小", "董事长是谁？", "松台矿泉董事长是谁？"),
        ("松台矿泉和谁签约？", "云桥三小", "总投资多少？", "松台矿泉总投资多少？"),
    ],
)
def test_a_question_that_names_nothing_asks_about_what_happened(
    asked: str, answer: str, follow_up: str, meant: str
) -> None:
    assert complete(follow_up, [Turn(asked, answer)]) == meant


@pytest.mark.parametrize("question", ["还有呢？", "然后呢", "别的呢？"])
def test_asking_for_more_puts_nothing_in_the_place_of_anything(question: str) -> None:
    assert complete(question, [Turn("松台矿泉和谁签约？", "云桥三小")]) == question
