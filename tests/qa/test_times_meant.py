"""那一年, 上一年 and 去年同期 mean what the last question or its answer tells."""

from __future__ import annotations

import pytest

from qa.completing import complete
from qa.query import Turn


@pytest.mark.parametrize(
    ("asked", "answer", "follow_up", "meant"),
    [
        ("云桥动物园哪年建成？", "1986年", "那一年谁当市长？", "1986年谁当市长？"),
        ("云桥动物园哪年建成？", "1986年5月", "次年谁当市长？", "1987年谁当市长？"),
        ("云桥2023年GDP增长多少？", "5%", "前一年呢？", "云桥2022年GDP增长多少？"),
        ("云桥2023年GDP增长多少？", "5%", "再上一年呢？", "云桥2022年GDP增长多少？"),
        ("云桥今年上半年GDP增长多少？", "5%", "去年同期呢？", "云桥去年上半年GDP增长多少？"),
        ("云桥2023年一季度GDP增长多少？", "5%", "2022年同期呢？", "云桥2022年一季度GDP增长多少？"),
    ],
)
def test_the_time_that_is_meant_takes_its_place(asked: str, answer: str, follow_up: str, meant: str) -> None:
    assert complete(follow_up, [Turn(asked, answer)]) == meant
