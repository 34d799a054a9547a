"""Spans that can be printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.trained.snapping import snapped

SENTENCE = "一季度，全区GDP完成152.0亿元，同比增长9.6%左右；“三个一批”项目（含续建）于2023年5月12日开工，见《通知》。"
TEXTS = st.text(st.sampled_from("增长9.6%亿元年月日2023，。“”《》（） \nGDPé约左右个"), max_size=40)


@pytest.mark.parametrize(
    ("span", "whole"),
    [
        ("52.0", "152.0亿元"),
        ("9", "9.6%左右"),
        ("，同比增长9.6%", "同比增长9.6%左右"),
        ("三个一批”", "“三个一批”"),
        ("项目（含续建", "项目（含续建）"),
        ("《通知", "《通知》"),
        ("2023年", "2023年"),
        ("5月1", "5月12日"),
        ("DP", "GDP"),
        ("2日开工，", "12日开工"),
    ],
)
def test_a_span_is_widened_to_whole_figures_words_and_brackets_and_loses_loose_ends(span: str, whole: str) -> None:
    at = SENTENCE.index(span)
    start, end = snapped(SENTENCE, at, at + len(span))
    assert SENTENCE[start:end] == whole


@pytest.mark.parametrize(
    ("text", "span", "whole"),
    [
        ("该园是一处湿地公园。", "是一处湿地公园", "一处湿地公园"),
        ("“双减”指的是减负", "指的是减负", "减负"),
        ("他说是", "是", "是"),
    ],
)
def test_a_copula_before_an_answer_and_what_ties_it_to_the_next_word_are_none_of_it(
    text: str, span: str, whole: str
) -> None:
    at = text.index(span)
    start, end = snapped(text, at, at + len(span))
    assert text[start:end] == whole


@given(TEXTS, st.data())
def test_a_snapped_span_lies_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = snapped(text, start, end)
    assert 0 <= first <= last <= len(text)


@given(TEXTS, st.data())
def test_a_number_is_never_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = snapped(text, start, end)
    if first < last:
        assert not (text[first - 1 : first].isdigit() and text[first].isdigit())
        assert not (text[last - 1].isdigit() and text[last : last + 1].isdigit())
