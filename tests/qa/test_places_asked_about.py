"""The places that a question is about, in whatever letters, and where they stand as seen from a sentence."""

from __future__ import annotations

import pytest

from index.cutting import articles_in
from index.formats.plain_text import to_page
from index.sentences import sentence_spans
from qa.asking import asked_in
from qa.place_names import named_in
from qa.standing import Standing, standing_of

STORY = """朔原粮食再获丰收

本报讯 1月29日，朔原省省长作报告。全年粮食总产量902亿斤。

松河市建成新机场。机场跑道长3600米，可起降大型客机。

机场距市区二十公里，建设历时三年，沿线的村镇都通了公交车，旅客从车站到候机楼只要半小时，比老机场节省了一个多小时，周边还将建物流园。

与澜东省的合作不断加深。

据《朔原日报》
"""


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("澜东省2020年地区生产总值是多少？", ("澜东",)),
        ("2019年岭川固定资产投资增长多少？", ("岭川",)),
        ("和澜东大学一起建实验室的是哪家企业？", ("澜东",)),
        ("梅岭市2025年GDP增长多少？", ("梅岭",)),
        ("美国加征关税后，浙江怎么稳外贸？", ("浙江",)),
        ("美国去年GDP增长多少？", ("美国",)),
        ("去年全省一共扛住了几个台风？", ()),
        ("查一下梅岭市2025年的GDP", ("梅岭",)),
        ("麻烦帮我查一下，梅岭市2025年的GDP", ("梅岭",)),
        ("梅岭市去年进口了多少钱的东西？", ("梅岭",)),
        ("早高峰能多拉多少人？", ()),
        ("湖面是哪年分成南北两半的？", ()),
        ("这种鱼分布在哪一大洋区？", ()),
        ("船が上陸した島はどこですか？", ()),
        ("河南のGDP成長率は？", ("河南",)),
        ("雲嶺区のGDPはいくらですか？", ("雲嶺",)),
        ("多少年没着过大山火了？", ()),
        ("谁去了云南以及西藏地区考察？", ("云南", "西藏")),
        ("林知远从松溪王国回来后做了什么？", ("松溪",)),
        ("这座老桥的长度和深度是多少？", ()),
        ("馆长的哥哥是谁？", ()),
        ("城市的核心都市圈在哪里？", ()),
        ("名单后增为几省？", ()),
        ("安娜·荷兹于哪一年来访？", ()),
        ("政策和澳洲类似的是哪个国家？", ("澳洲",)),
        ("山溪县属于哪个市？", ("山溪",)),
        ("国务院发布了什么文件？", ("国务院",)),
        ("中国移动去年的收入是多少？", ("中国移动",)),
        ("网站除了新闻资讯还有什么？", ()),
        ("今年有多少人上岗？", ()),
        ("去年新建学校多少所？", ()),
        ("欢庆丰收的是梅岭市哪个村？", ("梅岭",)),
        ("医护人员上门服务多少次？", ()),
    ],
)
def test_a_question_is_about_the_places_that_it_names(question: str, places: tuple[str, ...]) -> None:
    assert asked_in(question, 2021).subjects == places


@pytest.mark.parametrize(
    ("name", "words", "standing"),
    [
        ("朔原", "902亿斤", Standing.HERE),
        ("松河", "建成", Standing.HERE),
        ("松河", "3600米", Standing.NEARBY),
        ("澜东", "3600米", Standing.OF_ANOTHER),
        ("岭川", "3600米", Standing.NOWHERE),
    ],
)
def test_a_place_stands_the_nearer_the_more_the_sentence_is_about_it(name: str, words: str, standing: Standing) -> None:
    (article,) = articles_in([to_page("2021-02-03_A01.txt", STORY)])
    sentence = next(one for one in sentence_spans(article.text) if words in article.text[slice(*one)])
    assert standing_of(name, article, sentence) is standing


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("What was Shuoyuan's GDP growth in 2020?", ("朔原",)),
        ("How many people live in Inner Mongolia?", ("内蒙古",)),
        ("Grain output of Shaanxi Province", ("陕西",)),
        ("嶺川省の伸び率は？", ("岭川",)),
        ("티베트자치구의 성장률은?", ("西藏",)),
        ("What is the growth rate?", ()),
    ],
)
def test_a_place_is_known_in_other_letters(question: str, places: tuple[str, ...]) -> None:
    assert named_in(question, ["朔原", "岭川", "松河"]) == places
