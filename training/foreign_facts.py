"""Questions in English, Japanese and Korean about facts in Chinese reports, by rule: place, year and indicator put into forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.figures.indicators import INDICATORS
from qa.place_names import TABLE
from training.examples import Reading
from training.report_facts import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from training.report_facts import Fact

# Places of the reports in English, Japanese and Korean.
PLACES = {row[0]: row[1:4] for row in TABLE} | {"全国": ("China", "中国", "중국")}
KANA, HANGUL = re.compile(r"[ぁ-んァ-ヶ費産資業収輸額価値]"), re.compile(r"[가-힣]")


def foreign_facts(facts: Sequence[Fact], random: Random) -> Iterator[Reading]:
    """Yield, for each Chinese fact about an indicator, a question in each language, and one about another place or year."""
    for fact in facts:
        names = _names(fact.subject)
        if fact.english or not names:
            continue
        for language, choices in enumerate(names):
            if not choices:
                continue
            name = random.choice(choices)
            yield Reading(
                _asked(language, name, fact, fact.place, fact.year, random), fact.headline, fact.passage, fact.answer
            )
            other = random.choice([one for one in PLACES if one not in fact.headline + fact.passage])
            year = str(int(fact.year) - random.choice((1, 2, 3))) if fact.year else ""
            if fact.place and random.random() < 0.7:
                yield Reading(_asked(language, name, fact, other, fact.year, random), fact.headline, fact.passage, None)
            elif year and year not in fact.headline + fact.passage:
                yield Reading(_asked(language, name, fact, fact.place, year, random), fact.headline, fact.passage, None)


def _names(subject: str) -> tuple[list[str], list[str], list[str]] | None:
    """Return what the indicator that is the whole subject, but for the place, is called in English, Japanese and Korean."""
    for row in INDICATORS:
        if any(subject.endswith(name) for name in row):
            return (
                [name for name in row if name.isascii()],
                [name for name in row if KANA.search(name)],
                [name for name in row if HANGUL.search(name)],
            )
    return None


def _asked(language: int, name: str, fact: Fact, place: str, year: str, random: Random) -> str:
    where = PLACES[place][language] if place else ""
    rate = re.search(f"(?:{RATE})$", fact.verb) is not None
    if language == 0:
        of, when = (f"{where}'s " if where else "the "), (f" in {year}" if year else "")
        asks = (
            (f"How much did {of}{name} grow{when}?", f"By what percentage did {of}{name} increase{when}?")
            if rate
            else (f"What was {of}{name}{when}?", f"How large was {of}{name}{when}?")
        )
    elif language == 1:
        of, when = (f"{where}の" if where else ""), (f"{year}年の" if year else "")
        asks = (
            (f"{when}{of}{name}は何%増加しましたか？", f"{of}{name}の{when}伸び率は？")
            if rate
            else (f"{when}{of}{name}はいくらですか？", f"{of}{name}は{year + '年に' if year else ''}どのくらいですか？")
        )
    else:
        of, when = (f"{where}의 " if where else ""), (f"{year}년 " if year else "")
        asks = (
            (f"{when}{of}{name} 증가율은 얼마입니까?", f"{of}{name}은 {when}얼마나 늘었나요?")
            if rate
            else (f"{when}{of}{name}은 얼마입니까?", f"{of}{name}은 {when}얼마였나요?")
        )
    return random.choice(asks)
