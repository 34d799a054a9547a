"""Text as it is matched: widths and traditional characters folded, each character staying in its place."""

from __future__ import annotations

import re

TRADITIONAL = str.maketrans(
    "億萬兩個點餘約過幾戶項噸畝歲處條臺輛種類間場張隻棟對筆長減環較達漲預時後週號圓錢內數縮滿開從與",
    "亿万两个点余约过几户项吨亩岁处条台辆种类间场张只栋对笔长减环较达涨预时后周号元钱内数缩满开从与",
)
# Hangul that stands for a magnitude.
MAGNITUDES = str.maketrans("억만천", "亿万千")
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
# Punctuation keeps its width: 增长5，300人 names two figures.
FOLD = TRADITIONAL | MAGNITUDES | {code: to for code, to in WIDE.items() if chr(to) not in ",;:!?()"}
SEPARATED = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
YEAR_IN_WORDS = re.compile(
    r"(?<![零〇○Ｏ一二三四五六七八九十百千\d])[一二][零〇○Ｏ0一九][零〇○Ｏ0一二三四五六七八九]{2}(?=年)"
)
DIGITS = str.maketrans("零〇○Ｏ一二三四五六七八九", "0000123456789")


def folded(text: str) -> str:
    """Return the text in plain width and simplified characters, as long as it was: every offset stays right.

    Only what numbers, units and periods are written with is folded; 二〇二五年 becomes 2025年.
    """
    text = SEPARATED.sub(",", text)
    return YEAR_IN_WORDS.sub(lambda match: match[0].translate(DIGITS), text).translate(FOLD)
