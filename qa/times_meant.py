"""The time that 那一年, 上一年 or 去年同期 means, as the question before it or its answer tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.frame import Frame
    from qa.query import Turn

# Years counted from the one in the last question.
STEPS = {"上一年": -1, "前一年": -1, "上年": -1, "次年": 1, "第二年": 1, "后一年": 1, "下一年": 1}
SAME = ("同一年", "那一年", "这一年", "当年", "同年", "那年", "同期")
ANAPHORIC = re.compile(rf"(?:{'|'.join((*STEPS, *SAME))})(?!同期)")
YEAR = re.compile(r"(?:19|20)\d\d")
SPOKEN = ("前年", "去年", "今年", "明年")
# 去年同期 after 今年上半年 is 去年上半年.
SAME_SEASON = re.compile(r"(?P<year>去年|上年|前年|(?:19|20)\d\d年)?的?同期")
SPOKEN_YEAR = re.compile(r"^(?:去年|今年|前年|明年|上年|(?:19|20)\d\d年度?)的?")


def with_that_time(question: str, last: Turn, frame: Frame) -> str:
    """Put the time that is meant in the place of 去年同期, and of 那一年 where only the last answer tells which."""
    season = SAME_SEASON.search(question)
    if season and (rest := SPOKEN_YEAR.sub("", frame.period)):
        return f"{question[: season.start()]}{season['year'] or '去年'}{rest}{question[season.end() :]}"
    that, year = ANAPHORIC.search(question), YEAR.search(last.answer)
    told = frame.period and (YEAR.search(frame.period) or any(word in frame.period for word in SPOKEN))
    if that and year and not told:
        return f"{question[: that.start()]}{int(year[0]) + STEPS.get(that[0], 0)}年{question[that.end() :]}"
    return question


def without_anaphora(text: str, last: Frame) -> str:
    """Put the year that is meant in the place of 上一年 or 同一年, as the last question names it."""
    match = ANAPHORIC.search(text)
    if not match:
        return text
    year = YEAR.search(last.period)
    step = STEPS.get(match[0], 0)
    if year:
        meant = f"{int(year[0]) + step}年"
    elif any(word in last.period for word in SPOKEN):
        at = next(number for number, word in enumerate(SPOKEN) if word in last.period) + step
        meant = SPOKEN[at] if 0 <= at < len(SPOKEN) else ""
    else:
        meant = "" if match[0] in SAME else match[0]
    return text[: match.start()] + meant + text[match.end() :]
