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


def aim_asked(question: str, periods: Iterable[Period], asked_in: int) -> Aim | None:
    """Return which of the two a question asks for; `None` where it leaves that open. `asked_in` is the year of the question."""
    if TARGET_WORDS.search(question):
        return Aim.TARGET
    years = [period.year for period in periods if period.year]
    if any(year > asked_in for year in years):
        return Aim.TARGET
    if any(year < asked_in for year in years) or RESULT_ASKED.search(question):
        return Aim.RESULT
    return None
