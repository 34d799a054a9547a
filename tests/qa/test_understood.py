"""What a reply says was understood."""

from __future__ import annotations

from datetime import date

import pytest

from index.scope import EVERYTHING
from qa.documents import understood_document
from qa.understanding import understand
from qa.understood import understood_of


@pytest.mark.parametrize(
    ("question", "kind", "periods", "indicator", "aim"),
    [
        ("今年一季度云岭县GDP增长多少？", "percent", [("今年一季度", "2026-01-01", "2026-03-31")], "GDP", None),
        ("２０２５年固投增速目标是多少", "percent", [("２０２５年", "2025-01-01", "2025-12-31")], "固投", "target"),
        ("一季度社零增长多少？", "percent", [("一季度", None, None)], "社零", None),
        ("谁会见了代表团？", "person", [], None, None),
        (
            "What was GDP growth last year?",
            "percent",
            [("last year", "2025-01-01", "2025-12-31")],
            "GDP",
            "result",
        ),
    ],
)
def test_kind_periods_indicator_and_aim_are_told(
    question: str, kind: str, periods: list[tuple[str, str, str]], indicator: str, aim: str
) -> None:
    query = understand(question, (), EVERYTHING, date(2026, 3, 10), 5)
    document = understood_document(understood_of(query), query.question)
    assert [(one["text"], one["from"], one["to"]) for one in document["periods"]] == periods
    assert all(question[one["start"] : one["end"]] == one["text"] for one in document["periods"])
    assert (document["kind"], document["indicator"], document["aim"]) == (kind, indicator, aim)
