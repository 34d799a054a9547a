"""Finds the words in a sentence that could answer a kind of question: figures, dates, persons, places, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.asking import UNIT
from qa.former import is_former
from qa.kinds import Kind
from qa.words import POST, SURNAMES, TITLE, Word, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qa.asking import Asked


# Nouns that name a class of organisations, and how the names of its members end.
CLASSES = (
    ({"学校", "院校", "高校", "大学", "学院", "school", "college", "university"}, ("大学", "学院", "学校", "中学", "小学", "幼儿园", "分校")),
    ({"公司", "企业", "单位", "集团", "company", "enterprise", "firm"}, ("公司", "集团", "企业", "厂", "银行", "总部", "中心")),
    ({"部门", "机构", "机关", "organisation", "organization", "agency", "department"}, ("局", "委", "部", "厅", "办", "院", "中心", "会", "署", "处", "公司", "银行", "组织", "政府")),
    ({"银行", "bank"}, ("银行",)),
    ({"医院", "hospital"}, ("医院",)),
    ({"队伍", "球队", "队", "team"}, ("队", "代表团")),
)  # fmt: skip


ORGANISATION_ENDINGS = tuple(ending for _, row in CLASSES for ending in row if len(ending) > 1)


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]`, and how well its form fits what is asked for, 0..1."""

    start: int
    end: int
    fit: float


_NUMBER = r"\d+(?:[,，]\d{3})*(?:[.．]\d+)?"
_MAGNITUDE = r"(?:(?:[十百万亿]|千(?![瓦米克]))+)?"
FIGURE = re.compile(
    r"(?P<before>超过|超|近|约|逾|至少|不低于|不少于|不超过|第)?(?:"
    rf"(?P<number>{_NUMBER}(?:\s?[%％‰]?\s?[—–~～至-]{{1,2}}\s?{_NUMBER})?)\s?(?P<unit>[%％‰]|{_MAGNITUDE}余?(?:{UNIT})?|percent|million|billion|trillion)"
    rf"|百分之[零一二三四五六七八九十百点]+|[一二三四五六七八九十百千万亿两]+余?(?P<spelled>{UNIT})"
    r")(?P<after>左右|以上|以下|以内|多)?"
)
DATE = re.compile(
    r"(?:(?:19|20)\d\d年)?(?:1[0-2]|0?[1-9])月(?:[12]\d|3[01]|0?[1-9])日(?:上午|下午|晚)?|(?:19|20)\d\d年(?:(?:1[0-2]|0?[1-9])月)?(?!代)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:, \d{4})?"
    r"|(?:1[0-2]|0?[1-9])月(?:上旬|中旬|下旬|初|底|末)"
)
CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-4])[时点](?:[0-5]?\d分|半|整)?")
PERCENT_SIGN = ("%", "％", "‰", "个百分点", "percent", "成")
PEOPLE = ("人", "名", "位")
# The post whose holder is asked for: 总经理 of 总经理是谁, and of 谁是总经理.
POST_ASKED = re.compile(rf"(?P<post>副?总?{POST})(?:是|叫|为)?$")
POST_BEHIND = re.compile(rf"^(?:是|担任|出任|兼任|当选为?).*?(?P<post>副?总?{POST})$")
POST_BEFORE = re.compile(POST)
LISTED = re.compile(r"[、和及与]|以及|, | and ")
PLACE_ENDINGS = ("区", "县", "市", "省", "镇", "乡", "村", "州", "路", "园")


def spans_in(text: str, asked: Asked) -> Iterator[Span]:
    """Yield the spans of a sentence that have the form of what is asked for."""
    kind, noun = asked.kind, asked.noun
    if kind in {Kind.PERCENT, Kind.MONEY, Kind.COUNT, Kind.FIGURE}:
        yield from _figures(text, asked)
    elif kind is Kind.DATE:
        yield from _dates(text, noun)
    elif kind is Kind.PERSON:
        yield from _persons(text, asked)
        yield from _organisations(text)
    elif kind is Kind.POST:
        yield from _posts(text, asked)
    elif kind is Kind.PLACE:
        yield from _runs(words_of(text), lambda word: word.tag.startswith("ns"), joined=True)
    elif kind in {Kind.NAME, Kind.PHRASE}:
        yield from _names(text, noun, several=asked.several)


def _figures(text: str, asked: Asked) -> Iterator[Span]:
    kind, noun = asked.kind, asked.noun
    dates = [match.span() for match in DATE.finditer(text)]
    for match in FIGURE.finditer(text):
        start, end = match.span()
        if any(first <= match.start("number") < last for first, last in dates if match["number"]):
            continue
        if match["before"] == "第" and kind is not Kind.COUNT:
            continue
        if match["number"] and not match["unit"] and kind is not Kind.FIGURE:
            fit = 0.5
        else:
            fit = _figure_fit(match[0].removesuffix(match["after"] or ""), kind, noun)
        if kind in {Kind.FIGURE, Kind.COUNT} and _counts_another(text, end, asked):
            fit *= 0.5
        if is_former(text, start, end, asked.text):
            fit *= 0.5
        if fit:
            yield Span(start, end, fit)


def _counts_another(text: str, end: int, asked: Asked) -> bool:
    """Return whether the figure counts a thing that the question does not name: the 专业 of 19个专业."""
    following = words_of(text[end : end + 8])[:1]
    return any(word.tag[0] == "n" and word.text not in asked.text for word in following)


def _figure_fit(figure: str, kind: Kind, noun: str) -> float:
    percent = figure.endswith(PERCENT_SIGN) or figure.startswith("百分之")
    if kind is Kind.PERCENT:
        return (1.0 if percent else 0.3 if figure.endswith("倍") else 0.0) * (
            0.5 if (noun == "个百分点") != figure.endswith("百分点") else 1.0
        )
    if kind is Kind.MONEY:
        return (
            1.0
            if figure.endswith("元") and (not noun or figure.endswith(noun))
            else 0.7
            if figure.endswith(("元", "亿", "万"))
            else 0.0
        )
    if kind is Kind.COUNT and re.search(r"[\u4e00-\u9fff]", noun):
        return 1.0 if figure.endswith(PEOPLE if noun in PEOPLE else noun) else 0.35 if not percent else 0.0
    return 0.75 if percent or figure.endswith("元") else 1.0


def _dates(text: str, grain: str) -> Iterator[Span]:
    for match in (CLOCK if grain == "时" else DATE).finditer(text):
        chinese = any(character in match[0] for character in "年月日时点")
        if grain in {"", "时"} or grain in match[0] or not chinese:
            yield Span(match.start(), match.end(), 1.0)


def _persons(text: str, asked: Asked) -> Iterator[Span]:
    post = post_asked(asked)
    spans = {(word.start, word.end) for word in words_of(text) if _is_person(word)}
    spans |= set(_names_after_posts(text))
    for start, end in sorted(spans):
        if not post or _holds_post(text[:start], post):
            yield Span(start, end, 1.0 if TITLE.search(text[:start].rstrip()) else 0.7)


def post_asked(asked: Asked) -> str:
    """Return the post whose holder a question asks for; empty where it asks for none."""
    found = POST_ASKED.search(asked.left) or POST_BEHIND.search(asked.right if not asked.left else "")
    return found["post"] if found else ""


def _is_person(word: Word) -> bool:
    name = word.text
    return (
        word.tag.startswith("nr") and 2 <= len(name) <= 4 and name[0] in SURNAMES and not name.endswith(PLACE_ENDINGS)
    )


def _names_after_posts(text: str) -> Iterator[tuple[int, int]]:
    """Yield a surname and a given name after a post, where jieba has cut across them: 副省长|江一鸣, not 副省|长江|一鸣."""
    ends = {word.end for word in words_of(text)}
    for match in POST_BEFORE.finditer(text):
        start = match.end()
        if text[start : start + 1] in SURNAMES and start not in ends:
            yield from [(start, start + length) for length in (3, 2) if start + length in ends][:1]


def _holds_post(before: str, post: str) -> bool:
    """Return whether the words before a person give this very post: 副总经理 is not 总经理."""
    return before.rstrip().endswith(post) and not before.rstrip().removesuffix(post).endswith("副")


def _names(text: str, noun: str, *, several: bool) -> Iterator[Span]:
    endings = _endings(noun)
    for match in re.finditer(r"[“《「][^”》」]{1,40}[”》」]", text):
        yield Span(match.start(), match.end(), 0.9 if not endings or match[0][:-1].endswith(endings) else 0.7)
    for span in _runs(words_of(text), _in_name, joined=several):
        end = _last_ending(text, span, endings)
        yield Span(span.start, end or span.end, 1.0 if end else 0.6)


def _last_ending(text: str, span: Span, endings: tuple[str, ...]) -> int:
    """Return where the last word of a run ends that ends like one of its class, past which post and person follow."""
    words = [word for word in words_of(text) if span.start < word.end <= span.end and word.start > span.start]
    return next((word.end for word in reversed(words) if endings and word.text.endswith(endings)), 0)


def _posts(text: str, asked: Asked) -> Iterator[Span]:
    """Yield the nouns before a person whom the question names: [高新区党工委书记]张红军."""
    people = {word.text for word in words_of(asked.text) if word.tag.startswith("nr")}
    words = words_of(text)
    for number, word in enumerate(words):
        if word.text not in people:
            continue
        first = number
        while first and (
            words[first - 1].text == "、" or (words[first - 1].tag[0] in "nbj" and words[first - 1].solid)
        ):
            first -= 1
        if first < number:
            yield Span(words[first].start, word.start, 1.0)


def _organisations(text: str) -> Iterator[Span]:
    """Yield the organisations: 谁 asks for them, too, as in 和谁签约."""
    for span in _runs(words_of(text), _in_name, joined=False):
        end = _last_ending(text, span, ORGANISATION_ENDINGS)
        if end - span.start > 3:
            yield Span(span.start, end, 0.7)


def _in_name(word: Word) -> bool:
    return word.tag[0] in "njlibsza" or word.tag in {"vn", "eng", "x", "m", "mq", "q", "nz"}


def _endings(noun: str) -> tuple[str, ...]:
    """Return how names of this class of things end: those of schools by 学院, 大学 and others."""
    return next((row for names, row in CLASSES if noun.lower() in names), (noun,) if noun else ())


def _runs(words: Sequence[Word], fits: Callable[[Word], bool], *, joined: bool) -> Iterator[Span]:
    """Yield the longest runs of fitting words; `joined` lets a run go on over 、 and 和."""
    start = end = -1
    for number, word in enumerate(words):
        follows = number + 1 < len(words) and fits(words[number + 1])
        if word.solid and fits(word):
            start, end = (word.start if start < 0 else start), word.end
        elif not (joined and start >= 0 and follows and LISTED.fullmatch(word.text)):
            if start >= 0:
                yield Span(start, end, 1.0)
            start = -1
    if start >= 0:
        yield Span(start, end, 1.0)
