"""Makes citations of evidence, and lets no answer through that its cited lines do not hold."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

from qa.enumerations import AND
from qa.gate import Cited, unsupported, whole
from qa.marks import mark_begins
from qa.reply import Answer, Citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article
    from qa.reply import Evidence

SEPARATOR = "、"
# What may stand between two items of an enumeration: they are one piece of the paper.
JOINT = re.compile(rf" *(?:、|，?{AND}|,? (?:and|or) |, ) *")


def answer_from(evidence: Sequence[Evidence]) -> Answer:
    """Return the answer that this evidence gives: its distinct answers in order, each with a citation.

    Items that the paper enumerates side by side are given as it prints them: 甲、乙和丙. An answer that cuts a figure is widened to all of it. Raises `ValueError` where an answer lies outside its quote or
    says what no quote says, which no reader may let happen.
    """
    citations = tuple(cite(number, one) for number, one in enumerate(evidence, start=1))
    items = list(dict.fromkeys(_runs(evidence, citations)))
    cited = [Cited(one.quote, one.article.issue_date) for one in citations]
    wrong = [words for item in items for words in unsupported(item, cited)]
    if wrong:
        raise ValueError(f"no cited line says {wrong}")
    return Answer(SEPARATOR.join(items), min(one.confidence for one in evidence), citations)


def _runs(evidence: Sequence[Evidence], citations: Sequence[Citation]) -> Iterator[str]:
    """Yield the answers in order, those that only a joint parts as one piece of the text."""
    spans = [
        (one.article, given.quote[0] + one.answer_start, given.quote[0] + one.answer_end)
        for given, one in zip(evidence, citations, strict=True)
    ]
    begins = 0
    for at, ((article, _, end), (other, start, _)) in enumerate(pairwise(spans), start=1):
        if article is not other or not JOINT.fullmatch(article.text, end, max(end, start)):
            yield _piece(spans[begins:at])
            begins = at
    yield _piece(spans[begins:])


def _piece(spans: Sequence[tuple[Article, int, int]]) -> str:
    (article, start, _), (_, _, end) = spans[0], spans[-1]
    return article.text[start:end]


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
