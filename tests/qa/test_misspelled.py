"""Words of the tables, typed with a character that sounds alike."""

from __future__ import annotations

import pytest

from qa.misspelled import in_right_characters


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("远山市去年出口下将多少？", "远山市去年出口下降多少？"),
        ("白塔桥总投姿多少？", "白塔桥总投资多少？"),
        ("远山市社会消费品零瘦总额是多少？", "远山市社会消费品零售总额是多少？"),
        ("远山市粮食产凉是多少？", "远山市粮食产量是多少？"),
        ("远山市去年GDP增长多少？", "远山市去年GDP增长多少？"),
        ("遠山市去年增長多少？", "遠山市去年增長多少？"),
        ("利闰集团去年有多少员工？", "利闰集团去年有多少员工？"),
        ("远山市今年要装几部电梯？", "远山市今年要装几部电梯？"),
        ("远山市固定资严投资增长多少？", "远山市固定资产投资增长多少？"),
        ("这事情怎么投资？", "这事情怎么投资？"),
    ],
)
def test_a_word_that_nobody_knows_is_read_as_the_one_that_sounds_alike(typed: str, meant: str) -> None:
    assert in_right_characters(typed, lambda _: False) == meant


def test_what_the_archive_knows_stays() -> None:
    assert in_right_characters("白塔桥总投姿多少？", {"投姿"}.__contains__) == "白塔桥总投姿多少？"
