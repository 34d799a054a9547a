"""Questions made by rule from official reports: a figure with its subject, place and year, and their unanswerable twins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.cutting import articles_in
from index.loading import load_pages
from index.unreadable import Unreadable
from training.examples import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from random import Random

    from index.article import Article
    from index.passages import Passage

PLACES = (
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
    "全国",
)
UNIT = r"(?:个百分点|[%％]|[万亿千]?(?:亿)?(?:元|斤|吨|公里|千瓦时|千瓦|立方米|平方米|平方公里|亩|人次|户|人|家|个|项|所|座|条|件|张|辆|套|台|艘|种|处|名|天|倍))"
FIGURE = rf"(?:约|近|超过|超)?\d[\d,.]*[万亿千]{{0,2}}{UNIT}(?:以上|左右|以内)?"
RATE = r"增长|下降|提高|上升|降低|提升|回落|缩小"
LEVEL = r"达到|突破|超过|完成|实现|累计|稳定在|保持在|占|为|新增|新建|建成|改造|培育|引进|发放|减少|投放|净增|达"
CLAUSE = re.compile(
    rf"^(?P<subject>[^\d，。；、：“”]{{2,22}}?)(?P<verb>(?:预计|同比|分别)?(?:{RATE}|{LEVEL})(?:到|至)?)(?:了|约|近)?(?P<figure>{FIGURE})$"
)
SEVERAL = re.compile(
    rf"^(?P<subjects>[^\d，。；：“”、和]{{2,16}}(?:(?:、|和)[^\d，。；：“”、和]{{2,16}}?)+?)(?P<verb>(?:预计|同比|分别)*(?:{RATE}|{LEVEL})(?:到|至)?)(?:了|约|近)?"
    rf"(?P<figures>{FIGURE}(?:(?:、|和){FIGURE})+)$"
)
ENGLISH = re.compile(
    r"(?:^|[.;,] (?:and )?)(?P<subject>(?:The |the )?[A-Za-z][A-Za-z' -]{5,60}?) (?P<verb>grew|increased|rose|fell|dropped|reached|exceeded|surpassed|totaled|stood at) "
    r"(?:by |to |over |about )?(?P<figure>(?:[\d,.]+|\w+) (?:percent|million|billion|trillion)(?: [a-z]+)?|[\d,.]+%)"
)
YEAR = re.compile(r"20[12]\d")
PARTS = re.compile(r"[，。；！\n]|\s(?=[^A-Za-z])")


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure in a passage, with what it measures; place and year are empty where nothing near says them."""

    headline: str
    passage: str
    answer: tuple[int, int]
    subject: str
    verb: str
    unit: str
    place: str
    year: str
    english: bool


def report_articles(reports: Path) -> Iterator[Article]:
    """Yield the articles of all pages below a folder that can be read."""
    for _, held in load_pages(reports):
        yield from articles_in([one for one in held if not isinstance(one, Unreadable)])


def facts_in(article: Article, passage: Passage) -> Iterator[Fact]:
    """Yield the clauses of a passage that state one figure."""
    text = article.text[passage.start : passage.end]
    place = next((place for place in PLACES if place in article.headline), "")
    for match in ENGLISH.finditer(text):
        yield Fact(
            article.headline, text, match.span("figure"), match["subject"], match["verb"], "", place, "", english=True
        )
    at = 0
    for clause in PARTS.split(text):
        start = text.find(clause, at)
        at = start + len(clause)
        year = _year(text, start)
        for subject, verb, (first, last) in _figures(clause):
            answer = (start + first, start + last)
            yield Fact(
                article.headline, text, answer, subject, verb, _unit(clause[first:last]), place, year, english=False
            )


def _figures(clause: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield subject, verb and figure: one of each, or 粮食、棉花分别增长2%、3%, which pairs them in order."""
    if match := CLAUSE.match(clause):
        yield match["subject"].removesuffix("的"), re.sub("预计|分别", "", match["verb"]), match.span("figure")
    elif match := SEVERAL.match(clause):
        subjects = re.split("、|和", match["subjects"])
        figures = [found.span() for found in re.finditer(FIGURE, clause[match.start("figures") :])]
        if len(subjects) == len(figures):
            shift = match.start("figures")
            for subject, (first, last) in zip(subjects, figures, strict=True):
                yield subject, re.sub("预计|分别", "", match["verb"]), (first + shift, last + shift)


def _year(text: str, at: int) -> str:
    """Return the one year that the sentence names before this place; empty where it names none, or several."""
    sentence = text[max(text.rfind("。", 0, at), text.rfind("\n", 0, at)) + 1 : at]
    years = YEAR.findall(sentence + text[at : at + 6])
    return years[0] if len(years) == 1 else ""


def _unit(figure: str) -> str:
    return re.sub(r"^(?:约|近|超过|超)?[\d,.]+|以上$|左右$|以内$", "", figure)


def asked(fact: Fact, random: Random, place: str | None = None, year: str | None = None) -> str:
    """Word a question about a fact, of another place or year where they are given."""
    if fact.english:
        return _in_english(fact, random, year)
    where = place or (fact.place if random.random() < 0.6 else "")
    when = year or (fact.year if random.random() < 0.5 else "")
    when = f"{when}年" if when else ""
    if re.search(f"(?:{RATE})$", fact.verb):
        ends: tuple[str, ...] = (
            f"{fact.verb}多少",
            f"{fact.verb}了多少",
            f"{fact.verb}多少{fact.unit}",
            f"{fact.verb.removeprefix('同比')}几个点",
            f"的{fact.verb}幅度是多少",
        )
    else:
        ends = (
            f"{fact.verb}多少",
            f"{fact.verb}多少",
            "是多少",
            f"有多少{fact.unit}",
            f"{fact.verb}多少{fact.unit}",
            "",
        )
    lead = random.choice((f"{where}{when}", f"{when}{where}", f"{when}，{where}" if when and where else where + when))
    return f"{lead}{fact.subject}{random.choice(ends)}{random.choice(('？', '?', '', '呢？'))}"


def _in_english(fact: Fact, random: Random, year: str | None) -> str:
    when = year or (fact.year if random.random() < 0.5 else "")
    when = f" in {when}" if when else ""
    subject = fact.subject[0].lower() + fact.subject[1:]
    if fact.verb in {"grew", "increased", "rose", "fell", "dropped"}:
        base = {"grew": "grow", "increased": "increase", "rose": "rise", "fell": "fall", "dropped": "drop"}[fact.verb]
        return random.choice((f"How much did {subject} {base}{when}?", f"By how much did {subject} {base}{when}?"))
    return random.choice((f"What was {subject}{when}?", f"How much was {subject}{when}?"))


def right(fact: Fact, random: Random) -> Reading:
    """Return the question that the fact answers."""
    return Reading(asked(fact, random), fact.headline, fact.passage, fact.answer)


def wrong(fact: Fact, others: Sequence[Fact], random: Random) -> Reading | None:
    """Return a question that the passage does not answer: of another place, another year, another subject."""
    held = fact.headline + fact.passage
    way = random.choice(("place", "year", "subject", "elsewhere"))
    if way == "place" and fact.place:
        place = random.choice([place for place in PLACES if place not in held])
        return Reading(asked(fact, random, place=place), fact.headline, fact.passage, None)
    if way == "year" and fact.year:
        year = str(int(fact.year) + random.choice((-3, -2, -1, 1, 2)))
        return Reading(asked(fact, random, year=year), fact.headline, fact.passage, None) if year not in held else None
    other = random.choice(others)
    if other.english != fact.english or other.subject in held:
        return None
    if way == "subject":
        return Reading(asked(other, random), fact.headline, fact.passage, None)
    return (
        Reading(asked(fact, random, place=fact.place), other.headline, other.passage, None)
        if fact.place and (fact.place not in other.headline + other.passage)
        else None
    )
