"""What speaks for or against words by what they are said of: the period, the place and the aim that were asked for, or others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.figures.aims import Aim, aim_at, aim_of, aim_told
from index.figures.statements import place_before
from index.folding import folded
from index.notices import is_said_to_be_wrong
from index.simplified import is_japanese
from qa.aims import aim_asked
from qa.distinguishing import FIGURE, counts_another, is_another_thing, is_opposite
from qa.finding import WHOLE_OF
from qa.foreign import is_in_chinese
from qa.holders import counts_all_of_a_list, is_a_part, is_of_another_holder, is_sum_of_several
from qa.indicating import indicator_asked, indicator_told, is_of_another
from qa.kinds import Kind
from qa.naming import missing_names, occasions_missing
from qa.reasons import Reason
from qa.standing import Standing, standing_of
from qa.timing import FIGURES, timed
from qa.whole_country import country_asked, is_of_a_part
from qa.zones import zone_spoken_of

if TYPE_CHECKING:
    from index.article import Article
    from qa.asking import Asked

# Of these a result and a target differ by the year alone; of who, where and why only where the question says which.
AIMED = frozenset({*FIGURES, Kind.DATE, Kind.NAME})
# What is told without a word of having been done, but with 以上 or 左右, is most often a plan.
AT_LEAST = re.compile(r"[\d.,]+[^\d，。；]{0,6}(?:以上|左右|以内)")
# 增长5%以上, with no word of having been done: nobody rounds what came about.
GROWS = re.compile(r"(?:增长|增速|增幅)\s?$")
PART_END = re.compile("[；;]")
# A place that a part of a sentence is of: not 高于宁浦市, and not 在临溪区.
PLACE_IN_PART = re.compile(
    r"(?:^|[，、：“\s年月日度]|其中)(?P<name>[\u4e00-\u9fff]{2,3}(?<![全我本该各两城新郊园社校景厂片战地小护范治灾山牧林矿辖])[市县区])(?![场民政委长级内域人外直])"
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How words agree with a question in what they are said of.

    objection  why they cannot be the answer, in the language of the question; empty: they can
    place      where the place asked about stands, the worst of several; HERE where none is asked about
    period     1 where the period asked for is said, -1 where the issue lets another be meant, 0 where nothing tells
    aim        1 where the aim asked for is said, -1 where the other is, 0 where nothing tells
    indicator  1 where it is said of the indicator asked for, -1 where it is not, 0 where none is asked for
    """

    objection: str
    place: Standing
    period: int
    aim: int
    indicator: int


def agreement_of(asked: Asked, article: Article, sentence: tuple[int, int], at: int) -> Agreement:
    """Return how what stands at `article.text[at]`, in this sentence, agrees with a question."""
    aim = aim_at(article, sentence, at)
    period, objection = timed(asked, article, sentence, at, aim)
    agreed = 0 if not asked.aim or not aim else 1 if asked.aim is aim else -1
    is_plan = asked.aim is Aim.RESULT and aim is None and AT_LEAST.match(article.text, at)
    if is_plan:
        agreed = -1
    if is_plan and not objection and GROWS.search(article.text, sentence[0], at):
        objection = Reason.ONLY_THE_TARGET.worded(asked.spoken)
    standings = [
        (
            Standing.OF_ANOTHER
            if _is_of_another_place(name, article, sentence, at, asked)
            else standing_of(name, article, sentence),
            name,
        )
        for name in asked.subjects
        if _can_be_missed(article)
    ]
    place = min((one for one, _ in standings), default=Standing.HERE)
    is_asked_for = asked.kind in AIMED or aim_asked(asked.text, (), 0)
    if (
        not objection
        and is_asked_for
        and aim
        and agreed < 0
        and aim in {aim_told(article, sentence, at), aim_of(article.headline)}
    ):
        objection = (Reason.ONLY_THE_RESULT if aim is Aim.RESULT else Reason.ONLY_THE_TARGET).worded(asked.spoken)
    if is_said_to_be_wrong(article, at):
        objection = Reason.SAID_TO_BE_WRONG.worded(asked.spoken)
    if (
        not objection
        and asked.kind in FIGURES
        and (zone := zone_spoken_of(asked.text, asked.subjects, article, sentence, at))
    ):
        objection = Reason.OF_ANOTHER_PLACE.worded(asked.spoken, zone)
    if not objection and _is_of_another_thing(asked, article, sentence, at):
        objection = Reason.NOTHING_FOUND.worded(asked.spoken)
    # Whoever asks for no figure may name a second place in passing.
    is_in_passing = asked.kind not in FIGURES and any(one is Standing.HERE for one, _ in standings)
    far = Standing.NOWHERE if is_in_passing else Standing.OF_ANOTHER
    missing = [name for one, name in standings if one <= far]
    missing += missing_names(asked, article)
    country = country_asked(asked)
    if country and is_of_a_part(article, article.text[sentence[0] : at]):
        missing.append(country)
    if missing:
        objection = Reason.NAME_NOT_FOUND.worded(asked.spoken, "、".join(dict.fromkeys(missing)))
    return Agreement(objection, place, period, agreed, indicator_told(asked, article.text, sentence, at))


def objection_to(asked: Asked, article: Article, sentence: tuple[int, int], at: int) -> str:
    """Say why what stands at `article.text[at]`, in this sentence, cannot be the answer; empty: it can."""
    return agreement_of(asked, article, sentence, at).objection


def _is_of_another_thing(asked: Asked, article: Article, sentence: tuple[int, int], at: int) -> bool:
    paragraph = article.text.rfind("\n", 0, sentence[0]) + 1
    near = f"{article.headline} {article.text[paragraph : sentence[0]]}"
    around = near + article.text[slice(*sentence)]
    if any(occasions_missing(asked.text, around)) or counts_another(asked, around, article.text):
        return True
    if asked.kind in FIGURES and _is_of_another_holder(asked, article.text, sentence, at):
        return True
    if asked.kind in FIGURES and is_opposite(asked.text, article.text[sentence[0] : at]):
        return True
    if indicator_asked(asked):
        return is_of_another(asked, article.text, sentence, at, near)
    return is_another_thing(asked, article.text, sentence, at, near)


def _is_of_another_holder(asked: Asked, text: str, sentence: tuple[int, int], at: int) -> bool:
    """Return whether a figure is of a product, a venue, a part or a whole that the question does not ask about."""
    before = text[sentence[0] : at]
    if is_of_another_holder(asked.text, before) or is_a_part(asked.text, before):
        return True
    figure = FIGURE.match(text, at, sentence[1])
    several = figure and is_sum_of_several(asked.text, text, sentence, figure.span())
    return bool(several) or counts_all_of_a_list(asked.text, text, at)


def _is_of_another_place(name: str, article: Article, sentence: tuple[int, int], at: int, asked: Asked) -> bool:
    """Return whether a figure is of another place, though the one asked about stands beside it.

    Its part of the sentence names another one, as in 云岭区9.86亿元；临溪区7.52亿元, or it stands behind 全市 of a city.
    """
    before = article.text[sentence[0] : at]
    part = PART_END.split(before)[-1]
    found = (match["name"] for match in PLACE_IN_PART.finditer(part))
    places = [one for one in found if one in article.headline or article.text.count(one) > 1]
    if asked.kind in FIGURES and places and name not in part and not any(one[:-1] in asked.text for one in places):
        return True
    city = place_before(folded(before), article) if WHOLE_OF.search(before) else ""
    return bool(city) and name not in city


def _can_be_missed(article: Article) -> bool:
    """Return whether a name in Chinese would stand in an article: in a Chinese one, and in a Japanese one, which writes places alike."""
    return is_in_chinese(article.text) or is_japanese(article.text)
