"""Makes citations of evidence, and lets no answer through that its cited lines do not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

from qa.gate import Cited, unsupported, whole
from qa.marks import mark_begins
from qa.reply import Answer, Citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.reply import Evidence

SEPARATOR = "、"


def answer_from(evidence: Sequence[Evidence]) -> Answer:
    """Return the answer that this evidence gives: its distinct answers in order, each with a citation.

    An answer that cuts a figure is widened to all of it. Raises `ValueError` where an answer lies outside its quote or
    says what no quote says, which no reader may let happen.
    """
    citations = tuple(cite(number, one) for number, one in enumerate(evidence, start=1))
    items = list(dict.fromkeys(one.quote[one.answer_start : one.answer_end] for one in citations))
    cited = [Cited(one.quote, one.article.issue_date) for one in citations]
    wrong = [words for item in items for words in unsupported(item, cited)]
    if wrong:
        raise ValueError(f"no cited line says {wrong}")
    return Answer(SEPARATOR.join(items), min(one.confidence for one in evidence), citations)


def cite(number: int, evidence: Evidence) -> Citation:
    """Return a numbered citation of evidence, of a mark with the words that say it was passed.

    Raises `ValueError` where the answer lies outside its quote.
    """
    article, (start, end), (first, last) = evidence.article, evidence.quote, evidence.answer
    if not 0 <= start <= first < last <= end <= len(article.text):
        raise ValueError(f"answer {first}-{last} lies outside its quote {start}-{end} in article {article.article_id}")
    quote = article.text[start:end]
    first, last = whole(quote, first - start, last - start)
    begins = mark_begins(quote, first, last)
    first = first if begins is None else begins
    line_first, line_last = article.lines_of(start, end)
    url = f"/articles/{percent_encoded(article.article_id)}?quote={start}-{end}&answer={start + first}-{start + last}#L{line_first}"
    return Citation(number, article, quote, first, last, line_first, line_last, url)
