"""Figures, read from any way of writing them and compared by what they are worth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.figures.figure import Base, Bound, Direction, Figure, same_value
from index.figures.parsing import figures_in

# text: value and unit of each figure in it, low~high for a range
TABLE = [
    ("8.5%", "8.5 %"),
    ("8.5％", "8.5 %"),
    ("８．５％", "8.5 %"),
    ("8.5 %", "8.5 %"),
    ("百分之八点五", "8.5 %"),
    ("百分之八", "8 %"),
    ("百分之三十五", "35 %"),
    ("百分之一百二十", "120 %"),
    ("百分之8.5", "8.5 %"),
    ("8.5个百分点", "8.5 个百分点"),
    ("8.5個百分點", "8.5 个百分点"),
    ("0.3个百分点", "0.3 个百分点"),
    ("两个百分点", "2 个百分点"),
    ("25个基点", "25 个基点"),
    ("3‰", "3 ‰"),
    ("千分之三", "3 ‰"),
    ("万分之五", "0.0005 分之"),
    ("百分之百", "100 %"),
    ("10万分之一", "0.00001 分之"),
    ("3.5亿人民币", "350000000 人民币"),
    ("110千伏", "110 千伏"),
    ("220kV线路", "220 kV"),
    ("三十多亿元", "3000000000 元"),
    ("500多亿元", "50000000000 元"),
    ("-5℃至3℃", "-5~3 ℃"),
    ("全区GDP4.8亿元", "480000000 元"),
    ("CPI上涨，型号A4.8", ""),
    ("1千多人", "1000 人"),
    ("一万三千二百元", "13200 元"),
    ("第三产业增长5.5%", "3 第|5.5 %"),
    ("-3.5%", "-3.5 %"),
    ("－3.5％", "-3.5 %"),
    ("增速为-3.5%", "-3.5 %"),
    ("三成", "3 成"),
    ("3成", "3 成"),
    ("七成以上", "7 成"),
    ("5%—7%", "5~7 %"),
    ("5%-7%", "5~7 %"),
    ("5%至7%", "5~7 %"),
    ("5—7%", "5~7 %"),
    ("5%~7%", "5~7 %"),
    ("５％～７％", "5~7 %"),
    ("百分之五至百分之七", "5~7 %"),
    ("百分之五到七", "5~7 %"),
    ("0.2—0.3个百分点", "0.2~0.3 个百分点"),
    ("三分之一", "0.3333333333333333333333333333 分之"),
    ("四分之三", "0.75 分之"),
    ("三分之二以上", "0.6666666666666666666666666667 分之"),
    ("3分の1", "0.3333333333333333333333333333 分之"),
    ("4분의 1", "0.25 分之"),
    ("一半", "0.5 分之"),
    ("半数以上", "0.5 分之"),
    ("1.5倍", "1.5 倍"),
    ("两倍", "2 倍"),
    ("3倍多", "3 倍"),
    ("翻一番", "2 番"),
    ("翻番", "2 番"),
    ("翻了", ""),
    ("翻两番", "4 番"),
    ("翻倍", "2 番"),
    ("1.5 times", "1.5 times"),
    ("1.5배", "1.5 배"),
    ("1.2亿元", "120000000 元"),
    ("１．２亿元", "120000000 元"),
    ("1.2億元", "120000000 元"),
    ("1.2亿", "120000000"),
    ("0亿2000万元", "20000000 元"),
    ("0.0万元", "0 元"),
    ("12000万元", "120000000 元"),
    ("120,000,000元", "120000000 元"),
    ("１２０，０００，０００元", "120000000 元"),
    ("1亿2000万元", "120000000 元"),
    ("一亿两千万元", "120000000 元"),
    ("5.13亿元", "513000000 元"),
    ("152.0亿元", "15200000000 元"),
    ("2万亿元", "2000000000000 元"),
    ("两万亿元", "2000000000000 元"),
    ("1.34万亿元", "1340000000000 元"),
    ("三千五百元", "3500 元"),
    ("3千5百元", "3500 元"),
    ("3000多元", "3000 元"),
    ("300余万元", "3000000 元"),
    ("三百余万元", "3000000 元"),
    ("3—5万元", "30000~50000 元"),
    ("3万—5万元", "30000~50000 元"),
    ("3万元至5万元", "30000~50000 元"),
    ("8000—1万元", "8000~10000 元"),
    ("30亿-50亿元", "3000000000~5000000000 元"),
    ("200 万元", "2000000 元"),
    ("5角", "5 角"),
    ("20块钱", "20 块钱"),
    ("3.5亿美元", "350000000 美元"),
    ("US$1.2 billion", "1200000000 美元"),
    ("$1.2 million", "1200000 美元"),
    ("1.2 billion US dollars", "1200000000 US dollars"),
    ("€500", "500 欧元"),
    ("500亿日元", "50000000000 日元"),
    ("1億2000万円", "120000000 円"),
    ("3兆円", "3 兆円"),
    ("1억2000만원", "120000000 원"),
    ("5조 원", "5 조 원"),
    ("1.2 billion yuan", "1200000000 yuan"),
    ("3,000 yuan", "3000 yuan"),
    ("RMB 200 million", "200000000 元"),
    ("9.6 percent", "9.6 percent"),
    ("9.6 percentage points", "9.6 percentage points"),
    ("9.6퍼센트", "9.6 퍼센트"),
    ("9.6パーセント", "9.6 パーセント"),
    ("0.5ポイント", "0.5 ポイント"),
    ("0.5%p", "0.5 %p"),
    ("两千三百", "2300"),
    ("两千三", "2300"),
    ("三万五", "35000"),
    ("一百零二人", "102 人"),
    ("一百二十人", "120 人"),
    ("二十三家", "23 家"),
    ("十家", "10 家"),
    ("十二家", "12 家"),
    ("三四百人", "300~400 人"),
    ("七八个", "7~8 个"),
    ("近百人", "100 人"),
    ("超千亿元", "100000000000 元"),
    ("上万名", "10000 名"),
    ("50多名", "50 名"),
    ("13805人", "13805 人"),
    ("1.4亿人", "140000000 人"),
    ("4700人次", "4700 人次"),
    ("233家", "233 家"),
    ("1260个", "1260 个"),
    ("5个体育馆", "5 个"),
    ("3家电商", "3 家"),
    ("38万册", "380000 册"),
    ("12项", "12 项"),
    ("20户", "20 户"),
    ("20戶", "20 户"),
    ("第3名", "3 第"),
    ("第三名", "3 第"),
    ("第十三届", "13 第"),
    ("第 5 位", "5 第"),
    ("5人", "5 人"),
    ("3명", "3 명"),
    ("3,000 people", "3000 people"),
    ("1200万吨", "12000000 吨"),
    ("1200萬噸", "12000000 吨"),
    ("13000亿斤", "1300000000000 斤"),
    ("500公斤", "500 公斤"),
    ("500千克", "500 千克"),
    ("五千克", "5 千克"),
    ("五千千克", "5000 千克"),
    ("3.2 kg", "3.2 kg"),
    ("2000トン", "2000 トン"),
    ("15亩", "15 亩"),
    ("15畝", "15 亩"),
    ("3.5万公顷", "35000 公顷"),
    ("120平方米", "120 平方米"),
    ("50㎡", "50 ㎡"),
    ("9600平方公里", "9600 平方公里"),
    ("9,600 square kilometers", "9600 square kilometers"),
    ("2310米", "2310 米"),
    ("16.5公里", "16.5 公里"),
    ("10 km", "10 km"),
    ("3毫米", "3 毫米"),
    ("60公里/小时", "60 公里/小时"),
    ("5000万立方米", "50000000 立方米"),
    ("300亿千瓦时", "30000000000 千瓦时"),
    ("120万千瓦", "1200000 千瓦"),
    ("500兆瓦", "500 兆瓦"),
    ("37.5℃", "37.5 ℃"),
    ("零下5℃", "5 ℃"),
    ("3天", "3 天"),
    ("3至5天", "3~5 天"),
    ("三到五天", "3~5 天"),
    ("15分钟", "15 分钟"),
    ("两小时", "2 小时"),
    ("半小时", "0.5 小时"),
    ("一个半小时", "1.5 小时"),
    ("三个月", "3 个月"),
    ("三个半月", "3.5 个月"),
    ("两个多月", "2 个月"),
    ("十年", "10 年"),
    ("3年多", "3 年"),
    ("两年半", "2.5 年"),
    ("半年", "0.5 年"),
    ("3 years", "3 years"),
    ("10年間", "10 年间"),
    ("5개월", "5 개월"),
    ("5，300人", "5|300 人"),
    ("由350张增至800张", "350 张|800 张"),
    ("同比增长9.6%、11.7%", "9.6 %|11.7 %"),
    ("2025年完成5亿元", "500000000 元"),
    # words that only look like figures
    ("十五五", ""),
    ("“十四五”期间", ""),
    ("2025年", ""),
    ("二〇二五年", ""),
    ("2021—2025年", ""),
    ("5月9日", ""),
    ("五月九日", ""),
    ("1—5月", ""),
    ("1至5月份", ""),
    ("一季度", ""),
    ("第1四半期", "1 第"),
    ("1분기", ""),
    ("上半年", ""),
    ("10时30分", ""),
    ("10:30", ""),
    ("2025-12-31", ""),
    ("2025.12.31", ""),
    ("3号线", ""),
    ("0371-67812345", ""),
    ("A320", ""),
    ("G20峰会", ""),
    ("5G网络", ""),
    ("1.2.3版", ""),
    ("数十人", ""),
    ("几百万元", ""),
    ("十几家", ""),
    ("统一、万一、一些、一带一路、三农、十分重要", ""),
    ("三年级", ""),
    ("一成不变", ""),
]  # fmt: skip


def one(text: str) -> Figure:
    (figure,) = figures_in(text)
    return figure


def written(figure: Figure) -> str:
    numbers = [f"{number.normalize():f}" for number in dict.fromkeys((figure.low, figure.high))]
    return " ".join(filter(None, ["~".join(numbers), figure.unit]))


@pytest.mark.parametrize(("text", "figures"), TABLE, ids=[text for text, _ in TABLE])
def test_figures_are_read_as_numbers_with_units(text: str, figures: str) -> None:
    assert "|".join(written(figure) for figure in figures_in(text)) == figures


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({text for text, _ in TABLE}) == len(TABLE) >= 150


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("1.2亿元", "12000万元", True),
        ("1.2亿元", "120,000,000元", True),
        ("1.2亿元", "1.2 billion yuan", False),
        ("1.2 billion yuan", "12亿元", True),
        ("8.5%", "百分之八点五", True),
        ("8.5%", "8.50％", True),
        ("8.5%", "8.5个百分点", False),
        ("30%", "三成", True),
        ("25%", "四分之一", True),
        ("3‰", "0.3%", True),
        ("25个基点", "0.25个百分点", True),
        ("翻一番", "2倍", True),
        ("1吨", "1000公斤", True),
        ("1吨", "2000斤", True),
        ("15亩", "1公顷", True),
        ("1平方公里", "1500亩", True),
        ("2310米", "2.31公里", True),
        ("一小时", "60分钟", True),
        ("一年", "12个月", True),
        ("一年", "365天", False),
        ("5亿元", "5亿美元", False),
        ("3家", "3户", False),
        ("3人", "3名", True),
        ("第三名", "第3名", True),
        ("3名", "第3名", False),
        ("5%—7%", "5%", False),
        ("5%—7%", "百分之五至百分之七", True),
        ("3%", "-3%", False),
    ],
)
def test_figures_are_the_same_where_they_are_worth_as_much_of_the_same_thing(a: str, b: str, *, same: bool) -> None:
    assert same_value(one(a), one(b)) is same
    assert same_value(one(b), one(a)) is same


@pytest.mark.parametrize(
    ("text", "direction", "base", "bound"),
    [
        ("同比增长9.6%", Direction.RISE, Base.SAME_PERIOD, None),
        ("同比下降9.6%", Direction.FALL, Base.SAME_PERIOD, None),
        ("环比上涨0.2%", Direction.RISE, Base.PERIOD_BEFORE, None),
        ("比上年增长5%左右", Direction.RISE, Base.YEAR_BEFORE, Bound.ABOUT),
        ("比上年同期减少3家", Direction.FALL, Base.SAME_PERIOD, None),
        ("较去年提高1.5个百分点", Direction.RISE, Base.YEAR_BEFORE, None),
        ("占比35%", None, Base.WHOLE, None),
        ("占全市的35%", None, Base.WHOLE, None),
        ("占地500亩", None, None, None),
        ("降5%", Direction.FALL, None, None),
        ("降水5毫米", None, None, None),
        ("超过300家", None, None, Bound.ABOVE),
        ("近300家", None, None, Bound.BELOW),
        ("最近3年", None, None, None),
        ("节约3000元", None, None, None),
        ("约3000元", None, None, Bound.ABOUT),
        ("不低于5%", None, None, Bound.AT_LEAST),
        ("不超过5%", None, None, Bound.AT_MOST),
        ("300家以上", None, None, Bound.AT_LEAST),
        ("300家以内", None, None, Bound.AT_MOST),
        ("300余家", None, None, Bound.ABOVE),
        ("全市下降以后，完成5亿元", None, None, None),
        ("up 9.6 percent year on year", Direction.RISE, Base.SAME_PERIOD, None),
        ("fell by about 3 percent", Direction.FALL, None, Bound.ABOUT),
        ("5%の増加", Direction.RISE, None, None),
        ("5% 감소", Direction.FALL, None, None),
    ],
)
def test_the_clause_says_direction_base_and_bound(
    text: str, direction: Direction | None, base: Base | None, bound: Bound | None
) -> None:
    figure = one(text)
    assert (figure.direction, figure.base, figure.bound) == (direction, base, bound)


def test_one_clause_may_hold_a_rise_and_a_fall() -> None:
    rise, fall = figures_in("同比增长3.2%，环比下降1.5%")
    assert (rise.direction, rise.base) == (Direction.RISE, Base.SAME_PERIOD)
    assert (fall.direction, fall.base) == (Direction.FALL, Base.PERIOD_BEFORE)


WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
UNITS = ["%", "个百分点", "元", "亿元", "万吨", "人", "家", "公里", "平方米", "千瓦时", "天", "个月", "倍"]
NUMBERS = st.decimals(0, 10**6, places=2) | st.integers(1, 10**9).map(Decimal)
WHOLE = st.integers(2, 10**8 - 1)


def in_han(number: int) -> str:
    """Write a number below 10000万 as one says it."""
    if number >= 10**4:
        rest = number % 10**4
        return in_han(number // 10**4) + "万" + ("零" if 0 < rest < 1000 else "") + (in_han(rest) if rest else "")
    said, gap = "", False
    for digit, place in zip(f"{number:04}", "千百十 ", strict=True):
        if digit == "0":
            gap = bool(said)
            continue
        said += ("零" if gap else "") + "零一二三四五六七八九"[int(digit)] + place.strip()
        gap = False
    return said


@settings(max_examples=100, deadline=None)
@given(NUMBERS, st.sampled_from(UNITS), st.sampled_from(["全市完成", "同比增长", "共有", "The total is ", "（", ""]))
def test_a_figure_stands_where_it_says_and_its_own_text_reads_as_the_same(
    number: Decimal, unit: str, before: str
) -> None:
    text = f"{before}{number:f}{unit}，其他略。"
    figure = one(text)
    assert text[figure.start : figure.end] == f"{number:f}{unit}"
    again = one(text[figure.start : figure.end])
    assert (again.low, again.high, again.unit) == (figure.low, figure.high, figure.unit)


@settings(max_examples=100, deadline=None)
@given(NUMBERS, st.sampled_from(UNITS))
def test_width_and_separators_do_not_matter(number: Decimal, unit: str) -> None:
    plain = one(f"{number:f}{unit}")
    assert same_value(plain, one(f"{number:f}{unit}".translate(WIDE)))
    assert same_value(plain, one(f"{number:,f}{unit}"))


@settings(max_examples=150, deadline=None)
@given(WHOLE, st.sampled_from(["家", "元", "人", "公里", "个月", "个百分点"]))
def test_chinese_numerals_are_worth_what_arabic_ones_are(number: int, unit: str) -> None:
    assert same_value(one(f"{in_han(number)}{unit}"), one(f"{number}{unit}"))


@settings(max_examples=100, deadline=None)
@given(
    st.integers(1, 10**6),
    st.sampled_from(
        [("亿元", "万元", 10**4), ("万元", "元", 10**4), ("吨", "公斤", 1000), ("公斤", "斤", 2), ("公里", "米", 1000),
         ("公顷", "亩", 15), ("小时", "分钟", 60), ("年", "个月", 12), ("成", "%", 10), ("%", "‰", 10), ("万千瓦", "千瓦", 10**4)]
    ),
)  # fmt: skip
def test_units_of_one_dimension_are_converted_both_ways(number: int, units: tuple[str, str, int]) -> None:
    large, small, factor = units
    assume(not (large == "年" and 1900 <= number < 2100))
    a, b = one(f"{number}{large}"), one(f"{number * factor}{small}")
    assert same_value(a, b)
    assert same_value(b, a)
    assert not same_value(a, one(f"{number * factor + 1}{small}"))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789.,-—至%％亿万千百十一二两三〇点分之个家元年月日第近余多半翻番成 增a$"))
def test_any_text_is_read_without_failure_and_figures_do_not_overlap(text: str) -> None:
    ends = 0
    for figure in figures_in(text):
        assert ends <= figure.start < figure.end <= len(text)
        assert figure.low <= figure.high
        ends = figure.end
