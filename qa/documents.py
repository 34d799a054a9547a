"""Replies and articles as JSON documents: the contract that other programs are written against."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

from index.article import Role
from index.times.periods import described
from qa.citing import cite
from qa.comparing import shown_number, unit_of
from qa.keywords import places_of
from qa.reply import Answer, Author
from qa.settling import evidence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Article
    from qa.candidate import Candidate
    from qa.document_shapes import (
        ArticleDocument,
        CitationDocument,
        Edition,
        FoundDocument,
        PassageDocument,
        Place,
        PointDocument,
        Replied,
        ReplyDocument,
        SearchDocument,
        UnderstoodDocument,
    )
    from qa.finding import Told
    from qa.reply import Citation, Reply
    from qa.searching import Findings, Found
    from qa.understood import Understood


def reply_document(reply: Reply) -> ReplyDocument:
    """Return a reply as `/ask` sends it."""
    outcome = reply.outcome
    cited = outcome.citations if isinstance(outcome, Answer) else ()
    common: Replied = {
        "question": reply.question,
        "understood": understood_document(reply.understood, reply.question),
        "written_by": (outcome.written_by if isinstance(outcome, Answer) else Author.PAPER).value,
        "citations": [_citation_document(citation) for citation in cited],
        "passages": passage_documents(reply.candidates),
        "index_version": reply.index_version,
        "took_ms": reply.took_ms,
        "series": series_document(reply.series),
        "verdict": reply.verdict,
        "notes": list(reply.notes),
    }
    if not isinstance(outcome, Answer):
        return {"status": "no_answer", "answer": None, "reason": outcome.reason, **common}
    return {"status": "answered", "answer": outcome.text, "confidence": outcome.confidence, **common}


def understood_document(understood: Understood, question: str) -> UnderstoodDocument:
    """Return what was understood of a stand-alone question; days are null where no year can be told."""
    return {
        "kind": understood.kind,
        "periods": [
            {
                "text": question[window.start : window.end],
                "start": window.start,
                "end": window.end,
                "from": window.first.isoformat() if window.first else None,
                "to": window.last.isoformat() if window.last else None,
            }
            for window in understood.windows
        ],
        "indicator": understood.indicator,
        "aim": understood.aim.value if understood.aim else None,
    }


def series_document(series: Sequence[Told]) -> list[PointDocument]:
    """Return an indicator over time, a point for each period, each with its citation."""
    return [_point_document(told) for told in series]


def _point_document(told: Told) -> PointDocument:
    citation, figure = cite(1, evidence_of(told)), told.statement.figure
    article = citation.article
    return {
        "period": described(told.statement.period) if told.statement.period else "",
        "text": told.words,
        "number": shown_number(told),
        "unit": unit_of(told),
        "issue_date": article.issue_date.isoformat() if article.issue_date else None,
        "article_id": article.article_id,
        "headline": article.headline,
        "url": citation.url,
        "source": article.source,
        "line_first": citation.line_first,
        "line_last": citation.line_last,
        "quote": citation.quote,
        "start": figure.start - told.sentence[0],
        "end": figure.end - told.sentence[0],
    }


def passage_documents(candidates: Sequence[Candidate]) -> list[PassageDocument]:
    """Return the nearest passages, best first."""
    return [
        {
            "passage_id": candidate.passage.passage_id,
            "text": candidate.text,
            "score": round(candidate.score, 4),
            "also_in": [_edition(article) for article in candidate.reprints],
            **_place(candidate.article, *candidate.article.lines_of(candidate.passage.start, candidate.passage.end)),
        }
        for candidate in candidates
    ]


def article_document(article: Article) -> ArticleDocument:
    """Return an article as `/articles/<id>` sends it."""
    return {
        **_place(article, article.line_first, article.line_last),
        "kicker": " ".join(article.texts(Role.KICKER)),
        "deck": " ".join(article.texts(Role.DECK)),
        "byline": article.byline,
        "paragraphs": list(article.texts(Role.PARAGRAPH)),
    }


def search_document(findings: Findings) -> SearchDocument:
    """Return what was found as `/search` sends it; marks are [start, end] in the headline and in the snippet."""
    return {
        "query": findings.words,
        "matched": findings.matched.value,
        "total": findings.total,
        "offset": findings.offset,
        "articles": [_found_document(one, findings.keywords) for one in findings.found],
        "index_version": findings.index_version,
        "took_ms": findings.took_ms,
    }


def _found_document(found: Found, keywords: tuple[str, ...]) -> FoundDocument:
    article, (start, end) = found.article, found.snippet
    snippet = article.text[start:end]
    lines = article.lines_of(start, end) if snippet else (article.line_first, article.line_first)
    return {
        **_place(article, *lines),
        "headline_marks": _marks(keywords, article.headline),
        "snippet": snippet,
        "snippet_marks": _marks(keywords, snippet),
        "score": round(found.score, 4),
        "url": f"/articles/{percent_encoded(article.article_id)}#L{lines[0]}",
    }


def _marks(keywords: tuple[str, ...], text: str) -> list[list[int]]:
    return [[start, end] for start, end in places_of(keywords, text)]


def _citation_document(citation: Citation) -> CitationDocument:
    return {
        "number": citation.number,
        **_place(citation.article, citation.line_first, citation.line_last),
        "quote": citation.quote,
        "answer_start": citation.answer_start,
        "answer_end": citation.answer_end,
        "url": citation.url,
    }


def _edition(article: Article) -> Edition:
    day = article.issue_date.isoformat() if article.issue_date else None
    return {
        "article_id": article.article_id,
        "source": article.source,
        "paper": article.paper,
        "issue": article.issue_number,
        "issue_date": day,
        "page": article.page_number,
    }


def _place(article: Article, line_first: int, line_last: int) -> Place:
    return {
        **_edition(article),
        "headline": article.headline,
        "line_first": line_first,
        "line_last": line_last,
        "corrected_by": [
            {
                "article_id": one.article_id,
                "headline": one.headline,
                "url": f"/articles/{percent_encoded(one.article_id)}",
            }
            for one in article.corrected_by
        ],
    }
