"""A pronoun stands for the answer of the last question or for what that question was about, by its kind."""

from __future__ import annotations

import pytest

from qa.completing import complete
from qa.query import Turn


@pytest.mark.parametrize(
    ("asked", "answer", "follow_up", "meant"),
    [
        ("云桥三小由谁托管？", "松台教育集团", "它是哪一年创办的？", "松台教育集团是哪一年创办的？"),
        ("云桥动物园的园长是谁？", "江渡", "他哪年上任？", "江渡哪年上任？"),
        ("云桥动物园的园长是谁？", "江渡", "它在哪里？", "云桥动物园在哪里？"),
        ("云桥动物园的园长是谁？", "江渡", "那里有多少只猴子？", "云桥动物园有多少只猴子？"),
        ("松台矿泉和哪所学校签约？", "云桥三小", "这家公司有多少员工？", "云桥三小有多少员工？"),
        ("松台集团和哪所学校签约？", "云桥三小", "这家集团有多少员工？", "松台集团有多少员工？"),
        ("松台集团和哪所学校签约？", "云桥三小", "这所学校有多少学生？", "云桥三小有多少学生？"),
        ("云桥大桥全长多少米？", "900米", "这座大桥哪年建成？", "云桥大桥哪年建成？"),
        ("Who heads 松台集团?", "江渡", "What was the company's revenue?", "What was 松台集团's revenue?"),
        ("Who heads 松台集团?", "江渡", "When did he join?", "When did 江渡 join?"),
        ("Where is 云桥动物园?", "青年路", "How many monkeys live there?", "How many monkeys live at 青年路?"),
    ],
)
def test_a_pronoun_becomes_the_name_of_its_kind(asked: str, answer: str, follow_up: str, meant: str) -> None:
    assert complete(follow_up, [Turn(asked, answer)]) == meant
