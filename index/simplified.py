"""Traditional characters read as simplified ones, so that 開發區 finds 开发区: each character stays in its place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import opencc

from index.scripts import KANA

if TYPE_CHECKING:
    from collections.abc import Iterable

# The blocks of Han characters that newspapers print: extension A, the unified and the compatibility ideographs.
UNIFIED = range(0x4E00, 0xA000)
BLOCKS = (range(0x3400, 0x4DC0), UNIFIED, range(0xF900, 0xFB00))
# Characters that only Japanese writes so, and that OpenCC's table of them lacks.
LACKED = str.maketrans("働栃氷", "动枥冰")
# Japanese has a kana for every two characters or so; a Chinese page quotes a word of it now and then.
JAPANESE = 0.1


def simplified(text: str) -> str:
    """Return the text in simplified characters, as long as it was: every offset stays right."""
    return _traditional().sub(lambda found: _table()[found[0]], text)


def as_chinese(text: str) -> str:
    """Return a text in simplified Chinese characters, those that only Japanese writes so (検験) too; each stays in its place."""
    return simplified(text.translate(_japanese()).translate(LACKED))


def plain(text: str) -> str:
    """Return the text as it is matched: Chinese in simplified characters, Japanese as it is."""
    return text if is_japanese(text) else simplified(text)


def is_japanese(text: str) -> bool:
    """Return whether a text is Japanese, whose characters are to stay as they are."""
    return len(KANA.findall(text)) > JAPANESE * len(text)


@cache
def _japanese() -> dict[int, str]:
    return str.maketrans(_turned("jp2t", (UNIFIED,)))


@cache
def _table() -> dict[str, str]:
    return _turned("t2s", BLOCKS)


def _turned(way: str, blocks: Iterable[range]) -> dict[str, str]:
    """Return the characters of some blocks that OpenCC turns into others."""
    characters = [chr(code) for block in blocks for code in block]
    turned = opencc.OpenCC(way).convert("\n".join(characters)).split("\n")
    return {one: to for one, to in zip(characters, turned, strict=True) if one != to}


@cache
def _traditional() -> re.Pattern[str]:
    # A page in simplified characters is only looked through: a sixtieth of the time of `str.translate`.
    return re.compile(f"[{''.join(_table())}]")
