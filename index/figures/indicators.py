"""What a figure measures: the statistics that newspapers name in several ways, and other things by the words before the figure."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each row is one statistic by its names in four languages; the first is what it is called in the archive.
INDICATORS: tuple[tuple[str, ...], ...] = (
    ("地区生产总值", "国内生产总值", "生产总值", "经济总量", "GDP", "gross domestic product", "gross regional product", "economic output", "国内総生産", "域内総生産", "域内総生産額", "국내총생산", "지역총생산", "PIB"),
    ("规模以上工业增加值", "规上工业增加值", "规模工业增加值", "工业增加值", "industrial value added", "industrial added value", "value added of industry", "added value of industry", "value-added industrial output", "industry above designated size", "industries above designated size", "industrial output", "工業付加価値", "一定規模以上の工業", "산업 부가가치", "공업 부가가치"),
    ("固定资产投资", "固投", "fixed-asset investment", "fixed asset investment", "固定資産投資", "고정자산투자", "고정자산 투자"),
    ("社会消费品零售总额", "社零总额", "社零", "消费品零售", "零售总额", "retail sales of consumer goods", "retail sales", "社会消費財小売総額", "社会消費品小売総額", "소비재 소매판매", "사회소비품 소매총액"),
    ("一般公共预算收入", "地方级财政收入", "财政收入", "公共预算收入", "general public budget revenue", "fiscal revenue", "budget revenue", "財政収入", "一般公共予算収入", "재정수입"),
    ("一般公共预算支出", "财政支出", "公共预算支出", "general public budget spending", "general public budget expenditure", "public budget spending", "budget spending", "fiscal expenditure", "財政支出", "재정지출"),
    ("进出口总额", "进出口总值", "外贸进出口", "货物进出口", "进出口", "外贸总额", "外贸总值", "对外贸易", "imports and exports", "foreign trade", "輸出入", "貿易総額", "수출입"),
    ("出口额", "出口总额", "出口", "exports", "輸出額", "輸出", "수출액", "수출"),
    ("进口额", "进口总额", "进口", "imports", "輸入額", "輸入", "수입액"),
    ("实际使用外资", "实际利用外资", "利用外资", "吸收外资", "到位外资", "到账外资", "外商直接投资", "foreign investment", "外資利用額", "실제 외자 이용"),
    ("居民人均可支配收入", "人均可支配收入", "per capita disposable income", "disposable income", "一人当たり可処分所得", "1인당 가처분소득"),
    ("城镇新增就业", "新增就业", "新增城镇就业", "new urban jobs", "urban jobs", "都市部新規就業", "신규 취업"),
    ("城镇调查失业率", "调查失业率", "失业率", "unemployment rate", "失業率", "실업률"),
    ("居民消费价格", "消费价格", "物价涨幅", "CPI", "consumer price", "消費者物価", "소비자물가"),
    ("粮食产量", "粮食总产量", "粮食总产", "grain output", "grain production", "grain harvest", "食糧生産量", "食糧総生産量", "食糧生産", "穀物生産量", "곡물 생산량", "식량 생산량"),
    ("研发投入强度", "研发投入占比", "研发投入", "研发经费投入", "研发经费支出", "研发经费", "研发支出", "研发强度", "研究与试验发展经费", "R&D经费", "R&D intensity", "R&D spending", "研究開発投資", "연구개발 투자"),
    ("常住人口城镇化率", "城镇化率", "城镇化水平", "城市化率", "urbanization rate", "都市化率", "도시화율"),
    ("人均预期寿命", "预期寿命", "平均寿命", "life expectancy", "기대수명"),
    ("森林覆盖率", "forest coverage rate", "forest coverage", "森林被覆率", "森林率", "산림피복률"),
    ("单位生产总值能耗", "单位地区生产总值能耗", "单位GDP能耗", "单位生产总值能源消耗", "单位地区生产总值能源消耗", "单位GDP能源消耗", "能耗强度", "energy consumption per unit of GDP", "energy intensity"),
    ("赤字率", "deficit-to-GDP ratio", "deficit ratio", "財政赤字率", "재정적자율"),
    ("集装箱吞吐量", "container throughput", "コンテナ取扱量", "컨테이너 물동량"),
)  # fmt: skip
# Just before a name these make another statistic of it: 农村居民人均可支配收入 is not that of all, nor 汽车出口 that of all goods.
NARROWED = re.compile(
    r"(?:(?:人均|城镇|农村|农民|民营|民间|国有|高技术|装备|制造|本级|税收|per capita|rural|urban|private)[\u4e00-\u9fff\s]{0,3}"
    r"|海洋|数字|旅游|文化|农业|林业|渔业|服务业?|产业|行业|制造业|企业|公司|集团|产品|商品|汽车|设备|电商|电子商务|机器人|电池|船舶|服装|[对向][\u4e00-\u9fff]{2,8}|贸易|保税|口岸)$",
    re.IGNORECASE,
)
# What closes the words before a figure and says nothing of what is measured.
TAIL = re.compile(
    r"(?:同比|环比|[比较][上去]年同?期?|[比较]上[月季年]|按可比价格计算|名义|实际|预计|预期|力争|确保|增长|下降|上升|上涨|提高|提升|增加|减少|下跌|回落|增至|升至|降至|达到|达|完成|实现|保持在?|稳定在"
    r"|突破|超过|超|逾|近|约|不低于|不少于|不超过|控制在|为|是|有|共计?|合计|总计|累计|目标|增速|增幅|涨幅|降幅|左右|以上|了|到|至|的|在|于|多|[：:\s“”（(])+$"
)
# What may stand before the words that name it.
HEAD = re.compile(
    r".*(?:完成|实现|累计|其中|报告指出|全[市省县区州国年]|[我本]?[市省县区州](?=[\u4e00-\u9fff]{4})|[年月日]份?|季度|半年|期间|以来|[：:”、])"
)
WHOLE_ECONOMY = INDICATORS[0][0]
_GROWTH = (
    r"(?:全年|全[省市县区州]|经济|上年|去年|20\d\d年)*(?:经济)?(?:实际|同比|比上年)?增长(?:了|约)?(?P<growth>\d[\d.]*%)"
)
_TOTAL = r"(?:全[省市县区州])?(?:经济)?总量(?:首次)?(?:达到?|突破|跃上|超过|为|迈上)?了?(?P<total>\d[\d.,]*[万亿]*元)"
GROWTH_AND_TOTAL = re.compile(rf"(?:^|[,，。；;：:、]){_GROWTH}[,，、]{_TOTAL}")
TOTAL_AND_GROWTH = re.compile(rf"(?:^|[,，。；;：:、]){_TOTAL}[,，、]{_GROWTH}")
NOT_A_NAME = ("比", "较", "分别", "连续", "实行", "带动")
PHRASE = re.compile(r"[A-Za-z\u4e00-\u9fff（）()\-·]{2,16}")


def known_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, name) for each statistic of the table that a text names, in order."""
    for match in _names().finditer(text):
        if not NARROWED.search(text, max(0, match.start() - 16), match.start()):
            yield match.start(), match.end(), _called()[match[0].lower()]


def growth_of_whole(sentence: str) -> tuple[int, ...]:
    """Return where the figures of 全年增长1.4%，总量达到14876亿元 begin: a growth without a name, and the total of the economy beside it."""
    match = GROWTH_AND_TOTAL.search(sentence) or TOTAL_AND_GROWTH.search(sentence)
    return (match.start("growth"), match.start("total")) if match else ()


def measured_in(clause: str) -> str:
    """Return what the words before a figure say is measured; empty where they do not say it.

    It is one of the table by its first name, else the last words that could name it, such as 货物吞吐量 of
    港口完成货物吞吐量.
    """
    known = list(known_in(clause))
    if known:
        return known[-1][2]
    words = HEAD.sub("", TAIL.sub("", clause))
    return words if PHRASE.fullmatch(words) and not words.startswith(NOT_A_NAME) else ""


@cache
def _called() -> dict[str, str]:
    return {name.lower(): row[0] for row in INDICATORS for name in row}


@cache
def _names() -> re.Pattern[str]:
    def one(name: str) -> str:
        return rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])" if name.isascii() else re.escape(name)

    names = sorted(_called(), key=len, reverse=True)
    return re.compile("|".join(map(one, names)), re.IGNORECASE)
