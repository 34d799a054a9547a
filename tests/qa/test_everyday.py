"""What people say is asked for in the words of the paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.building import build
from index.scope import EVERYTHING
from qa.archive_in_use import ArchiveInUse
from qa.asking import asked_in
from qa.everyday import as_written_in, in_writing
from qa.kinds import Kind
from qa.reply import Answer
from qa.service import Question
from tests.conftest import QuietProgress

DAY = date(2024, 5, 1)

if TYPE_CHECKING:
    from index.embedding.embedder import Embedder
    from qa.service import Service


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("去年松岭农民一年能挣多少钱？", "去年松岭农村居民人均可支配收入多少钱？"),
        ("松岭人一人挣多少？", "松岭居民人均可支配收入多少？"),
        ("城里人一年赚了多少钱", "城镇居民人均可支配收入多少钱"),
        ("松岭老百姓一年花了多少钱？", "松岭居民人均消费支出多少钱？"),
        ("松岭财政花了多少钱？", "松岭一般公共预算支出多少钱？"),
        ("去年物价涨了多少？", "去年居民消费价格上涨多少？"),
        ("有多少万人找到了新工作？", "城镇新增就业多少万人？"),
        ("松岭有几万口人？", "松岭常住人口有多少万人？"),
        ("松岭市现在有多少人？", "松岭市常住人口有多少人？"),
        ("松岭卖到国外的东西有多少？", "松岭出口额有多少？"),
        ("松岭打了多少吨粮食？", "松岭粮食产量是多少吨？"),
        ("松岭一年用了多少度电？", "松岭一年用电量是多少度电？"),
        ("有多少人从松岭机场坐飞机？", "松岭机场旅客吞吐量是多少人次？"),
        ("工人一年挣多少钱？", "工人一年挣多少钱？"),
        ("松岭市体育馆有多少人？", "松岭市体育馆有多少人？"),
        ("一亩地能打多少粮？", "一亩地能打多少粮？"),
    ],
)
def test_speech_that_means_one_statistic_is_put_in_its_name(said: str, written: str) -> None:
    assert in_writing(said) == written
    assert asked_in(said, DAY).text == written.replace("？", "?")


@pytest.mark.parametrize(
    ("said", "kind", "passage", "written"),
    [
        ("白塔桥花了多少钱？", Kind.MONEY, "白塔桥总投资3亿元，拨付资金1亿元。", "白塔桥总投资多少钱？"),
        ("修路花了多少钱？", Kind.MONEY, "修路共支出3亿元。", "修路支出多少钱？"),
        ("坐一趟船要花多少钱？", Kind.MONEY, "码头总投资3亿元，船票20元。", "坐一趟船要花多少钱？"),
        ("远山茶业卖了多少钱？", Kind.MONEY, "远山茶业销售额3亿元。", "远山茶业销售额多少钱？"),
        ("茶叶一斤卖多少钱？", Kind.MONEY, "茶叶销售额3亿元。", "茶叶一斤卖多少钱？"),
        ("盖了几所学校？", Kind.COUNT, "全区新建学校3所。", "新建几所学校？"),
        ("展馆来了多少人？", Kind.COUNT, "展馆接待观众3万人次。", "展馆接待观众多少人次？"),
        ("远山茶业有多少人上班？", Kind.COUNT, "远山茶业现有员工310人。", "远山茶业有多少员工？"),
        ("远山茶业有多少人上班？", Kind.COUNT, "远山茶业产值3亿元。", "远山茶业有多少人上班？"),
        ("地铁什么时候能坐上？", Kind.DATE, "地铁12月开通。", "地铁什么时候开通？"),
        ("大桥什么时候建成？", Kind.DATE, "大桥12月建成，明年通车。", "大桥什么时候建成？"),
        ("远山茶业老板是谁？", Kind.PERSON, "远山茶业董事长温一舟。", "远山茶业董事长是谁？"),
        ("白塔医院谁说了算？", Kind.PERSON, "白塔医院院长温一舟。", "白塔医院院长是谁？"),
        ("从白塔开车到松岭要多久？", Kind.FIGURE, "白塔到松岭的车程缩短到1小时。", "从白塔到松岭的车程多久？"),
    ],
)
def test_speech_that_may_mean_several_things_is_put_in_the_words_of_a_passage(
    said: str, kind: Kind, passage: str, written: str
) -> None:
    assert as_written_in(said, kind, passage) == written


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("青河大桥砸了多少钱？", "7.4亿元"),
        ("从城北开车到城南现在要多久？", "15分钟"),
        ("市图书馆一把手是谁？", "周明远"),
        ("青河大桥一天过多少辆车？", ""),
        ("市图书馆有多少人上班？", ""),
        ("青河大桥的老板是谁？", ""),
    ],
)
def test_what_is_asked_as_people_speak_is_answered_or_refused(own_service: Service, question: str, answer: str) -> None:
    outcome = own_service.answer(Question(question, (), EVERYTHING, DAY, 5)).outcome
    assert (outcome.text if isinstance(outcome, Answer) else "") == answer


DRUG_TEXT = """远山药业新药投产

本报讯 5月6日，远山药业今年2月获批的抗肿瘤新药“舒宁康”已进入量产，一季度销售额2.4亿元。远山药业董事长温一舟出席投产仪式。
记者 骆小岸
"""


@pytest.fixture(scope="module")
def drug_service(service: Service, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Service:
    """The service over one page of a firm and its drug."""
    seeds, archive = tmp_path_factory.mktemp("seeds"), tmp_path_factory.mktemp("archive")
    (seeds / "2024-05-07_A01.txt").write_text(DRUG_TEXT, encoding="utf-8")
    build(seeds, archive, embedder, QuietProgress())
    return replace(service, archive_in_use=ArchiveInUse(archive, embedder.identity))


@pytest.mark.parametrize(
    ("question", "answer"),
    [("舒宁康一季度卖了多少钱？", "2.4亿元"), ("远山药业一季度卖了多少钱？", "")],
)
def test_the_rules_judge_the_question_as_the_passage_has_it(drug_service: Service, question: str, answer: str) -> None:
    outcome = drug_service.answer(Question(question, (), EVERYTHING, date(2024, 5, 8), 5)).outcome
    assert (outcome.text if isinstance(outcome, Answer) else "") == answer
