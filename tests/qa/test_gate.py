"""The gate: what is copied passes, what the cited lines do not say does not."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.figures.parsing import figures_in
from qa.gate import Cited, unsupported, whole
from tests.conftest import PAGE, SEEDS

LINES = (
    "去年一季度，全市GDP完成152.0亿元，同比增长9.6%。5月12日，《青石日报》报道，3号线开通，总投资1亿2000万元，"
    "占比提高8.5个百分点；前5个月用电三百万千瓦时，涨幅为5%—7%，“三个一批”项目开工。"
)
PARAGRAPHS = [line for line in (SEEDS / PAGE).read_text(encoding="utf-8").split("\n") if re.search(r"\d", line)]


def wrong(answer: str, said: date | None = None) -> tuple[str, ...]:
    return unsupported(answer, [Cited(LINES, said)])


@pytest.mark.parametrize(
    "answer",
    [
        "9.6%",
        "９．６％",
        "百分之九点六",
        "9.6 percent",
        "增长9.6%",
        "152亿元",
        "1520000万元",
        "15.2 billion yuan",
        "1.2亿元",
        "300万千瓦时",
        "8.5个百分点",
        "5%至7%",
        "1—5月",
        "5月12日",
        "5月",
        "五月十二日",
        "《青石日报》",
        "“三个一批”",
        "3号线",
        "去年一季度",
        "全市GDP去年一季度完成152亿元，同比增长百分之九点六。",
        "这是一个项目。",
        "没有数字的一句话。",
        "",
    ],
)
def test_an_answer_in_other_words_passes_if_its_figures_days_and_names_are_in_the_lines(answer: str) -> None:
    assert wrong(answer) == ()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("9.7%", "9.7%"),
        ("9.6个百分点", "9.6个百分点"),
        ("8.5%", "8.5%"),
        ("下降9.6%", "9.6%"),
        ("环比增长9.6%", "9.6%"),
        ("152元", "152元"),
        ("152亿", "152亿"),
        ("152亿美元", "152亿美元"),
        ("2000万元", "2000万元"),
        ("5%", "5%"),
        ("5%—8%", "5%—8%"),
        ("四个项目", "四个"),
        ("5月13日", "5月13日"),
        ("2日", "2日"),
        ("1—6月", "1—6月"),
        ("二季度", "二季度"),
        ("今年一季度", "今年一季度"),
        ("2023年", "2023年"),
        ("上月", "上月"),
        ("昨日", "昨日"),
        ("5号线", "5号"),
        ("《河南日报》", "河南日报"),
        ("据《青石晚报》报道，增长9.6%", "青石晚报"),
        ("0371-6000", "0371-6000"),
    ],
)
def test_what_no_line_says_is_named(answer: str, words: str) -> None:
    assert wrong(answer) == (words,)


def test_last_year_is_the_year_before_the_issue_where_its_day_is_known() -> None:
    assert wrong("2024年一季度") == ("2024年一季度",)
    assert wrong("2024年一季度", date(2025, 6, 1)) == ()
    assert wrong("2023年一季度", date(2025, 6, 1)) == ("2023年一季度",)


def test_each_figure_may_stand_in_another_of_the_cited_lines() -> None:
    cited = [Cited("同比增长9.6%。", None), Cited("总投资7.4亿元。", None)]
    assert unsupported("增长9.6%，投资7.4亿元", cited) == ()
    assert unsupported("增长9.6%，投资7.5亿元", cited) == ("7.5亿元",)


@pytest.mark.parametrize(
    ("text", "words", "all_of_it"),
    [
        ("总投资1亿2000万元。", "2000万元", "1亿2000万元"),
        ("增长9.6%。", "9.6", "9.6%"),
        ("新增30多名教师", "30", "30多名"),
        ("三分之一", "三", "三分之一"),
        ("十二日开幕", "二日", "十二日"),
        ("电话0371-6000", "6000", "0371-6000"),
        ("2017年5月成立", "2017年", "2017年"),
        ("5月12日举行", "5月", "5月"),
        ("233家企业", "家企业", "家企业"),
    ],
)
def test_a_span_is_widened_to_the_whole_of_a_figure_that_it_cuts(text: str, words: str, all_of_it: str) -> None:
    start = text.index(words)
    first, last = whole(text, start, start + len(words))
    assert text[first:last] == all_of_it


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([LINES, *PARAGRAPHS]), st.integers(0, 400), st.integers(1, 60))
def test_any_span_copied_from_the_lines_passes_once_it_is_whole(text: str, start: int, length: int) -> None:
    assume(start < len(text))
    first, last = whole(text, start, min(len(text), start + length))
    assert whole(text, first, last) == (first, last)
    assert unsupported(text[first:last], [Cited(text, None)]) == ()


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([LINES, *PARAGRAPHS]), st.data())
def test_a_copied_sentence_with_one_digit_changed_does_not_pass(text: str, data: st.DataObject) -> None:
    places = [match.start() for match in re.finditer(r"\d", text)]
    at = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from("0123456789").filter(lambda one: one != text[at]))
    start = data.draw(st.integers(max(0, at - 30), at))
    first, last = whole(text, start, min(len(text), start + 60))
    number = next(one for one in re.finditer(r"[\d.]+", text) if one.start() <= at < one.end())
    changed = text[number.start() : at] + digit + text[at + 1 : number.end()]
    # A number may be written otherwise and be the same (152.0 and 152.00), or stand elsewhere in the lines, in words, too.
    known = {float(one) for one in re.findall(r"\d+(?:\.\d+)?", text)} | {float(one.low) for one in figures_in(text)}
    assume(float(changed.strip(".") or 0) not in known)
    answer = text[first:at] + digit + text[at + 1 : last]
    assert unsupported(answer, [Cited(text, None)]) != ()


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="0123456789.%亿万元年月日号一二三十今去上“”《》A个第—季度，"),
    st.text(alphabet="0123456789.%亿万元年月日号一二三十今去上“”《》A个第—季度，"),
)
def test_any_answer_is_judged_without_failure(answer: str, text: str) -> None:
    for said in (None, date(2025, 6, 15)):
        assert all(words in answer for words in unsupported(answer, [Cited(text, said)]))
