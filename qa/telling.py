"""A reply as a message for people: the exact answer, then each sentence it stands in with its place; or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.reasons import CJK
from qa.reply import Answer, Author

if TYPE_CHECKING:
    from qa.reply import Citation, Reply

PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Message:
    """A text in the language of the question, and where in it the quote of each citation stands, in order."""

    text: str
    quotes: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Language:
    opening: str
    closing: str
    headline: str
    untitled: str
    page: str
    issue: str
    line: str
    lines: str
    corrected: str
    worded: str


CHINESE = _Language(
    "“", "”", "——《{}》", "无标题", "{}版", "第{}期", "第{}行", "第{}–{}行", "（后有更正：《{}》）",
    "（第一段由语言模型写成，已与所引原文逐词核对）",
)  # fmt: skip
ENGLISH = _Language(
    "“", "”", "— {}", "no headline", "page {}", "issue {}", "line {}", "lines {}–{}", "(corrected since: {})",
    "(the first paragraph was worded by a language model, and checked against the lines)",
)  # fmt: skip


def told(reply: Reply) -> Message:
    """Return the message that tells a reply; the first paragraph is the answer itself, or the reason."""
    outcome = reply.outcome
    if not isinstance(outcome, Answer):
        return Message(outcome.reason, ())
    language = CHINESE if CJK.search(reply.question) else ENGLISH
    text, quotes = PARAGRAPH.join([outcome.text, *filter(None, [reply.verdict, *reply.notes])]), []
    for citation in outcome.citations:
        text += PARAGRAPH + language.opening
        quotes.append((len(text), len(text) + len(citation.quote)))
        text += citation.quote + language.closing + "".join(f"\n{line}" for line in _source(citation, language))
    if outcome.written_by is Author.MODEL:
        text += PARAGRAPH + language.worded
    return Message(text, tuple(quotes))


def answer_told(text: str) -> str:
    """Return the answer of a message that `told` made: its first paragraph."""
    return text.partition(PARAGRAPH)[0]


def _source(citation: Citation, language: _Language) -> tuple[str, ...]:
    article, first, last = citation.article, citation.line_first, citation.line_last
    place = (
        article.paper,
        article.issue_date and article.issue_date.isoformat(),
        article.page_number and language.page.format(article.page_number),
        article.issue_number and language.issue.format(article.issue_number),
        article.source,
        language.line.format(first) if first == last else language.lines.format(first, last),
    )
    return (
        language.headline.format(article.headline or language.untitled),
        " · ".join(said for said in place if said),
        *(language.corrected.format(one.headline or language.untitled) for one in article.corrected_by),
    )
