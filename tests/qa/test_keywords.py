"""Which words a search is for, and where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.keywords import folded, held_in, keywords_of, places_of


def marked(words: str, text: str) -> list[str]:
    return [text[start:end] for start, end in places_of(keywords_of(words), text)]


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("高新区 招商", ("高新区", "招商")),
        ("什么是集市", ("集市",)),
        ("ＧＤＰ GDP 增长9.6%", ("gdp", "增长", "9.6%")),
        ("What is the growth of the zone", ("growth", "zone")),
        ("桥", ("桥",)),
        ("的", ("的",)),
        ("？？？ …", ()),
    ],
)
def test_the_words_of_a_search_are_those_that_say_something_each_once(text: str, keywords: tuple[str, ...]) -> None:
    assert keywords_of(text) == keywords


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("青河大桥", "青河大桥建成，大桥通车", ["青河大桥", "大桥"]),
        ("gdp", "GDP、ＧＤＰ和GDPs", ["GDP", "ＧＤＰ"]),
        ("9.6", "19.6、9.65、9.6%、1,9.6和9.6。", ["9.6", "9.6"]),
        ("art", "party of art", ["art"]),
        ("<b>", "a <b> c</b>", ["b", "b"]),
    ],
)
def test_words_are_marked_whatever_their_case_and_width_and_western_ones_only_whole(
    words: str, text: str, found: list[str]
) -> None:
    assert marked(words, text) == found


def test_the_words_held_are_counted_each_once() -> None:
    assert held_in(("大桥", "通车", "地铁"), "大桥通车，大桥很长") == 2


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=200))
def test_folding_keeps_each_character_in_its_place_and_places_are_in_order_and_apart(words: str, text: str) -> None:
    assert len(folded(text)) == len(text)
    places = places_of(keywords_of(words), text)
    assert all(start < end for start, end in places)
    assert all(end < start for (_, end), (start, _) in pairwise(places))
