"""What one line of a page looks like by itself: typographic and linguistic signs, no context.

A line is given here without the white space around it. Patterns run only over short lines or over a line's ends, so
that a very long line costs no more than a look at it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from index.credits import is_credit, is_desk, is_folio, is_press
from index.simplified import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

# Widths are columns of a fixed-width face: a Chinese character takes two, a Latin letter one.
_CHINESE_TITLE_COLUMNS = 140
_LATIN_TITLE_COLUMNS = 220
_COMMA_TITLE_COLUMNS = 52  # a headline with a comma is a rarity, and then a short one

_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z]")
_VISIBLE = re.compile(r"[^\W_]")

# A sentence is over at its mark, whatever quotes, brackets or a short remark in brackets follow.
_CLOSED = re.compile(r"[。！？!?…：:.．]\s*(?:[（(][^（）()]{1,40}[）)])?[”’」』）)\]\"'》]*$")
_DECIMAL_POINT = re.compile(r"\d[.．]$")
_CREDITED = re.compile(r"(?:摄|摄影|供图)[）)]?$")  # a caption ends with who took the picture
_SENTENCE_INSIDE = re.compile(r"[。；](?=.)|[a-z)]{3}[.!?][\"”’')]?\s+[“\"‘A-Z]")
_HANGS = re.compile(
    r"(?:(?<!目)的|(?<![中平祥温柔])和|(?<![参赋给])与|(?<![普涉触可企])及|将|把|被|(?<![存所潜实自内外现])在|\b(?:a|an|the|and|or|of|to|in|on|at|for|by|with|from|as|that|which|is|are|was|were|be|will|our|their|its))$"
)
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"), ("「", "」"))
_CALL_INSIDE = re.compile(r"[！？](?![”’」』）)》]*$)")
_CONTINUES = re.compile(r"[a-z]|[，。、；：！？,;:!?”’」』）)》%％]")
_ITEM = re.compile(
    r"[（(][一二三四五六七八九十百\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:[、．]|[.)](?=\D))"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节条]|[●■◆▲★○◇△□☆◎•·\u2460-\u2473]"
)

# What a notice ends with: 报名时间：…, 咨询电话：….
_FIELD = re.compile(r"[\u4e00-\u9fff]{0,4}(?:时间|地点|地址|电话|热线|网址|邮箱|票价|传真|联系人)\s?[：:]\s?\S")

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_OPENER = re.compile(
    r"[【\[（(]?本[报刊台网](?:[\u4e00-\u9fff\d]{0,12}?)(?:讯|电)(?=[\s】\]）)（(：:，]|$)"
    r"|[【\[（(]?(?:据)?(?:新华社|新华网|中新社|中新网|人民网|央视网)[\u4e00-\u9fff\d·\s]{0,20}?[讯电](?=[\s】\]）)（(：:，]|$)"
    rf"|[A-Z][A-Z .'-]{{2,30}}(?:, {_MONTH} \d{{1,2}})?\s*(?:\([^()]{{2,30}}\))?\s*(?:--|—|–)\s?"
)


_OPENER_INSIDE = re.compile(r"\s+(?=[【（(]?本[报刊]讯[】）)\s])")
_GAP_AFTER_SENTENCE = re.compile(r"(?<=[。！？”）.!?])\s+")
_SHORT = 3  # characters
_HEAD, _TAIL = 160, 60  # characters in which a headline ends, in which a byline stands


class Kind(Enum):
    """What a line could be, judged without its neighbours."""

    MARGIN = "margin"  # folio, page head or foot, desk credits, ornaments: no article's own
    CREDIT = "credit"  # says who wrote the article or whence it was taken
    TITLE = "title"  # title-like: short, no end mark, one phrase
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line or, where two things had run together, one stretch of it; `number` counts lines from 1."""

    number: int
    text: str
    kind: Kind
    opens: bool  # begins with a dateline such as 本报讯
    closed: bool  # ends with the end of a sentence
    continues: bool  # cannot begin a sentence
    item: bool  # begins with a number or bullet of a list
    doubtful: bool  # title-like, but it may as well be a piece of a sentence
    press: bool  # nothing but the name of a paper, an agency or an office


def is_chinese(text: str) -> bool:
    """Tell whether the text is Chinese, going by its first 400 characters (three letters weigh one character)."""
    start = text[:400]
    return len(_CJK.findall(start)) * 3 >= max(1, len(_LATIN.findall(start)))


def columns(text: str) -> int:
    """Return the width of the text in columns: two for a wide or full-width character, one for another."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def is_call(text: str) -> bool:
    """Tell whether the text is one short cry or question, as a headline may be (真的来了吗？)."""
    return text.rstrip("”’」』")[-1:] in tuple("！？!?") and len(text) <= 40 and not re.search(r"[。；！？!?].", text)


def ends_sentence(text: str) -> bool:
    """Tell whether a sentence is over at the end of the text; a Chinese line may break off at a decimal point."""
    return _CLOSED.search(text[-60:]) is not None and not (_DECIMAL_POINT.search(text[-2:]) and is_chinese(text))


def one_phrase(text: str) -> bool:
    """Tell whether the text has no end mark, no sentence inside, and does not break off at a comma."""
    if text[-1] in "，、；,;—-" or ends_sentence(text) or _SENTENCE_INSIDE.search(text):
        return False
    return not (is_chinese(text) and "，" in text and columns(text) > _COMMA_TITLE_COLUMNS)


def is_doubtful(text: str) -> bool:
    """Tell whether a title-like line looks like a piece of a sentence: a clause, a word that hangs, half a quotation."""
    halved = any(text.count(left) != text.count(right) for left, right in _PAIRS)
    return halved or "，" in text or "是：" in text or _HANGS.search(text) is not None


def read_line(number: int, text: str) -> Line:
    """Judge one stripped, non-empty line by itself."""
    opens = _OPENER.match(simplified(text[:_HEAD])) is not None
    kind = _kind(text, opens=opens)
    return Line(
        number=number,
        text=text,
        kind=kind,
        opens=opens and kind is Kind.PROSE,
        closed=ends_sentence(text) or _CREDITED.search(text[-4:]) is not None or _FIELD.match(text) is not None,
        continues=_CONTINUES.match(text) is not None,
        item=_ITEM.match(text) is not None,
        doubtful=kind is Kind.TITLE and is_doubtful(text),
        press=kind is Kind.TITLE and is_press(text),
    )


def read_lines(number: int, text: str) -> Iterator[Line]:
    """Judge a stripped, non-empty line, after parting what had run together: a headline and its 本报讯, a text and its byline."""
    if len(text) > _SHORT:
        yield from _parted(number, text)
    else:
        yield replace(_short(text), number=number)


@lru_cache(maxsize=8192)
def _short(text: str) -> Line:
    """Judge so short a line, in which nothing has run together; files of a million of them hold few that differ."""
    return read_line(0, text)


def _parted(number: int, text: str) -> Iterator[Line]:
    head = _OPENER_INSIDE.search(simplified(text[:_HEAD]))
    if head and _is_title(text[: head.start()]):
        yield read_line(number, text[: head.start()])
        text = text[head.end() :]
    tail = max(0, len(text) - _TAIL)
    ends = [tail + gap.start() for gap in _GAP_AFTER_SENTENCE.finditer(text[tail:])]
    end = next((end for end in ends[-3:] if is_credit(text[end:].strip())), len(text))
    yield read_line(number, text[:end])
    if end < len(text):
        yield read_line(number, text[end:].strip())


def _kind(text: str, *, opens: bool) -> Kind:
    if not _VISIBLE.search(text):
        return Kind.PROSE if _CONTINUES.match(text) else Kind.MARGIN
    if is_desk(text) or is_folio(text):
        return Kind.MARGIN
    if is_credit(text):
        return Kind.CREDIT
    if opens or len(text) > _LATIN_TITLE_COLUMNS or _FIELD.match(text):
        return Kind.PROSE
    return Kind.TITLE if _is_title(text) else Kind.PROSE


def _is_title(text: str) -> bool:
    limit = _CHINESE_TITLE_COLUMNS if is_chinese(text) else _LATIN_TITLE_COLUMNS
    width = columns(text)
    return width <= limit and one_phrase(text) and not (width > _COMMA_TITLE_COLUMNS and _CALL_INSIDE.search(text))
