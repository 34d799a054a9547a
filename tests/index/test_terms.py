from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.terms import terms_of

TABLE = {
    "GDP增长9.6%": ["gdp", "增", "长", "增长", "9.6%"],
    "跨江大桥": ["跨", "江", "大", "桥", "跨江", "江大", "大桥"],
    "桥": ["桥"],
    "1,234,567人": ["1234567", "人"],
    "３．５％": ["3.5%"],
    "10:30": ["10:30"],
    "9:30-11:00": ["9:30", "11:00"],
    "2026-02-03": ["2026", "02", "03"],
    "5～8元": ["5", "8", "元"],
    "第3版。": ["第", "3", "版"],
    "NordLink said so": ["nordlink", "said", "so"],
    "L’école": ["l", "école"],
    "cafe\u0301": ["café"],
    "5G网络": ["5g", "5", "g", "网", "络", "网络"],
    "G107国道": ["g107", "g", "107", "国", "道", "国道"],
    "3.5t": ["3.5", "t"],
    "Straße ЛЁД": ["straße", "лёд"],
    "ﬁne Ⅲ": ["fine", "iii"],
    "町の駅": ["町", "の", "駅", "町の", "の駅"],
    "𠮷野": ["𠮷", "野", "𠮷野"],
    "snake_case": ["snake", "case"],
    "": [],
    "，。！？……《》 \n\t": [],
    "\x00\x01": [],
}


@pytest.mark.parametrize("text", TABLE)
def test_a_text_is_cut_into_these_terms(text: str) -> None:
    assert list(terms_of(text)) == TABLE[text]


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_terms_hold_no_white_space_so_that_they_survive_being_joined(text: str) -> None:
    terms = list(terms_of(text))
    assert " ".join(terms).split() == terms


@given(st.text(alphabet="江桥船上下", min_size=2, max_size=20), st.data())
@settings(max_examples=80, deadline=None)
def test_any_stretch_of_a_chinese_text_shares_all_its_terms_with_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert set(terms_of(text[start:end])) <= set(terms_of(text))


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_compatible_forms_have_the_same_terms(text: str) -> None:
    assert list(terms_of(text)) == list(terms_of(unicodedata.normalize("NFKC", text)))
