"""The few sentences that a reply says in its own words, in the language of the question."""

from __future__ import annotations

from dataclasses import dataclass

from index.scripts import HAN, HANGUL, KANA


@dataclass(frozen=True, slots=True)
class Tongue:
    """Sentences with {0}, {1} … for what they are about.

    more, less       name, figure of the one; name, figure of the other; difference
    same             both names, the figure
    missing          what was found, and its figure; what was not found
    nothing          what was not found
    other_…          name and unit, period or indicator of both
    newest           how many issues; the day of the newest
    other_value      day, headline, figure
    """

    more: str
    less: str
    same: str
    points: str
    missing: str
    nothing: str
    other_unit: str
    other_period: str
    other_indicator: str
    newest: str
    other_value: str
    fewer_items: str


CHINESE = Tongue(
    more="{0}更高：{1}，比{2}的{3}多{4}。",
    less="{0}更低：{1}，比{2}的{3}少{4}。",
    same="{0}和{1}相同，都是{2}。",
    points="{0}个百分点",
    missing="报里有{0}的（{1}），没有找到{2}的，无法比较。",
    nothing="报里没有找到{0}的。",
    other_unit="{0}的是{1}，{2}的是{3}，单位或口径不同，无法比较。",
    other_period="{0}的是{1}，{2}的是{3}，时期不同，无法比较。",
    other_indicator="{0}的是“{1}”，{2}的是“{3}”，指标不同，无法比较。",
    newest="有{0}期报纸说到，这里取最新的一期（{1}）。",
    other_value="{0}《{1}》作{2}。",
    fewer_items="问的是{0}项，报里这一处列出{1}项。",
)
ENGLISH = Tongue(
    more="{0} is ahead: {1}, {4} more than the {3} of {2}.",
    less="{0} is lower: {1}, {4} less than the {3} of {2}.",
    same="{0} and {1} are equal: {2}.",
    points="{0} percentage points",
    missing="The paper has {0} ({1}), but nothing was found on {2}, so they cannot be compared.",
    nothing="Nothing was found on {0}.",
    other_unit="{0} is given as {1}, {2} as {3}: the units differ, so they cannot be compared.",
    other_period="{0} is for {1}, {2} for {3}: the periods differ, so they cannot be compared.",
    other_indicator="{0} is of “{1}”, {2} of “{3}”: they cannot be compared.",
    newest="{0} issues speak of this; this is the newest of them ({1}).",
    other_value="{0}, “{1}” says {2}.",
    fewer_items="{0} items were asked for; this place in the paper lists {1}.",
)
JAPANESE = Tongue(
    more="{0}の方が上です：{1}、{2}の{3}より{4}多い。",
    less="{0}の方が下です：{1}、{2}の{3}より{4}少ない。",
    same="{0}と{1}は同じで、{2}です。",
    points="{0}ポイント",
    missing="{0}（{1}）はありますが、{2}は見つからないため、比較できません。",
    nothing="{0}は見つかりませんでした。",
    other_unit="{0}は{1}、{2}は{3}で、単位が異なるため比較できません。",
    other_period="{0}は{1}、{2}は{3}で、期間が異なるため比較できません。",
    other_indicator="{0}は「{1}」、{2}は「{3}」で、指標が異なるため比較できません。",
    newest="{0}号に記載があり、最新の号（{1}）のものです。",
    other_value="{0}「{1}」では{2}。",
    fewer_items="{0}件を尋ねましたが、ここには{1}件あります。",
)
KOREAN = Tongue(
    more="{0} 쪽이 높습니다: {1}, {2}의 {3}보다 {4} 많습니다.",
    less="{0} 쪽이 낮습니다: {1}, {2}의 {3}보다 {4} 적습니다.",
    same="{0}, {1} 모두 {2}로 같습니다.",
    points="{0}%포인트",
    missing="{0}({1})은 있으나 {2}은 찾지 못해 비교할 수 없습니다.",
    nothing="{0}은 찾지 못했습니다.",
    other_unit="{0}: {1}, {2}: {3}. 단위가 달라 비교할 수 없습니다.",
    other_period="{0}: {1}, {2}: {3}. 기간이 달라 비교할 수 없습니다.",
    other_indicator="{0}: “{1}”, {2}: “{3}”. 지표가 달라 비교할 수 없습니다.",
    newest="{0}개 호에 실렸으며, 가장 최근 호({1})의 값입니다.",
    other_value="{0} “{1}”에는 {2}.",
    fewer_items="{0}개를 물었으나 여기에는 {1}개가 있습니다.",
)


def tongue_of(question: str) -> Tongue:
    """Return the sentences in the language of a question."""
    if HANGUL.search(question):
        return KOREAN
    if KANA.search(question):
        return JAPANESE
    return CHINESE if HAN.search(question) else ENGLISH
