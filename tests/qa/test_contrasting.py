"""Follow-ups that name a part or a counterpart of what was asked before."""

from __future__ import annotations

import pytest

from qa.completing import complete
from qa.query import Turn


@pytest.mark.parametrize(
    ("last", "question", "complete_question"),
    [
        ("青禾2023年第一产业增加值是多少？", "二产呢？", "青禾2023年第二产业增加值是多少？"),
        ("青禾2023年城镇居民人均可支配收入多少？", "农村呢？", "青禾2023年农村居民人均可支配收入多少？"),
        ("浙江2023年固定资产投资增长多少？", "其中高技术产业呢？", "浙江2023年高技术产业投资增长多少？"),
        ("浙江2023年固定资产投资增长多少？", "民间投资下降了多少？", "2023年浙江民间投资下降了多少？"),
        ("青禾港累计运送货物多少？", "其中去年运了多少？", "去年青禾港运送货物多少？"),
        ("第九届沿海冬泳公开赛冠军是谁？", "那一届的季军是谁？", "第九届沿海冬泳公开赛冠军的季军是谁？"),
        ("第九届沿海冬泳公开赛在哪里举行？", "明年在哪办？", "第九届沿海冬泳公开赛明年在哪办？"),
        ("浙江2023年固定资产投资增长多少？", "河北省有几所大学？", "河北省有几所大学？"),
    ],
)
def test_a_part_or_a_counterpart_takes_the_place_of_the_thing(last: str, question: str, complete_question: str) -> None:
    assert complete(question, (Turn(last, ""),)) == complete_question
