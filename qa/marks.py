"""A mark that was passed: 突破600亿元大关, topped the 60-billion-yuan mark. How much it came to, that does not say."""

from __future__ import annotations

import re

# Of several marks that were passed one after the other all but the first stand behind another: 突破2亿吨、3亿吨.
BEFORE = r"(?:\d[\d.]*[百千万亿]+[^\d，。；、]{0,3}[、和])*"
PASSED = re.compile(
    r"(?:首次|一举|历史性地?|成功|已经?)*(?:突破|冲破|首破|首超|首次超[过出]|跨[上过越入]|[迈跃][上过入]|站上|登上)了?(?:人民币)?\s?"
    + BEFORE
    + "$"
    r"|\b(?:topp(?:ed|ing)|tops|surpass(?:ed|es|ing)?|exceed(?:ed|s|ing)?|bro(?:ke|ken) through)\s(?:the\s|a\s)?$",
    re.IGNORECASE,
)
# These pass a mark only where one is named behind the figure.
OVER = re.compile(
    r"(?:超过|超|达到?|冲上|越过)了?\s?$|\b(?:cross|pass|hit|reach)(?:ed|es|ing)?\s(?:the\s)?$", re.IGNORECASE
)
MARK = re.compile(
    r"[^，。；、\d]{0,4}(?:大关|关口|门槛|台阶)|[- ](?:[a-z]+[- ]){0,3}(?:mark|threshold|milestone)\b", re.IGNORECASE
)
ASKED = re.compile(
    r"突破|超过|冲破|首超|首破|大关|关口|台阶|门槛|[跨迈跃站]上|\b(?:topp|surpass|exceed|pass|cross)(?:ed|ing)?\b|\bmark\b|threshold|milestone|more than",
    re.IGNORECASE,
)
NEAR = 24


def mark_begins(text: str, start: int, end: int) -> int | None:
    """Return where the words begin that say of `text[start:end]` that it was passed; `None` where it is no mark."""
    near = max(0, start - NEAR)
    passed = PASSED.search(text, near, start) or (MARK.match(text, end) and OVER.search(text, near, start))
    return passed.start() if passed else None


def asks_for_a_mark(question: str) -> bool:
    """Return whether a question asks which mark was passed, and not for the sum."""
    return bool(ASKED.search(question))
