"""A correction of the question before it is told from other questions, and what it puts right is understood."""

from __future__ import annotations

import pytest

from qa.completing import complete
from qa.query import Turn
from qa.retorts import meant_by


@pytest.mark.parametrize(
    ("retort", "meant"),
    [
        ("不是，我问的是二季度", "二季度"),
        ("不对，我要的是出口", "出口"),
        ("错了，我想问青川县。", "青川县"),
        ("我问的是农村居民，不是城镇", "农村居民"),
        ("不是上半年，是全年", "全年"),
        ("不，我想知道增速", "增速"),
        ("No, I meant the second quarter", "second quarter"),
        ("Sorry, I was asking about exports", "exports"),
        ("いいえ、輸出です。", "輸出"),
        ("아니요, 수출이요", "수출이"),
        ("不是说好今年通车吗？", ""),
        ("为什么不是青川县？", ""),
        ("今年一季度GDP增长多少？", ""),
        ("No. 5 bridge opened when?", ""),
    ],
)
def test_what_a_correction_puts_right_is_told(retort: str, meant: str) -> None:
    assert meant_by(retort) == meant


@pytest.mark.parametrize(
    ("last", "retort", "completed"),
    [
        ("青川县2023年GDP增长多少？", "不是，我问的是2022年", "青川县2022年GDP增长多少？"),
        ("青川县2023年GDP增长多少？", "不对，我问的是固定资产投资", "青川县2023年固定资产投资增长多少？"),
        ("青川县2023年GDP目标是多少？", "不是，我问去年实际增长", "青川县去年GDP实际增长是多少？"),
        ("青川县2023年GDP增长多少？", "我问的是白河县，不是青川县", "白河县2023年GDP增长多少？"),
        ("青川县2023年GDP增长多少？", "不是，我问的是谁出席了茶博会？", "谁出席了茶博会？"),
    ],
)
def test_a_correction_puts_its_words_in_the_place_of_those_of_their_kind(
    last: str, retort: str, completed: str
) -> None:
    assert complete(retort, [Turn(last, "5%")]) == completed
