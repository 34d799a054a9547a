from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sentences import sentence_spans

# Punctuation, figures, white space and letters in a mix where sentences begin and end all the time.
SOUP = st.text(alphabet="江水上 \u3000\t\n。！？!?.…”’」)\"'，；aA9 MrU%¥", max_size=120)
TEXTS = SOUP | st.text(max_size=80)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


TABLE = {
    "桥通车了。人们很高兴！真的吗？": ["桥通车了。", "人们很高兴！", "真的吗？"],
    "他说：“桥通车了。”大家鼓掌。": ["他说：“桥通车了。”", "大家鼓掌。"],
    "怎么可能？！没有人相信……后来信了": ["怎么可能？！", "没有人相信……", "后来信了"],
    "第一行\n第二行": ["第一行", "第二行"],
    "The bridge opened. People cheered! Did they? Yes.": ["The bridge opened.", "People cheered!", "Did they?", "Yes."],
    "“It is open.” He left.": ["“It is open.”", "He left."],
    "駅が開いた。町は喜んだ。": ["駅が開いた。", "町は喜んだ。"],
    "  两端空白。  ": ["两端空白。"],
    "": [],
    " \n\t\u3000": [],
}


@pytest.mark.parametrize("text", TABLE)
def test_a_text_falls_into_these_sentences(text: str) -> None:
    assert sentences(text) == TABLE[text]


@pytest.mark.parametrize(
    "whole",
    [
        "增长9.6%，达到152.0亿元。",
        "Growth was 9.6% and output 152.0 tons.",
        "Mr. Olsen met Dr. Hay and Mrs. Lang.",
        "Prof. Reed, Sen. Moss and Gov. Park spoke to St. Mary's.",
        "The U.S. President spoke to J. K. Reed.",
        "It reopens on Jan. 5 at No. 7 in the old port.",
        "See 3.5.1 at www.example.org today.",
        "It costs 4 dollars, i.e. less than a coffee.",
    ],
)
def test_decimals_and_abbreviations_end_no_sentence(whole: str) -> None:
    assert sentences(whole) == [whole]
    assert sentences(f"Before it. {whole} After it.")[1:-1] == [whole]


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_spans_are_in_order_do_not_overlap_and_leave_only_white_space_out(text: str) -> None:
    at = 0
    for start, end in sentence_spans(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(TEXTS, st.data())
@settings(max_examples=150, deadline=None)
def test_a_stretch_of_a_text_is_split_without_looking_outside_of_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = list(sentence_spans(text, start, end))
    assert all(start <= first < last <= end for first, last in spans)
    covered = {i for first, last in spans for i in range(first, last)}
    assert all(text[i].isspace() for i in range(start, end) if i not in covered)


@given(st.text(alphabet="江水上 。！？”", max_size=80))
@settings(max_examples=150, deadline=None)
def test_a_sentence_of_a_text_is_one_sentence_by_itself(text: str) -> None:
    for sentence in sentences(text):
        assert sentences(sentence) == [sentence]
