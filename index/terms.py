"""Cuts text into the terms that the lexical half searches by.

Character uni- and bigrams for scripts without spaces (measured better than a word segmenter on Chinese news);
figures with their decimals and per cent sign, and words of other scripts, are kept whole; so are names of letters and
digits, such as G107, beside their parts: road G107 is not road S107. Traditional characters are
read as simplified ones.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from index.simplified import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSPACED = (
    r"\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\uac00-\ud7af\U00020000-\U0003ffff"
)
TERM = re.compile(rf"(?P<figure>\d+(?:[.,:]\d+)*%?)|(?P<run>[{UNSPACED}]+)|(?P<word>[^\W\d_{UNSPACED}]+)")
CODE = re.compile(r"(?<![a-z\d.,:])(?:[a-z]+\d|\d+[a-z])[a-z\d]*(?![a-z\d.,:])")


def terms_of(text: str) -> Iterator[str]:
    """Yield the terms of a text, simplified, in NFKC and lower case: `GDP增長9.6%` gives gdp, 增, 长, 增长, 9.6%."""
    plain = simplified(unicodedata.normalize("NFKC", text)).lower()
    yield from (match[0] for match in CODE.finditer(plain))
    for match in TERM.finditer(plain):
        if match["figure"]:
            yield match["figure"].replace(",", "")
        elif match["run"]:
            yield from match["run"]
            yield from map("".join, pairwise(match["run"]))
        else:
            yield match["word"]
