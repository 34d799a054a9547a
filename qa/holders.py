"""Whose a figure is: a drug's sales are not the firm's, a fair's visitors not the city's, boys not all pupils, the sum for 14 works not that of one.

Each tells by words beside the figure that the question does not say.
"""

from __future__ import annotations

import re

from qa.distinguishing import own_words

# A product by its name in quotes, before or behind the noun that says what it is.
PRODUCT = re.compile(
    r"(?:药品?|产品|品牌|车型|机型|影片|电影|游戏|软件|剧|新书|图书|酒|茶|系列)[“《](?P<named>[^”》]{1,16})[”》]"
    r"|[“《](?P<made>[^”》]{1,16})[”》](?:系列|品牌|牌|车型|机型|号?产品|药|游戏|影片|茶|酒)"
)
SALES = re.compile(r"卖|销售|营收|营业")
SOLD = re.compile(r"销售额|销售收入|销量|营业收入|营收|产值|产量|利润|票房|出口额?|卖出|售出")
# 发放购车补贴3亿元，拉动消费41亿元: the second is not what was given.
LEVERED = re.compile(r"撬动|拉动|带动(?!就业)")
ABROAD = re.compile(r"出口|外贸|国外|海外|外国|境外|外销|export", re.IGNORECASE)
# A works or a branch, whose figures are not those of the firm that it bears the name of.
BRANCH = re.compile(r"基地|工厂|分厂|园区|产业园|分公司|门店|分店|校区|院区|分院")
# Places and events that people come to; of the city that they are in they are a part.
VENUE = re.compile(
    r"古镇|古城|古村|景区|景点|公园|乐园|动物园|植物园|博物馆|图书馆|美术馆|纪念馆|科技馆|展览馆|度假区|音乐节|文化节|美食节|旅游节|电影节|艺术节|茶博会|博览会|展[”》]|特展|展览|演唱会|庙会|灯会|马拉松|机场|车站|入园|入馆|到馆|入场"
)
VISITORS = re.compile(r"游客|观众|参观|人次|来了多少|接待|客流|visitors", re.IGNORECASE)
# One part of several, where the whole is asked for. What names one of a row asks for a part.
PARTS = (
    re.compile(r"男[生孩女子性]|女[生孩子性]"),
    re.compile(r"小学生|初中生|高中生|大学生|研究生|博士生|硕士生"),
    re.compile(r"住院医师|护士"),
)
TOGETHER = re.compile(r"两家|双方|两地|两市|合计|一共|总共|总计")
PAIR = re.compile(r"两家|双方|两地|两市")
WHOLE_OF_PERIODS = re.compile(r"总投资|总共|一共|总计|全部|总额|总量")
STAGE = re.compile(r"[一二三四首][期批]")
# 投资2.6亿元建成甲泵站等14项工程: the sum is of them all.
AND_OTHERS = re.compile(
    r"(?P<names>[^，。；;\d]*\d{0,4}[^，。；;\d]*?)等\s?(?:共|各类)?\s?(?P<many>\d[\d,]*|[一二三四五六七八九十百]+)\s?(?P<unit>[项个家所座条处部台])"
)
ASKS_FOR_ALL = re.compile(r"等|这些|全部|所有|[共几多少\d][\d]*[项个家所座条处部台]")
SUMS = re.compile(r"[元%吨人亩米时]$|[万亿]$")
# 列举了几项: of a list only some are named, and 等14项 counts them all.
COUNTS_THE_NAMED = re.compile(r"(?:列[出举了]|点[名到出]|举[出了]|提[到及名]|写[到出])[^，。？?]{0,8}(?:几|多少)")
SHORTEST_SHARED = 3


def is_of_another_holder(question: str, before: str) -> bool:
    """Return whether the words of a sentence before a figure say that it is a product's, or one venue's, that the question does not name."""
    product = next(reversed(list(PRODUCT.finditer(before))), None)
    name = (product["named"] or product["made"]) if product else ""
    if product and SOLD.search(question) and SOLD.search(before, product.end()) and not _shares(name, question):
        return True
    own = own_words(before)
    if LEVERED.search(own) and not LEVERED.search(question):
        return True
    if SALES.search(question) and re.search(r"出口额?$", own.strip("约达为是")) and not ABROAD.search(question):
        return True
    if SOLD.search(own) and _is_of_the_firm(question, own):
        return True
    venues = VENUE.findall(own)
    if not venues or not VISITORS.search(question):
        return False
    return not any(_bare(one) in question for one in venues) and not VENUE.search(question.replace("入园", ""))


def _is_of_the_firm(question: str, own: str) -> bool:
    """Return whether a question asks about a branch, 远山科技白塔基地, and the words before a figure name its firm alone: 远山科技2024年营业收入."""
    branch = BRANCH.search(question)
    if not branch or BRANCH.search(own):
        return False
    return _shares(SOLD.split(own)[0], question[: branch.start()])


def is_a_part(question: str, before: str) -> bool:
    """Return whether the words that bring in a figure name a part where the question asks for the whole: 男生 for 学生."""
    own = own_words(before)
    of_which = before.rfind("其中")
    if of_which >= 0 and TOGETHER.search(question) and (PAIR.search(question) or not _says(own, question)):
        return True
    if any(row.search(own) and not row.search(question) and not re.search("[男女]", question) for row in PARTS):
        return True
    return bool(WHOLE_OF_PERIODS.search(question) and STAGE.search(own) and not STAGE.search(question))


def is_sum_of_several(question: str, text: str, sentence: tuple[int, int], span: tuple[int, int]) -> bool:
    """Return whether `text[span]` is told of several things of which the question names one: 投资3亿元建成甲桥等9座桥."""
    if ASKS_FOR_ALL.search(question) or not SUMS.search(text[slice(*span)]):
        return False
    behind = AND_OTHERS.match(text, span[1], sentence[1])
    before = next(reversed(list(AND_OTHERS.finditer(text, sentence[0], span[0]))), None)
    if before and re.search(r"[，。；;]", text[before.end() : span[0]]):
        before = None
    return any(one is not None and _shares(one["names"], question) for one in (behind, before))


def counts_all_of_a_list(question: str, text: str, at: int) -> bool:
    """Return whether what stands at `text[at]` counts all of what a list names only some of, where those named are asked for."""
    return bool(COUNTS_THE_NAMED.search(question)) and text[:at].rstrip().endswith("等")


def _says(own: str, question: str) -> bool:
    """Return whether the words before a figure name something that the question does, by two characters that stand together."""
    words = own.replace("其中", "")
    return any(words[at : at + 2] in question for at in range(len(words) - 1))


def _bare(venue: str) -> str:
    return venue.strip("”》")


def _shares(name: str, question: str) -> bool:
    """Return whether a question holds a name, or three characters of it that stand together."""
    size = min(SHORTEST_SHARED, len(name))
    return size > 1 and any(name[at : at + size] in question for at in range(len(name) - size + 1))
