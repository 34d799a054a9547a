"""What is measured alike and is another thing is not the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.cutting import articles_in
from index.formats.plain_text import to_page
from index.sentences import sentence_spans
from qa.asking import asked_in
from qa.objecting import objection_to

STORY = """松岭去年工业增长8%

本报讯 松岭市工信局昨日公布，规上工业营收目标是700亿元，技改投资增长15%。
全市茶园面积36.8万亩，粮食播种面积120万亩，早稻产量8.5万吨。
年末全市常住人口112.7万人。城镇居民收入50137元，农村居民收入25904元。计划改造小区28个、新增公共停车位3000个、学位5200个。
全市用电量98.6亿千瓦时，其中青石区用电量19.8亿千瓦时；白塔区7.5亿千瓦时。青石区招商项目12个，白塔区招商项目9个。
2021年发放贷款120亿元；2022年为131亿元。机场旅客吞吐量341万人次。新校区一期投资11亿元。全市基础设施投资增长13.8%。
梅溪镇党委书记骆小舟、市文旅局局长白露出席。规上装备工业增加值增长8.4%，民间固定资产投资增长4.1%，出口33.4亿元。
"""


def objection(words: str, question: str) -> str:
    (article,) = articles_in([to_page("own.txt", STORY)])
    article = replace(article, issue_date=date(2023, 2, 1))
    at = article.text.index(words)
    sentence = next(one for one in sentence_spans(article.text) if one[0] <= at < one[1])
    return objection_to(asked_in(question, date(2023, 7, 20)), article, sentence, at)


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("700亿元", "松岭市规上工业营收目标是多少？"),
        ("700亿元", "松岭市规上工业的营业收入目标是多少？"),
        ("36.8万亩", "松岭市茶园面积是多少？"),
        ("120万亩", "松岭市播种了多少亩粮食？"),
        ("8.5万吨", "松岭市早稻产量是多少？"),
        ("112.7万人", "松岭市一共有多少人口？"),
        ("25904元", "松岭市农村居民收入是多少？"),
        ("5200个", "松岭市计划新增多少个学位？"),
        ("3000个", "松岭市计划新增多少个车位？"),
        ("骆小舟", "梅溪镇党委书记是谁？"),
        ("4.1%", "松岭市民间固定资产投资增长多少？"),
        ("33.4亿元", "松岭市出口多少亿元？"),
        ("7.5亿千瓦时", "白塔区用电量是多少？"),
        ("13.8%", "松岭市基建投资涨幅有几个点？"),
        ("131亿元", "2022年松岭市发放贷款多少亿元？"),
        ("341万人次", "松岭机场旅客吞吐量是多少？"),
    ],
)
def test_the_thing_asked_for_is_let_through_in_other_words_too(words: str, question: str) -> None:
    assert objection(words, question) == ""


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("700亿元", "松岭市规上工业利润目标是多少？"),
        ("36.8万亩", "松岭市公园绿地面积是多少？"),
        ("8.5万吨", "松岭市大豆产量是多少？"),
        ("112.7万人", "松岭市出生人口是多少？"),
        ("50137元", "松岭市农村居民收入是多少？"),
        ("3000个", "松岭市计划新增多少个学位？"),
        ("骆小舟", "松岭医院党委书记是谁？"),
        ("白露", "松岭市生态环境局局长是谁？"),
        ("8.4%", "松岭市规上工业增加值增长多少？"),
        ("4.1%", "松岭市固定资产投资增长多少？"),
        ("33.4亿元", "松岭市跨境电商出口额是多少？"),
        ("33.4亿元", "松岭市进口额是多少？"),
        ("98.6亿千瓦时", "松岭变电站用电量是多少？"),
        ("98.6亿千瓦时", "松岭市春节期间用电量是多少？"),
        ("19.8亿千瓦时", "白塔区用电量是多少？"),
        ("98.6亿千瓦时", "松岭市高新区用电量是多少？"),
        ("131亿元", "2022年松岭市利润是多少？"),
        ("341万人次", "松岭机场货邮吞吐量是多少？"),
        ("11亿元", "新校区二期投资多少亿元？"),
        ("3000个", "松岭市计划新建多少个充电桩？"),
        ("12个", "青石区有多少个养老服务机构？"),
        ("骆小舟", "梅溪茶业的老板是谁？"),
    ],
)
def test_another_thing_of_like_name_is_objected_to(words: str, question: str) -> None:
    assert objection(words, question)
