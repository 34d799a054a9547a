"""Questions in English, Japanese and Korean about facts in Chinese reports, by rule: place, year and indicator put into forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.figures.indicators import INDICATORS
from training.examples import Reading
from training.report_facts import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from training.report_facts import Fact

# Places of the reports in English, Japanese and Korean.
PLACES = {
    "北京": ("Beijing", "北京", "베이징"), "天津": ("Tianjin", "天津", "톈진"), "河北": ("Hebei", "河北", "허베이"),
    "山西": ("Shanxi", "山西", "산시"), "内蒙古": ("Inner Mongolia", "内モンゴル", "네이멍구"), "辽宁": ("Liaoning", "遼寧", "랴오닝"),
    "吉林": ("Jilin", "吉林", "지린"), "黑龙江": ("Heilongjiang", "黒竜江", "헤이룽장"), "上海": ("Shanghai", "上海", "상하이"),
    "江苏": ("Jiangsu", "江蘇", "장쑤"), "浙江": ("Zhejiang", "浙江", "저장"), "安徽": ("Anhui", "安徽", "안후이"),
    "福建": ("Fujian", "福建", "푸젠"), "江西": ("Jiangxi", "江西", "장시"), "山东": ("Shandong", "山東", "산둥"),
    "河南": ("Henan", "河南", "허난"), "湖北": ("Hubei", "湖北", "후베이"), "湖南": ("Hunan", "湖南", "후난"),
    "广东": ("Guangdong", "広東", "광둥"), "广西": ("Guangxi", "広西", "광시"), "海南": ("Hainan", "海南", "하이난"),
    "重庆": ("Chongqing", "重慶", "충칭"), "四川": ("Sichuan", "四川", "쓰촨"), "贵州": ("Guizhou", "貴州", "구이저우"),
    "云南": ("Yunnan", "雲南", "윈난"), "西藏": ("Tibet", "チベット", "티베트"), "陕西": ("Shaanxi", "陝西", "산시"),
    "甘肃": ("Gansu", "甘粛", "간쑤"), "青海": ("Qinghai", "青海", "칭하이"), "宁夏": ("Ningxia", "寧夏", "닝샤"),
    "新疆": ("Xinjiang", "新疆", "신장"), "全国": ("China", "中国", "중국"),
}  # fmt: skip
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
