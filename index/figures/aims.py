"""Whether words speak of a result or of a target: last year's growth and this year's stand side by side in every report."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.article import Article

TARGET_WORDS = re.compile(
    r"目标|预期|力争|争取|确保|计划(?!生育|单列)|规划到|拟(?!合)|打算|预计|将(?=达|增|新|建|完|实|投|推|以)|到20[3-9]\d年"
    r"|\btargets?\b|\bgoals?\b|\bplan(?:s|ned)?\b|\bexpect|\baims?\b|\bwill\b|目標|予定|목표|계획",
    re.IGNORECASE,
)
RESULT_WORDS = re.compile(
    r"同比|比上年|较上年|完成(?!.{0,6}任务)|实现(?!.{0,12}目标)|增长了|达到了|累计|圆满|已|year-on-year|\brose\b|\bgrew\b|\breached\b",
    re.IGNORECASE,
)
TARGET_HEADLINE = re.compile(r"重点工作|工作安排|目标|工作任务|\btargets?\b|\bpriorities\b", re.IGNORECASE)
RESULT_HEADLINE = re.compile(r"回顾|成就|完成情况|\breview\b", re.IGNORECASE)


class Aim(Enum):
    """What a figure is: what came about, or what is to."""

    RESULT = "result"
    TARGET = "target"


def aim_at(article: Article, sentence: tuple[int, int]) -> Aim | None:
    """Return which of the two a sentence speaks of, by its own words or else by its headline; `None` where neither tells."""
    words = article.text[slice(*sentence)]
    if TARGET_WORDS.search(words):
        return Aim.TARGET
    if RESULT_WORDS.search(words):
        return Aim.RESULT
    target, result = TARGET_HEADLINE.search(article.headline), RESULT_HEADLINE.search(article.headline)
    if bool(target) == bool(result):
        return None
    return Aim.TARGET if target else Aim.RESULT
