"""什么时候？ or 谁主持的？ after 和谁签约？ asks about what was said there: 松台矿泉和云桥三小签约，谁主持的？."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.referring import LONGEST_NAME, WHO
from qa.words import TITLE, words_of

if TYPE_CHECKING:
    from qa.query import Turn

# Questions for the circumstances of something that happened; what they ask for fills, or leaves, the place of the question word.
DOER = re.compile(r"谁|哪一?位|什么人")
WHEN = re.compile(r"(?:是)?(?:在)?(?:什么时候|什么时间|何时|哪一?[年天日]|哪个月|几月几[日号])")
WHERE = re.compile(r"(?:是)?在?(?:哪里|哪儿|何处|什么地方|哪个地方)")
# Of these words alone a question says nothing of what it asks about.
ALONE = re.compile(
    r"^(?:是|在|是在)?(?:谁|什么时候|什么时间|何时|哪[里儿年天]|哪一[年天]|什么地方|为什么|为何|怎么(?:回事)?|什么原因|多少钱|多久|几点)[呢啊呀了的]*[?？]*$"
)
# 谁主持的？ and 谁签的字？ ask for the doer of something known.
CLEFT = re.compile(r"的字?[?？]*$")
# Nouns that belong to such words or to the verb, and name nothing.
EMPTY = frozenset(["钱", "字", "时候", "时间", "地方", "原因"])


def event_of(last: Turn) -> str:
    """Return what the last question and its answer say that happened; empty where they ask for a number or a thing."""
    said = last.question.strip().rstrip("?？。的呢")
    named = 0 < len(last.answer) <= LONGEST_NAME and not last.answer[0].isdigit()
    if DOER.search(said) and named:
        return DOER.sub(last.answer, said, count=1)
    for asking in (WHEN, WHERE):
        if asking.search(said):
            return asking.sub("", said, count=1)
    return ""


def about_the_event(plain: str, nouns: list[str], last: Turn) -> str:
    """Return a question that names nothing with the event before it; empty for other questions."""
    alone = ALONE.match(plain)
    # 签了多少钱？ takes up the verb of 和谁签约？.
    hangs = CLEFT.search(plain) or (plain[:1] not in "是有在谁" and plain[:1] in last.question)
    named = any(noun not in EMPTY for noun in nouns) or any(TITLE.search(word.text) for word in words_of(plain))
    if not alone and (named or not hangs or not WHO.search(last.question)):
        return ""
    event = event_of(last)
    return f"{event}，{plain}" if event else ""
