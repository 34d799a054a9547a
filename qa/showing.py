"""A reply as a terminal shows it: plain, as Markdown for a manuscript, or as the JSON that `/ask` sends."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from qa.documents import reply_document
from qa.reasons import CJK
from qa.reply import Answer, Author

if TYPE_CHECKING:
    from qa.reply import Citation, Reply

# What Markdown, or the HTML in it, would take for markup.
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])|^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)
WORDED = (
    "（这句话由语言模型写成，已与下面的原文逐词核对）",
    "(worded by a language model, checked against the lines below)",
)
NEAREST = ("最接近的稿件", "Nearest articles")


def plain(reply: Reply) -> str:
    """Return the answer, then each quote with its headline and lines; or the reason, then the nearest articles."""
    outcome = reply.outcome
    if not isinstance(outcome, Answer):
        nearest = dict.fromkeys(f"  {one.article.headline} ({one.article.source})" for one in reply.candidates)
        return "\n".join([outcome.reason, *nearest])
    lines = [outcome.text, *([_said(WORDED, reply)] if outcome.written_by is Author.MODEL else [])]
    for citation in outcome.citations:
        lines += ["", citation.quote, f"  {citation.article.headline} ({_where(citation)})"]
    return "\n".join(lines)


def markdown(reply: Reply) -> str:
    """Return the same as Markdown: the answer in bold, each quote as a block with the answer marked; no words become markup."""
    outcome = reply.outcome
    if not isinstance(outcome, Answer):
        nearest = dict.fromkeys(
            f"- {_escaped(one.article.headline)} ({_escaped(one.article.source)})" for one in reply.candidates
        )
        return "\n".join(
            [_escaped(outcome.reason), *(["", f"{_said(NEAREST, reply)}:", "", *nearest] if nearest else [])]
        )
    lines = [f"**{_escaped(outcome.text)}**"]
    if outcome.written_by is Author.MODEL:
        lines += ["", f"*{_said(WORDED, reply)}*"]
    for citation in outcome.citations:
        quote, start, end = citation.quote, citation.answer_start, citation.answer_end
        marked = f"{_escaped(quote[:start])}**{_escaped(quote[start:end])}**{_escaped(quote[end:])}"
        place = f"{_escaped(citation.article.headline)} ({_escaped(_where(citation))})"
        lines += ["", *(f"> {line}" for line in marked.splitlines()), ">", f"> — {place}"]
    return "\n".join(lines)


def as_json(reply: Reply) -> str:
    """Return the reply as `/ask` sends it."""
    return json.dumps(reply_document(reply), ensure_ascii=False, indent=1)


def as_json_line(reply: Reply) -> str:
    """Return the same in one line, for one reply after the other."""
    return json.dumps(reply_document(reply), ensure_ascii=False)


def _where(citation: Citation) -> str:
    first, last = citation.line_first, citation.line_last
    return f"{citation.article.source}:{first}" + (f"-{last}" if last != first else "")


def _said(wording: tuple[str, str], reply: Reply) -> str:
    chinese, english = wording
    return chinese if CJK.search(reply.question) else english


def _escaped(text: str) -> str:
    """Return a text as Markdown that shows it as it is."""
    return SPECIAL.sub(lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", text)
