"""The old figure of a change."""

from __future__ import annotations

import pytest

from qa.former import is_former


@pytest.mark.parametrize(
    ("text", "figure", "former"),
    [
        ("床位由350张增至800张", "350张", True),
        ("床位由350张增至800张", "800张", False),
        ("野生种群由780只恢复到约850只", "780只", True),
        ("治理率从52%一路提高到61%", "52%", True),
        ("床位达到800张", "800张", False),
        ("生产总值突破3000亿元、达到3120亿元", "3000亿元", True),
        ("生产总值突破3000亿元、达到3120亿元", "3120亿元", False),
        ("生产总值突破3000亿元，增长5%", "3000亿元", False),
        ("剧团从1998年起为松溪剧社", "1998年", False),
        ("从8月12日晚上开始至13日封路", "8月12日", False),
        ("补助从4年的期限提高到5年", "4年", True),
    ],
)
def test_what_a_thing_was_before_it_changed_is_told(text: str, figure: str, *, former: bool) -> None:
    start = text.index(figure)
    assert is_former(text, start, start + len(figure), "现在是多少？") == former


def test_who_asks_for_the_year_of_the_old_figure_asks_for_it() -> None:
    text = "森林覆盖率从2019年的31.5%提高到33.8%"
    at = text.index("31.5%")
    assert is_former(text, at, at + 5, "森林覆盖率是多少？")
    assert not is_former(text, at, at + 5, "2019年森林覆盖率是多少？")
    assert not is_former(text, at, at + 5, "森林覆盖率原来是多少？")
