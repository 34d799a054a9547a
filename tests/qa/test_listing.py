"""A list question gets the items of the enumeration, each word for word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cutting import articles_in
from index.formats.plain_text import to_page
from qa.enumerations import counted_off, runs_in
from qa.listing import asks_for_several, listed
from qa.reply import Evidence, Refusal


def evidence_of(sentence: str, answer: str) -> Evidence:
    (article,) = articles_in([to_page("a.txt", f"市里的消息\n\n{sentence}\n")])
    start, at = article.text.index(sentence), article.text.index(answer)
    return Evidence(article, (start, start + len(sentence)), (at, at + len(answer)), 0.6)


def items(sentence: str, answer: str, question: str) -> list[str]:
    found, _ = listed((evidence_of(sentence, answer),), question)
    assert not isinstance(found, Refusal)
    assert all(one.quote[0] <= one.answer[0] < one.answer[1] <= one.quote[1] for one in found)
    return [one.article.text[slice(*one.answer)] for one in found]


ROWS = [
    ("港口新开通至仁川、釜山、大阪、海防的四条航线。", "仁川、釜山、大阪、海防的四条航线", "新开了哪些航线？", ["仁川", "釜山", "大阪", "海防"]),
    ("集团下设装卸、船代、仓储三家子公司。", "装卸、船代、仓储三家子公司", "下设哪三家子公司？", ["装卸", "船代", "仓储"]),
    ("入选的有老街改造、湖区治理和高铁站。", "老街改造、湖区治理和高铁站", "哪些项目入选？", ["老街改造", "湖区治理", "高铁站"]),
    ("签约领域包括新材料、冷链物流等。", "新材料、冷链物流等", "签约有哪些领域？", ["新材料", "冷链物流"]),
    ("今年启用滨河中学和北苑中学。", "滨河中学和北苑中学", "启用哪两所中学？", ["滨河中学", "北苑中学"]),
    ("他说要做好三件事：一是改造旧小区；二是打通断头路；三是建好污水厂。", "一是改造旧小区", "做好哪三件事？", ["改造旧小区", "打通断头路", "建好污水厂"]),
    ("保护区首先恢复水系，其次补种植物，再次控制外来物种。", "首先恢复水系", "有哪些措施？", ["恢复水系", "补种植物", "控制外来物种"]),
    ("市（州）中心新增人口100万、县城新增人口100万、新增旅居人口100万。", "市（州）中心新增人口100万、县城新增人口100万、新增旅居人口100万", "具体是哪三个？", ["市（州）中心新增人口100万", "县城新增人口100万", "新增旅居人口100万"]),
    ("今年甲村、乙村改建为民宿群落。", "甲村、乙村", "哪两个村改建？", ["甲村", "乙村"]),
    ("The group opened four routes last year, to Incheon, Busan, Osaka and Haiphong.", "to Incheon, Busan, Osaka and Haiphong", "Which cities did it open routes to?", ["Incheon", "Busan", "Osaka", "Haiphong"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "answer", "question", "expected"), ROWS)
def test_each_item_is_given_by_itself(sentence: str, answer: str, question: str, expected: list[str]) -> None:
    assert items(sentence, answer, question) == expected


def test_items_that_are_counted_off_over_sentences_are_found_to_the_end_of_the_paragraph() -> None:
    (article,) = articles_in(
        [to_page("a.txt", "工作部署\n\n会议提出三点要求。一是抓项目。二是稳就业。三是保供应。\n\n一是另一段的事。\n")]
    )
    start = article.text.index("一是抓")
    found = counted_off(article.text, start, start + 6)
    assert [article.text[slice(*one)] for one in found] == ["抓项目", "稳就业", "保供应"]


def test_the_enumeration_of_the_count_that_is_asked_for_is_taken() -> None:
    sentence = "青山、绿水两镇合并，新镇辖石桥、柳浪、荷塘三个村。"
    assert items(sentence, sentence, "新镇辖哪三个村？") == ["石桥", "柳浪", "荷塘"]


def test_a_count_that_the_paper_does_not_meet_is_told() -> None:
    _, notes = listed((evidence_of("获奖的有甲队、乙队。", "甲队、乙队"),), "哪三支队伍获奖？")
    assert len(notes) == 1
    assert "3" in notes[0]
    assert "2" in notes[0]


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("有哪些学校？", True),
        ("哪三个地方？", True),
        ("Which schools signed?", True),
        ("Which school signed?", False),
        ("哪三年？", False),
        ("哪个学校？", False),
        ("建这座桥有什么目的？", False),
        ("建这座桥有什么好处？", True),
        ("多少学校？", False),
    ],
)
def test_a_list_is_asked_for_or_not(question: str, several: bool) -> None:  # noqa: FBT001  one column of the table
    assert asks_for_several(question) is several


def test_what_is_no_list_stays_as_it_was_read() -> None:
    read = (evidence_of("校长周明远出席。", "周明远"),)
    assert listed(read, "有哪些人出席？") == (read, ())
    assert listed(read, "谁出席？") == (read, ())


@given(st.lists(st.text(alphabet="山水田林湖草沙石城乡", min_size=2, max_size=6), min_size=2, max_size=8))
def test_a_run_comes_back_as_its_items(names: list[str]) -> None:
    text = f"名单包括{'、'.join(names)}。"
    assert [text[slice(*one)] for found in runs_in(text, 0, len(text)) for one in found] == names


@given(st.text(alphabet="一二三是首先其次、和及，。；：1（）①②abc of and,. \n“”有为", max_size=60))
def test_any_text_is_read_and_items_stand_in_it_in_order(text: str) -> None:
    for found in (*runs_in(text, 0, len(text)), counted_off(text, 0, len(text))):
        assert all(0 <= start <= end <= len(text) for start, end in found)
