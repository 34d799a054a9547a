"""Things that differ by their number alone."""

from __future__ import annotations

import pytest

from qa.numbered_names import numbers_missing

TEXT = "第六届杨梅节5月20日开幕，地铁3号线、11路公交直达。园区一期已投产，第113号集市同日开张。"


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("第七届杨梅节什么时候开幕？", ["第七届"]),
        ("第６届杨梅节什么时候开幕？", []),
        ("地铁4号线通车了吗", ["4号线"]),
        ("三号线到哪里", []),
        ("12路公交怎么走", ["12路"]),
        ("园区二期什么时候投产？", ["二期"]),
        ("第104号集市的摊位共有多少个？", ["第104号"]),
        ("5号楼在哪", []),  # it speaks of no building by number
        ("第二产业增加值是多少", []),
        ("二期间的事", []),
    ],
)
def test_another_number_of_the_same_is_another_thing(question: str, missing: list[str]) -> None:
    assert list(numbers_missing(question, TEXT)) == missing
