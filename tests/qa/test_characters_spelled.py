"""Where a text may hold a name that is spelled in other letters."""

from __future__ import annotations

import pytest

from qa.characters_spelled import Script, places_spelled

TEXT = "重庆的重量，白泽"


@pytest.mark.parametrize(
    ("spelled", "script", "places"),
    [
        ("chongqing", Script.LATIN, [0]),
        ("zhongliang", Script.LATIN, [3]),
        ("баицзэ", Script.CYRILLIC, []),
        ("바이쩌", Script.HANGUL, []),
        ("바이저", Script.HANGUL, [6]),
        ("zhong", Script.LATIN, []),
        ("canada", Script.LATIN, []),
    ],
)
def test_a_name_may_begin_where_each_character_can_be_read_so(spelled: str, script: Script, places: list[int]) -> None:
    assert places_spelled(spelled, TEXT, script, 5) == places


def test_any_reading_of_a_character_alone_counts() -> None:
    assert places_spelled("zhongqing", TEXT, Script.LATIN, 5) == [0]


def test_a_name_does_not_go_on_behind_the_end_or_a_comma() -> None:
    assert not places_spelled("baizeshi", TEXT, Script.LATIN, 5)
    assert not places_spelled("liangbai", TEXT, Script.LATIN, 5)
