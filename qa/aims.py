"""Whether a question asks for a result or for a target."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.figures.aims import TARGET_WORDS, Aim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.times.periods import Period

RESULT_ASKED = re.compile(
    r"完成了|实现了|达到了|了多少|了几|\bdid\b|\bwas\b|\bwere\b|\bgrew\b|\breached\b", re.IGNORECASE
)
# 要改造多少小区 asks what is to come; 要花多少钱 and 要多久 do not.
TO_COME = re.compile(
    r"要(?:再|新)?(?:新建|建设|建成|改造|更新|完成|推进|实施|培育|新增|达到|实现|治理|引进|打造|开工|创建|修复|增长|整治|投入使用)"
)


def aim_asked(question: str, periods: Iterable[Period], asked_in: int) -> Aim | None:
    """Return which of the two a question asks for; `None` where it leaves that open. `asked_in` is the year of the question."""
    if TARGET_WORDS.search(question) or TO_COME.search(question):
        return Aim.TARGET
    years = [period.year for period in periods if period.year]
    if any(year > asked_in for year in years):
        return Aim.TARGET
    if any(year < asked_in for year in years) or RESULT_ASKED.search(question):
        return Aim.RESULT
    return None
