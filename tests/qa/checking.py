"""What must hold of every reply of `/ask`, as one function that the tests share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

PLACE = {
    "article_id": str,
    "headline": str,
    "source": str,
    "paper": (str, type(None)),
    "issue": (str, type(None)),
    "issue_date": (str, type(None)),
    "page": (str, type(None)),
    "line_first": int,
    "line_last": int,
    "corrected_by": list,
}
CITATION = PLACE | {"number": int, "quote": str, "answer_start": int, "answer_end": int, "url": str}
PASSAGE = PLACE | {"passage_id": str, "text": str, "score": float, "also_in": list}
COMMON = {
    "written_by": str,
    "status": str,
    "question": str,
    "understood": dict,
    "citations": list,
    "passages": list,
    "index_version": str,
    "took_ms": float,
    "series": list,
    "verdict": (str, type(None)),
    "notes": list,
}
UNDERSTOOD = {"kind": str, "periods": list, "indicator": (str, type(None)), "aim": (str, type(None))}
PERIOD = {"text": str, "start": int, "end": int, "from": (str, type(None)), "to": (str, type(None))}
ANSWERED = COMMON | {"answer": str, "confidence": float}
NOT_ANSWERED = COMMON | {"answer": type(None), "reason": str}


def check_fields(document: dict[str, Any], expected: dict[str, Any]) -> None:
    """The document has these fields and no other, each of its type."""
    assert document.keys() == expected.keys()
    for name, kind in expected.items():
        assert isinstance(document[name], kind), (name, document[name])


def check_reply(document: dict[str, Any], seeds: Path) -> None:
    """The reply keeps the contract, and every citation stands in the file that it names."""
    answered = document["status"] == "answered"
    assert answered or document["status"] == "no_answer"
    check_fields(document, ANSWERED if answered else NOT_ANSWERED)
    check_fields(document["understood"], UNDERSTOOD)
    for period in document["understood"]["periods"]:
        check_fields(period, PERIOD)
        assert document["question"][period["start"] : period["end"]] == period["text"]
    for passage in document["passages"]:
        check_fields(passage, PASSAGE)
        assert stands_in(passage["text"], passage, seeds)
    scores = [passage["score"] for passage in document["passages"]]
    assert scores == sorted(scores, reverse=True)
    assert bool(document["citations"]) == answered
    assert document["written_by"] in {"paper", "model"}
    if answered:
        assert 0 <= document["confidence"] <= 1
        assert [citation["number"] for citation in document["citations"]] == list(
            range(1, len(document["citations"]) + 1)
        )
    else:
        assert document["reason"]
    for citation in document["citations"]:
        check_fields(citation, CITATION)
        check_citation(citation, document["answer"], seeds)


def check_citation(citation: dict[str, Any], answer: str, seeds: Path) -> None:
    """The quote stands in its file between its two lines, the answer stands in the quote."""
    assert stands_in(citation["quote"], citation, seeds)
    words = citation["quote"][citation["answer_start"] : citation["answer_end"]]
    assert words.strip()
    assert words in answer
    assert re.fullmatch(
        rf"/articles/{citation['article_id']}\?quote=\d+-\d+&answer=\d+-\d+#L{citation['line_first']}", citation["url"]
    )


def stands_in(words: str, place: dict[str, Any], seeds: Path) -> bool:
    """Whether words stand in the file of a place between its two lines, once white space is taken out."""
    lines = (seeds / place["source"]).read_text(encoding="utf-8").split("\n")
    first, last = place["line_first"], place["line_last"]
    assert 1 <= first <= last <= len(lines)
    return without_space(words) in without_space("".join(lines[first - 1 : last]))


def without_space(text: str) -> str:
    """The text without any white space."""
    return re.sub(r"\s", "", text)
