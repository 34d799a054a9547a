"""Traditional characters read as simplified ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.simplified import as_chinese, is_japanese, plain, simplified
from index.terms import terms_of


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("開發區生產總值達152億元", "开发区生产总值达152亿元"),
        ("龍與龜", "龙与龟"),
        ("GDP同比增长9.6%，比上年回落", "GDP同比增长9.6%，比上年回落"),
        ("Growth of 9.6%", "Growth of 9.6%"),
    ],
)
def test_traditional_characters_become_simplified_ones_and_all_else_stays(printed: str, read: str) -> None:
    assert simplified(printed) == read


@given(st.text())
def test_every_character_stays_in_its_place_and_a_second_time_changes_nothing(text: str) -> None:
    once = simplified(text)
    assert len(once) == len(text)
    assert simplified(once) == once
    assert len(plain(text)) == len(text)


def test_characters_that_only_japanese_writes_so_become_chinese_where_that_is_asked_for() -> None:
    assert as_chinese("豊かな薬草園で働く検査員の桜井さん") == "丰かな药草园で动く检查员の樱井さん"


@given(st.text(max_size=50))
def test_a_text_as_chinese_is_as_long_as_it_was(text: str) -> None:
    assert len(as_chinese(text)) == len(text)


def test_japanese_stays_as_it_is() -> None:
    text = "東京都の人口は増加している。"
    assert is_japanese(text)
    assert plain(text) == text


def test_a_chinese_sentence_that_quotes_a_word_of_japanese_is_chinese() -> None:
    sentence = (
        "他在開發區的歡迎會上說「ありがとう」，臺下響起熱烈的掌聲，會場氣氛十分熱烈，代表們紛紛起立，鼓掌達三分鐘。"
    )
    assert plain(sentence).startswith("他在开发区的欢迎会上说「ありがとう」")


def test_a_word_has_the_same_terms_in_both_scripts() -> None:
    assert list(terms_of("經濟開發區")) == list(terms_of("经济开发区"))
