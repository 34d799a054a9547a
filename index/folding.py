"""Text as figures and periods are read in it: plain width, simplified characters, each character staying in its place."""

from __future__ import annotations

import re

from index.simplified import simplified

# Hangul that stands for a magnitude.
MAGNITUDES = str.maketrans("억만천", "亿万千")
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
# Punctuation keeps its width: 增长5，300人 names two figures.
FOLD = MAGNITUDES | {code: to for code, to in WIDE.items() if chr(to) not in ",;:!?()"}
SEPARATED = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
YEAR_IN_WORDS = re.compile(
    r"(?<![零〇○Ｏ一二三四五六七八九十百千\d])[一二][零〇○Ｏ0一九][零〇○Ｏ0一二三四五六七八九]{2}(?=年)"
)
DIGITS = str.maketrans("零〇○Ｏ一二三四五六七八九", "0000123456789")


def folded(text: str) -> str:
    """Return the text in plain width and simplified characters, as long as it was: every offset stays right.

    二〇二五年 becomes 2025年.
    """
    text = SEPARATED.sub(",", simplified(text))
    return YEAR_IN_WORDS.sub(lambda match: match[0].translate(DIGITS), text).translate(FOLD)
