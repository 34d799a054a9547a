"""The units of figures: of which dimension each is, and how many of its dimension's base unit one makes."""

from __future__ import annotations

import re
from fractions import Fraction

MU = Fraction(2000, 3)

# dimension: unit and its factor; units of one dimension are converted, those of two are never equal.
# Names as `folded` writes them.
MEASURES: dict[str, dict[str, Fraction | int]] = {
    "share": {
        "%": Fraction(1, 100), "percent": Fraction(1, 100), "per cent": Fraction(1, 100), "パーセント": Fraction(1, 100),
        "퍼센트": Fraction(1, 100), "프로": Fraction(1, 100), "‰": Fraction(1, 1000), "成": Fraction(1, 10), "割": Fraction(1, 10),
        "分之": 1,
    },
    "point": {
        "个百分点": 1, "百分点": 1, "percentage point": 1, "percentage points": 1, "ポイント": 1, "%포인트": 1, "퍼센트포인트": 1,
        "%p": 1, "pp": 1, "个基点": Fraction(1, 100), "基点": Fraction(1, 100), "basis point": Fraction(1, 100), "basis points": Fraction(1, 100),
    },
    "multiple": {"倍": 1, "times": 1, "배": 1, "番": 1},
    "yuan": {"元": 1, "块钱": 1, "元人民币": 1, "人民币": 1, "yuan": 1, "RMB": 1, "角": Fraction(1, 10), "위안": 1},
    "dollar": {"美元": 1, "美金": 1, "dollars": 1, "US dollars": 1, "U.S. dollars": 1, "USD": 1, "ドル": 1, "달러": 1},
    "euro": {"欧元": 1, "euros": 1, "euro": 1, "ユーロ": 1, "유로": 1},
    "pound": {"英镑": 1, "pounds": 1},
    "yen": {"日元": 1, "円": 1, "yen": 1, "엔": 1, "兆円": 10**12},
    "won": {"韩元": 1, "원": 1, "won": 1, "조원": 10**12, "조 원": 10**12},
    "Hong Kong dollar": {"港元": 1, "港币": 1},
    "ruble": {"卢布": 1, "rubles": 1},
    "gram": {
        "吨": 10**6, "公吨": 10**6, "t": 10**6, "tonnes": 10**6, "tons": 10**6, "トン": 10**6, "톤": 10**6, "公斤": 1000, "千克": 1000,
        "kg": 1000, "キロ": 1000, "kilograms": 1000, "斤": 500, "克": 1, "g": 1, "grams": 1, "毫克": Fraction(1, 1000), "微克": Fraction(1, 10**6),
    },
    "metre": {
        "公里": 1000, "千米": 1000, "km": 1000, "kilometers": 1000, "kilometres": 1000, "キロメートル": 1000, "킬로미터": 1000,
        "米": 1, "m": 1, "meters": 1, "metres": 1, "メートル": 1, "미터": 1, "厘米": Fraction(1, 100), "公分": Fraction(1, 100),
        "cm": Fraction(1, 100), "毫米": Fraction(1, 1000), "mm": Fraction(1, 1000), "微米": Fraction(1, 10**6), "海里": 1852,
    },
    "square metre": {
        "平方公里": 10**6, "平方千米": 10**6, "km²": 10**6, "平方キロメートル": 10**6, "square kilometers": 10**6, "square kilometres": 10**6,
        "公顷": 10**4, "hectares": 10**4, "ha": 10**4, "ヘクタール": 10**4, "亩": MU, "mu": MU, "平方米": 1, "平米": 1, "㎡": 1, "m²": 1,
        "平方メートル": 1, "square meters": 1, "square metres": 1,
    },
    "cubic metre": {"立方米": 1, "m³": 1, "cubic meters": 1, "cubic metres": 1, "升": Fraction(1, 1000), "毫升": Fraction(1, 10**6)},
    "watt hour": {"千瓦时": 1000, "kWh": 1000, "兆瓦时": 10**6, "MWh": 10**6, "吉瓦时": 10**9, "GWh": 10**9},
    "watt": {"瓦": 1, "千瓦": 1000, "kW": 1000, "兆瓦": 10**6, "MW": 10**6, "吉瓦": 10**9, "GW": 10**9},
    "second": {
        "秒": 1, "秒钟": 1, "seconds": 1, "分钟": 60, "minutes": 60, "小时": 3600, "个小时": 3600, "hours": 3600, "时间": 3600, "시간": 3600,
        "天": 86400, "days": 86400, "day": 86400, "日间": 86400, "周": 604800, "个星期": 604800, "星期": 604800, "weeks": 604800,
    },
    # A month has no fixed length in days.
    "month": {"个月": 1, "months": 1, "か月": 1, "ヶ月": 1, "カ月": 1, "개월": 1, "年": 12, "周年": 12, "years": 12, "年间": 12, "년간": 12, "个季度": 3},
    "volt": {"千伏": 1000, "kV": 1000, "伏": 1},
    "degree Celsius": {"℃": 1, "°C": 1, "摄氏度": 1},
    "degree": {"度": 1},
    "kilometre an hour": {"公里/小时": 1, "千米/小时": 1, "km/h": 1},
    "person": {"人": 1, "名": 1, "位": 1, "people": 1, "persons": 1, "명": 1},
}  # fmt: skip
# A counter counts its own things: 3家 is not 3户.
COUNTERS = """人次 家 户 个 项 所 座 条 台 套 辆 件 笔 种 类 届 次 岁 门 张 场 部 架 艘 只 头 株 棵 期 篇 处 层 间 站 字 分 枚 幅 块 支 款
    批 栋 幢 对 例 宗 起 份 册 床 列 箱 袋 瓶 吨公里 标箱 车次 架次 班 轮 级 社 校 人份 개 곳 건 대""".split()  # noqa: SIM905  a row of words reads better
UNITS: dict[str, tuple[str, Fraction]] = {
    name: (dimension, Fraction(factor)) for dimension, row in MEASURES.items() for name, factor in row.items()
} | {counter: (counter, Fraction(1)) for counter in COUNTERS}
NUMBER, ORDINAL = "number", "ordinal"
UNITS |= {"": (NUMBER, Fraction(1)), "第": (ORDINAL, Fraction(1))}
# 一分, 三门 and their like are words more often than figures, unless written in Arabic digits.
ARABIC_ONLY = frozenset("分 门 度 部 级 字 对 起 站 块 处 列 班 头 轮 支 角 割 升 床".split())  # noqa: SIM905  as above
# What follows makes another word of it: 三年级, 一成不变, 20名列前茅.
NOT_BEFORE = {
    "年": "(?![级代度])", "成": "(?![不立为都员果功长熟本])", "人": "(?![民才类物])", "个": "(?!体(?!育))", "家": "(?!庭|具(?![有备]))",
    "名": "(?!列)", "条": "(?!件)", "级": "(?!别)", "种": "(?!植)", "部": "(?![门分])", "度": "(?!假)", "分": "(?![之别])",
    "米": "(?!粉)", "场": "(?!所)", "周": "(?!边)", "期": "(?!间)", "克": "(?!服)", "站": "(?!点)", "校": "(?!长)", "升": "(?![至到级高为])",
}  # fmt: skip


def _pattern(names: list[str]) -> str:
    def one(name: str) -> str:
        ends_latin = name[-1].isascii() and name[-1].isalpha()
        return re.escape(name) + ("(?![A-Za-z])" if ends_latin else NOT_BEFORE.get(name, ""))

    return "|".join(one(name) for name in sorted(names, key=len, reverse=True))


UNIT = _pattern([name for name in UNITS if name not in {"", "第", "分之", "番"}])
