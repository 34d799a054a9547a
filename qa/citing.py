"""Makes citations of evidence, and lets no answer through that its cited lines do not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

from qa.reply import Answer, Citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.reply import Evidence

SEPARATOR = "、"


def answer_from(evidence: Sequence[Evidence]) -> Answer:
    """Return the answer that this evidence gives: its distinct answers in order, each with a citation.

    Raises `ValueError` where an answer lies outside its quote, which no reader may let happen.
    """
    items = list(dict.fromkeys(one.answer_text for one in evidence))
    citations = tuple(_citation(number, one) for number, one in enumerate(evidence, start=1))
    return Answer(SEPARATOR.join(items), min(one.confidence for one in evidence), citations)


def _citation(number: int, evidence: Evidence) -> Citation:
    article, (start, end), (first, last) = evidence.article, evidence.quote, evidence.answer
    if not 0 <= start <= first < last <= end <= len(article.text):
        raise ValueError(f"answer {first}-{last} lies outside its quote {start}-{end} in article {article.article_id}")
    line_first, line_last = article.lines_of(start, end)
    url = f"/articles/{percent_encoded(article.article_id)}?quote={start}-{end}&answer={first}-{last}#L{line_first}"
    return Citation(number, article, article.text[start:end], first - start, last - start, line_first, line_last, url)
