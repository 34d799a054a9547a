"""How near an answer is to an accepted one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluation.measures import exact, f1, holds, share_held

ANSWERS = st.text(st.sampled_from("增长9.6%亿元GDP ，。ab"), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("accepted", "said", "right"),
    [
        ("9.6%", "９.６％", True),
        ("9.6%", "同比增长9.6%", True),
        ("5%", "5.5%", False),
        ("96", "9.6", False),
        ("12000", "12,000", True),
        ("河南省人民政府", "河南省人民", True),
        ("河南省人民政府", "河南", False),
        ("第2条", "条", False),
        ("Henan", "HENAN.", True),
        ("9.6%", "", False),
    ],
)
def test_an_answer_holds_an_accepted_one_figure_for_figure(accepted: str, said: str, *, right: bool) -> None:
    assert holds([accepted], said) is right


def test_exact_match_looks_past_punctuation_and_width_only() -> None:
    assert exact(["“三个一批”"], "三个一批") == 1
    assert exact(["三个一批"], "三个一批项目") == 0


def test_f1_counts_han_characters_and_words_in_their_order() -> None:
    assert f1(["李海"], "李海先生") == pytest.approx(2 * 2 / (2 + 4))
    assert f1(["deputy general manager"], "general manager") == pytest.approx(2 * 2 / (3 + 2))


def test_a_list_is_held_by_the_share_of_its_items() -> None:
    assert share_held([["中国星网"], ["中国中化", "中化"]], "中国星网、中化") == 1
    assert share_held([["中国星网"], ["中国华能"]], "中国星网") == 0.5


@given(ANSWERS)
def test_an_answer_measured_against_itself_is_perfect_unless_it_is_all_punctuation(words: str) -> None:
    said = f1([words], words)
    assert said == pytest.approx(1.0) or not any(one.isalnum() for one in words)


@given(ANSWERS, ANSWERS)
def test_f1_is_between_0_and_1_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= f1([one], other) <= 1
    assert f1([one], other) == pytest.approx(f1([other], one))
