"""Questions made by rule of English, Japanese and Korean sentences that tell by how much a thing changed, or what it came to.

Visitors to the fair rose by 8.5% is asked as: How much did visitors to the fair rise?
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.figures.parsing import figures_in
from index.scripts import HANGUL, KANA
from index.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH = {
    "rose": "rise", "rises": "rise", "grew": "grow", "grows": "grow", "fell": "fall", "falls": "fall", "increased": "increase",
    "increases": "increase", "declined": "decline", "declines": "decline", "dropped": "drop", "drops": "drop", "climbed": "climb",
}  # fmt: skip
# What stands before the figure is matched to its end, what stands behind it from its beginning.
CHANGED = re.compile(
    rf"(?P<what>[A-Z][^,;:]{{3,70}}?) (?P<how>{'|'.join(ENGLISH)})(?: by)?(?: about| nearly| almost| over)? ?"
)
JAPANESE = re.compile(
    r"(?P<what>[^、，。「」]{2,40}?)(?P<mark>[はが])(?:、)?(?:前年(?:同期|同月)?(?:比|より)?(?:で)?)?約?"
)
JAPANESE_CHANGE = re.compile(r"(?P<how>増|減|伸び|上昇|低下)")
JAPANESE_VERBS = {
    "増": "増えましたか",
    "減": "減りましたか",
    "伸び": "伸びましたか",
    "上昇": "上昇しましたか",
    "低下": "低下しましたか",
}
KOREAN = re.compile(r"(?P<what>[^,.]{2,40}?)(?P<mark>[은는이가]) (?:전년(?: 동기)?(?:보다|대비|에 비해)? ?)?(?:약 )?")
KOREAN_CHANGE = re.compile(r" ?(?P<how>증가|감소|상승|하락|늘|줄)")
KOREAN_VERBS = {"증가": "증가했습니까", "감소": "감소했습니까", "상승": "상승했습니까", "하락": "하락했습니까", "늘": "늘었습니까", "줄": "줄었습니까"}  # fmt: skip


def questions_abroad(text: str) -> Iterator[tuple[str, str]]:
    """Yield a question for each sentence that begins with its thing and its figure, with the figure that answers it."""
    for start, end in sentence_spans(text):
        sentence = text[start:end].strip()
        figure = next(iter(figures_in(sentence)), None)
        if figure is None or figure.dimension == "ordinal":
            continue
        question = _asked(sentence[: figure.start], sentence[figure.end :])
        if question:
            yield question, sentence[figure.start : figure.end]


def _asked(before: str, behind: str) -> str:
    if HANGUL.search(before):
        thing, change = KOREAN.fullmatch(before), KOREAN_CHANGE.match(behind)
        how = KOREAN_VERBS[change["how"]] if change else "얼마나 됩니까"
        return f"{thing['what']}{thing['mark']} {'얼마나 ' if change else ''}{how}?" if thing else ""
    if KANA.search(before):
        thing, change = JAPANESE.fullmatch(before), JAPANESE_CHANGE.match(behind)
        how = JAPANESE_VERBS[change["how"]] if change else "ですか"
        return f"{thing['what']}{thing['mark']}どのくらい{how}？" if thing else ""
    thing = CHANGED.fullmatch(before)
    if not thing:
        return ""
    what = thing["what"]
    small = what if what[1:2].isupper() else what[0].lower() + what[1:]
    return f"How much did {small} {ENGLISH[thing['how']]}?"
