"""Whether words speak of a result or of a target: last year's growth and this year's stand side by side in every report."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from index.article import Role
from index.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from index.article import Article

# 完成了目标 tells a result, and 人均预期寿命 is a number of years.
ACHIEVED = (
    r"(?:完成|实现|达到|超额|高于|好于|达成)(?:了)?[^，。；]{0,12}目标|目标任务[^，。；]{0,4}完成|十大目标"
    r"|(?:完成|超额|占|为)了?[^，。；\d]{0,4}(?:计划|预算|任务)[^，。；]{0,14}的(?=\d)"
)
TARGET_WORDS = re.compile(
    r"目标(?!价)|预期(?!寿命)|力争|争取|确保|计划(?!生育|单列|[”》署书])|规划到|拟(?!合)|打算|预计|将(?=达|增|新|建|完|实|投|推|以)"
    r"|\btargets?\b|\bgoals?\b|\bplan(?:s|ned)?\b|\bexpect|\baims?\b|\bwill\b|目標|予定|計画|목표|계획"
    r"|\bobjetivos?\b|\bmetas?\b|\bobjectifs?\b|(?:s|\b)ziele?[ns]?\b|\bцел[ьи]\b|\bmục tiêu\b|เป้าหมาย",
    re.IGNORECASE,
)
RESULT_WORDS = re.compile(
    r"同比|比上年|较上年|完成(?!.{0,6}任务)|实现(?!.{0,12}目标)|增长了|达到了|累计|圆满|已|year-on-year|\brose\b|\bgrew\b|\breached\b",
    re.IGNORECASE,
)
# 完成 and 实现 tell a result, but in a plan they tell what is to be done, as all else there.
OF_EITHER = re.compile(r"(?:完成|实现)(?=[^，。；]{0,16}\d)")
SURELY_PAST = re.compile(
    r"同比|[比较]上年|(?:增长|达到)了|累计|圆满|已|去年|上年|过去|以来|回顾|总结|近年|[三四五]年来|季度|上半年|[—-]\d+月|了[\d一二三四五六七八九十百千万亿]"
)
# How sentences of a plan open: 加快…, 深入实施…; so do those that tell what was done, therefore all of the story must be a plan.
PLAN_OPENS = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]?\s?)?(?:大力|积极|扎实|深入|持续|稳步|有序|着力|加力|全力|统筹|进一步|全面|协同)*"
    r"(?:加强|加快|加大|推进|推动|推广|推行|实施|深化|开展|建设|巩固|提升|提高|强化|落实|支持|抓好|做好|办好|健全|完善|优化|培育|打造|发展|壮大"
    r"|扩大|促进|鼓励|引导|改善|构建|建立|启动|拓展|打好|聚焦|用好|创建|坚持|坚决|充分|狠抓|认真|高质量|高水平|紧扣|围绕|严格|编制|制定|压实|守牢|筑牢|发挥|保障)(?!了)"
)
WORDS = re.compile(
    rf"(?P<achieved>{ACHIEVED})|(?P<target>{TARGET_WORDS.pattern})|(?P<year>20\d\d)年|(?P<result>{RESULT_WORDS.pattern})",
    re.IGNORECASE,
)
# 完成年度计划1050亿元的112.7%: the first figure is what was planned, whatever came of it.
IS_TARGET = re.compile(r"(?:目标|计划|任务)(?:任务|投资|数)?(?:[为是]|是要)?\s?$")
# 从2019年的31.5%提高到: of a year that is over stands what came about, whatever is aimed at.
OF_YEAR = re.compile(r"((?:19|20)\d\d)年的?约?\s?$")
MEETS_TARGET = re.compile(
    r"[\d.,]+[^，。；\d]{0,8}[，,](?:已|超额|提前)?(?:完成|占|达)[^，。；\d]{0,6}(?:目标|计划|任务)"
)
CLAUSE_END = re.compile(r"[，；。]")
SURELY_DONE = re.compile(r"同比|[比较]上年|增长了|达到了|圆满|year-on-year|rose|grew", re.IGNORECASE)
LIST_OF_TARGETS = re.compile(r"目标(?:是|为|：|:|任务)|目标[^。]{0,30}(?:是|为)：|今年(?:要|将|计划|重点)")
# What opens a part of a report that tells what was done.
LIST_OF_RESULTS = re.compile(
    r"回顾(?:了)?(?:20\d\d年|去年|过去)|20\d\d年工作回顾|(?:过去|刚刚过去)的?(?:一年|五年)[，,]|(?:去年|一年来)(?:工作|以来|，)"
)
NEXT_LIST = re.compile(r"今年|明年|20\d\d年(?:的)?(?:[^。；]{0,16})(?:目标|任务|重点)|目标")
# How far from its beginning a story still says what it is about.
OPENING = 120
PLAN_HEADLINE = re.compile(r"(?:重点|主要)(?:工作|任务)|工作安排|工作任务|要办好")
TARGET_HEADLINE = re.compile(
    rf"{PLAN_HEADLINE.pattern}|目标|预期|力争|部署|安排(?!部)|\btargets?\b|\bpriorities\b", re.IGNORECASE
)
REPORT_SAYS = re.compile(r"工作报告中?提出")
RESULT_HEADLINE = re.compile(
    r"回顾|成就|完成情况|总结|一年来|过去(?:的)?一年|[四五]年来|刚刚过去|\breview\b", re.IGNORECASE
)


class Aim(Enum):
    """What a figure is: what came about, or what is to."""

    RESULT = "result"
    TARGET = "target"


def aim_at(article: Article, sentence: tuple[int, int], at: int | None = None) -> Aim | None:
    """Return which of the two a sentence speaks of, at one place in it where that is given; `None` where nothing tells.

    The last word before the place that tells counts, else the first behind it in its clause; then the words of the paragraph before that
    open a list of targets, then the headline, then the opening of the story.
    """
    own = aim_told(article, sentence, at)
    return own or aim_of(article.headline) or aim_of(_opening(article))


def aim_told(article: Article, sentence: tuple[int, int], at: int | None = None) -> Aim | None:
    """Return which of the two a sentence, or a list of targets that it belongs to, says by itself."""
    start, end = sentence
    text = article.text
    beside = _told_beside(article, sentence, at) if at is not None else None
    if beside:
        return beside
    issued = article.issue_date
    told = [(start + offset, aim) for offset, aim in _told(text[start:end], issued)]
    if told and _is_of_a_plan(article, text[start:end]):
        planned = {start + found.start() for found in OF_EITHER.finditer(text[start:end])}
        told = [(offset, Aim.TARGET if offset in planned else aim) for offset, aim in told]
    if told:
        if at is None:
            return Aim.TARGET if any(aim is Aim.TARGET for _, aim in told) else Aim.RESULT
        before = [aim for offset, aim in told if offset < at]
        behind = [aim for offset, aim in told if offset >= at and not CLAUSE_END.search(text, at, offset)]
        if before or behind:
            return before[-1] if before else behind[0]
    if LIST_OF_TARGETS.search(text[_paragraph_start(article, start) : start]):
        return Aim.TARGET
    return Aim.RESULT if _is_in_results(article, start) else None


def _is_of_a_plan(article: Article, sentence: str) -> bool:
    """Return whether what a sentence tells as done is to be done: it opens as a plan does, or is one by its headline, and nothing there is past."""
    issued = article.issue_date
    if not OF_EITHER.search(sentence) or _is_past(sentence, issued) or re.search(ACHIEVED, sentence):
        return False
    if PLAN_HEADLINE.search(article.headline) and aim_of(article.headline) is Aim.TARGET:
        return True
    return bool(PLAN_OPENS.match(sentence)) and _is_all_plan(article.text, issued)


@lru_cache(maxsize=1024)
def _is_all_plan(text: str, issued: date | None) -> bool:
    """Return whether a story speaks of what is to come, or opens most of its sentences as plans do, and speaks nowhere of what is past."""
    if _is_past(text, issued):
        return False
    sentences = tuple(sentence_spans(text))
    opened = sum(bool(PLAN_OPENS.match(text, start)) for start, _ in sentences)
    return bool(TARGET_WORDS.search(text) or REPORT_SAYS.search(text)) or opened > len(sentences) / 2


def _is_past(text: str, issued: date | None) -> bool:
    """Return whether a text speaks of what is past when the issue comes out."""
    years = map(int, re.findall(r"(?<!\d)(20\d\d)年", text))
    return bool(SURELY_PAST.search(text)) or any(issued is not None and year < issued.year for year in years)


def _told_beside(article: Article, sentence: tuple[int, int], at: int) -> Aim | None:
    """Return what the words right before or behind a figure say of it."""
    if IS_TARGET.search(article.text, sentence[0], at):
        return Aim.TARGET
    year = OF_YEAR.search(article.text, sentence[0], at)
    is_over = year and article.issue_date and int(year[1]) < article.issue_date.year
    return Aim.RESULT if is_over or MEETS_TARGET.match(article.text, at, sentence[1]) else None


def _is_in_results(article: Article, at: int) -> bool:
    """Return whether a part that tells what was done was opened before in the article, and no part about what is to come since."""
    opened = max((match.end() for match in LIST_OF_RESULTS.finditer(article.text, 0, at)), default=None)
    return opened is not None and not NEXT_LIST.search(article.text, opened, at)


def _told(text: str, issued: date | None) -> Iterator[tuple[int, Aim]]:
    """Yield where a text tells which of the two it speaks of; 力争实现 stays a target, but 力争…，去年同比 does not."""
    targeted = False
    for match in WORDS.finditer(text):
        if match["year"]:
            if issued and int(match["year"]) > issued.year:
                targeted = True
                yield match.start(), Aim.TARGET
            elif issued and int(match["year"]) < issued.year and not targeted:
                yield match.start(), Aim.RESULT
        elif match["target"]:
            targeted = True
            yield match.start(), Aim.TARGET
        elif not targeted or match["achieved"] or SURELY_DONE.match(match[0]):
            yield match.start(), Aim.RESULT


def aim_of(words: str) -> Aim | None:
    """Return which of the two a headline announces."""
    result = RESULT_HEADLINE.search(words) or re.search(ACHIEVED, words)
    target = TARGET_HEADLINE.search(re.sub(ACHIEVED, "", words))
    if bool(target) == bool(result):
        return None
    return Aim.TARGET if target else Aim.RESULT


def _opening(article: Article) -> str:
    body = next(article.texts(Role.PARAGRAPH), "")
    return body[:OPENING].partition("。")[0]


def _paragraph_start(article: Article, at: int) -> int:
    return max((part.start for part in article.parts if part.start <= at), default=at)
