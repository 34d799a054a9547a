"""Takes apart a question that asks several things: two clauses, one thing of several places or years, or which of two is more.

Each part becomes a question of its own: 青泽市和石岭市的GDP增速哪个高 gives 青泽市的GDP增速是多少 and 石岭市的GDP增速是多少.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from index.figures.indicators import known_in
from index.folding import folded
from index.scripts import HAN, HANGUL
from index.times.periods import mentions_in
from qa.asking import asks
from qa.completing import complete
from qa.operands import Operands, named_operands
from qa.query import Turn
from qa.seeking import RATE, masked

if TYPE_CHECKING:
    from datetime import date

MORE = r"高|多|大|快|强|(?<![增成])长|贵|重|早|好|远|宽|厚"
LESS = r"低|少|小|慢|弱|短|轻|便宜|晚|近"
# 高新区 and 大学 compare nothing.
IN_A_WORD = "[新校速铁中级考质学桥会道厦赛型力批递江征春沙度]"
# Which of two, in the order of the languages; what it matches is cut out of the parts.
CLASS = r"哪一?[个座家所省市县区年项种条支边者里季]?(?:[省市县区年月]|季度|地区|城市|学校|公司|企业|单位)?|谁"
HOW_MUCH_MORE = r"(?:[，,]?\s*(?:[高低多少大小快慢]|相差|差)?了?(?:多少|几)[^，,。；？?]{0,4})?"
WHICH = re.compile(
    rf"(?:[，,：:]?\s*(?:相比|比较|比起来)?[，,]?\s*(?:{CLASS})的?(?P<left>[^，,。；？?]{{0,16}}?)(?:得|的)?(?:更|最|比较|相对)?(?:{MORE}|(?P<less>{LESS}))(?!{IN_A_WORD})(?:一些|一点|些)?{HOW_MUCH_MORE})"
    r"|(?:の?(?:うち)?、?(?:どちら|どっち)(?:の方|のほう)?が(?P<left_ja>[^、。？?]{0,16}?)(?:より)?(?:高|多|大き|速|早|長|(?P<less_ja>低|少な|小さ|遅|短))\w*(?:です|でし)?\w*)"
    r"|(?:\s?중(?:에서)?\s?(?P<left_ko>.{0,24}?)\s?(?:어디|어느\s?\w*|누구|무엇)[가이의]?\s?(?:더\s?)?(?:높|많|크|컸|빠르|빨|길|(?P<less_ko>낮|적|작|느리))\w*)"
)
# 哪个增得快 asks how fast each grows.
GROWS = {"增": "增长", "涨": "增长", "长": "增长", "升": "增长", "降": "下降", "跌": "下降", "减": "下降"}
COUNTING = re.compile(r"more|most|less|fewer|fewest", re.IGNORECASE)
AFTERWARDS = re.compile(r"[？?，,。\s]*(?:它们)?(?:各自?|分别)?(?:是|为)?(?:多少|几何)?[？?\s]*$")
WHICH_ENGLISH = re.compile(
    r"\b(?:which|who|what)\b(?P<noun>(?: of (?:them|the two)| one)?(?: [a-z]+)?)(?: (?P<verb>was|were|is|are|has|had|have))? ?(?P<middle>(?:[a-z]+ )*?)(?:the )?"
    r"(?:(?P<more>higher|more|larger|bigger|greater|faster|longer|better|highest|most|fastest|largest)|(?P<less>lower|less|fewer|smaller|slower|shorter|lowest|fewest|slowest))\b(?P<counted> (?!in\b|at\b|of\b|to\b|for\b|last\b|this\b)[a-z]+)?",
    re.IGNORECASE,
)
EITHER_ENGLISH = re.compile(
    r"^(?:did|do|does|was|were|is|are|has|have|had|will)\s+(?P<names>.+?)\s+(?:(?P<verb>grow|rise|increase|expand|climb|fall|drop|decline|decrease|shrink)\s+|have\s+)?(?:the\s+)?"
    r"(?:faster|more|higher|larger|bigger|greater|(?P<less>slower|less|fewer|lower|smaller))\b(?P<noun>\s(?!in\b|at\b|of\b|than\b|last\b|this\b|during\b)[a-z]+)?(?P<rest>.*)$",
    re.IGNORECASE,
)
# 甲比乙高多少, 甲高还是乙高.
THAN = re.compile(
    rf"(?P<a>比|较之?)(?P<b>[^，,。；？?]{{2,24}}?)(?P<unit>(?:的[^，,。；？?]{{2,16}}?)?)(?:要|更|还)?(?:(?P<more>{MORE})|(?P<less>{LESS}))(?:出|了)?(?:多少|几)[^，,。；？?]{{0,4}}"
)
OR = re.compile(
    rf"(?P<a>[^\s，,。；？?]{{2,10}}?)(?:更)?(?P<adjective>{MORE}|{LESS})[，,]?(?:还是|或者?|or)(?P<b>[^\s，,。；？?]{{2,10}}?)(?:更)?(?P=adjective)"
)
EACH = re.compile(
    r"[，,]?(?:分别|各自|各(?=是|为|有|多|几|哪|增|达|下))|,? ?\brespectively\b|\beach\b|それぞれ|각각", re.IGNORECASE
)
ENDING = re.compile(r"[？?。！!\s]+$")
CLAUSES = re.compile(r"[,，;；?？。、]|\band (?=how|what|who|when|where|which)|そして|그리고", re.IGNORECASE)


class Manner(Enum):
    """How the parts belong together."""

    ONE = "one"
    COMPARED = "comparison"
    EACH = "each"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a question: what tells each from the others, and the question that asks for it alone.

    `lower` says that the comparison asks for the lesser one, `of_periods` that one thing is compared with itself at another time.
    """

    manner: Manner
    names: tuple[str, ...]
    questions: tuple[str, ...]
    lower: bool = False
    of_periods: bool = False

    @property
    def places(self) -> tuple[str, ...]:
        """What each part is about, where the names say so; empty for periods, statistics and clauses."""
        named = self.manner in {Manner.COMPARED, Manner.EACH} and not self.of_periods
        return tuple("" if not named or any(known_in(name)) else name for name in self.names)


def parts_of(question: str, said: date) -> Parts:
    """Return the parts of a question; one that asks one thing is its own part."""
    return (
        _compared(question, said)
        or _each(question, said)
        or _several(question)
        or Parts(Manner.ONE, ("",), (question,))
    )


def _compared(question: str, said: date) -> Parts | None:
    plain = folded(question)
    than, which = THAN.search(plain), WHICH.search(plain)
    either = OR.search(RATE.sub(lambda match: "，" * len(match[0]), masked(plain, said)))
    if than:
        return _than(question, than, said)
    if either:
        names = (question[slice(*either.span("a"))], question[slice(*either.span("b"))])
        rest = question[: either.start()] + question[either.end() :]
        return _parts(Manner.COMPARED, Operands(names, (0, 0)), rest, lower=bool(re.match(LESS, either["adjective"])))
    if not which:
        return _compared_in_english(question, said)
    if question.startswith("的", which.end()):
        return None  # 谁是最早的…: of all, not of two
    left = next((question[slice(*which.span(group))] for group in ("left", "left_ja", "left_ko") if which[group]), "")
    left = GROWS.get(left, left)
    of = "的" if which["left"] else "の" if which["left_ja"] else " " if which["left_ko"] else ""
    rest = question[: which.start()] + of + left + AFTERWARDS.sub("", question[which.end() :])
    operands = named_operands(rest, said)
    # Between 哪 and 高 stands what is compared, never the names: 哪种关系让甲与乙有更多… asks for one thing.
    if operands and operands.span[0] < which.start() + len(of + left) and operands.span[1] > which.start() + len(of):
        return None
    lower = bool(which["less"] or which["less_ja"] or which["less_ko"])
    return _parts(Manner.COMPARED, operands, rest, lower=lower) if operands and len(operands.names) == 2 else None


def _compared_in_english(question: str, said: date) -> Parts | None:
    which = WHICH_ENGLISH.search(question)
    if not which:
        return _either_in_english(question, said)
    lower = bool(which["less"])
    cut = question[: which.start()] + " " + question[which.end() :]
    operands = named_operands(cut, said)
    if not operands or len(operands.names) != 2:
        return None
    start, end = operands.span
    rest = f"{cut[:start]}{{}}{cut[end:]}"
    if which.start() < start:
        # Which served more passengers in 2025, A or B: the names stand behind, and go before the verb.
        rest = re.sub(r"[,:]? ?(?:in |at )?\{\}", "", rest).strip(" ?,:")
        noun = "" if which["noun"].strip() == "one" or which["verb"] else which["noun"]
        counted = which["counted"] if COUNTING.fullmatch(which["more"] or which["less"]) else None
        rest = f"{noun} {which['middle']} {'' if counted else which['counted'] or ''} {rest}"
        many = f"many{counted}" if counted else "much"
        questions = [f"How {many} did {name} {rest}?" for name in operands.names]
    else:
        rest = re.sub(r"^\s*compare ", "", rest, flags=re.IGNORECASE).strip(" ?,:")
        questions = [f"What was {rest.format(name)}?" for name in operands.names]
    return Parts(
        Manner.COMPARED, operands.names, tuple(" ".join(one.split()).replace(" ?", "?") for one in questions), lower
    )


def _either_in_english(question: str, said: date) -> Parts | None:
    """Take “Did exports or imports grow faster in 2022?” apart; `None` for other questions."""
    either = EITHER_ENGLISH.match(question)
    operands = named_operands(either["names"], said) if either else None
    if not either or not operands or len(operands.names) != 2 or " or " not in either["names"].lower():
        return None
    verb, rest = either["verb"], either["rest"].strip(" ?")
    # Who would grow more grows faster.
    opening = (
        f"How fast did {{}} {verb}"
        if verb
        else f"How {'many' if either['noun'] else 'much'}{either['noun'] or ''} did {{}} have"
    )
    if not verb and not either["noun"]:
        opening = "What was {}"
    start, end = operands.span
    named = (f"{either['names'][:start]}{name}{either['names'][end:]}".strip() for name in operands.names)
    questions = tuple(" ".join(f"{opening.format(name)} {rest}".split()) + "?" for name in named)
    return Parts(Manner.COMPARED, operands.names, questions, bool(either["less"]))


def _than(question: str, than: re.Match[str], said: date) -> Parts | None:
    """Take 甲的丙比乙高多少 apart: 乙 goes into the place of 甲."""
    other, before = question[slice(*than.span("b"))], question[: than.start()]
    other = other.removesuffix("的")
    period = next(mentions_in(other, said), None)
    rest = before + question[than.end() :]
    if period:
        own = [one for one in mentions_in(before, said) if one.period.year]
        names = (before[own[-1].start : own[-1].end], other) if own else None
        spans = (own[-1].start, own[-1].end) if own else None
    else:
        found = named_operands(before, said, least=1)
        names = (found.names[0], other) if found else None
        spans = found.span if found else None
    if not names or not spans:
        return None
    return _parts(Manner.COMPARED, Operands(names, spans, are_periods=period is not None), rest)


def _each(question: str, said: date) -> Parts | None:
    match = EACH.search(folded(question))
    operands = named_operands(question[: match.start()], said) if match else None
    if not match or not operands:
        return None
    rest = question[: match.start()] + question[match.end() :]
    questions = tuple(f"{part}？" for part in _filled(operands, rest))
    return Parts(Manner.EACH, operands.names, questions, of_periods=operands.are_periods)


def _several(question: str) -> Parts | None:
    clauses = [clause.strip() for clause in CLAUSES.split(question) if clause and clause.strip()]
    asking = [clause for clause in clauses if asks(clause) is not None]
    if len(asking) < 2 or len(asking) != len(clauses):
        return None
    subject = asking[0][: asks(asking[0])].strip()
    whole = [asking[0], *(_completed(subject, clause, asking[0]) for clause in asking[1:])]
    return Parts(Manner.SEVERAL, tuple(asking), tuple(whole))


def _completed(subject: str, clause: str, first: str) -> str:
    """Put what the first clause is about into one that says little by itself, as a follow-up is completed."""
    completed = complete(clause, (Turn(first, ""),))
    if completed != clause or not HAN.search(subject) or len(clause[: asks(clause)].strip()) >= 4:
        return completed
    return f"{subject}{clause}"


def _parts(manner: Manner, operands: Operands, rest: str, *, lower: bool = False) -> Parts:
    """Return a question for each operand: the operand in the place of all of them."""
    questions = tuple(_asked(part) for part in _filled(operands, rest))
    return Parts(manner, operands.names, questions, lower, operands.are_periods)


def _filled(operands: Operands, rest: str) -> list[str]:
    start, end = operands.span
    return [ENDING.sub("", f"{rest[:start]}{name}{rest[end:]}".strip(" ，,：:、")) for name in operands.names]


def _asked(part: str) -> str:
    """Return words for a figure as a question for it."""
    if HANGUL.search(part):
        return f"{part} 얼마?"
    if re.search(r"[\u3040-\u30ff]", part):
        return f"{part.removesuffix('は')}はいくら？"
    if HAN.search(part):
        return f"{part}是多少？"
    return f"How much: {part}?"
