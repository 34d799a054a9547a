"""Questions made of what the figures of an article state: of which place, period and statistic each is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from index.figures.aims import Aim
from index.figures.figure import Direction
from index.figures.statements import Measure, statements_in
from index.scripts import HAN
from index.times.periods import described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article

ENDS = MappingProxyType({Measure.LEVEL: "是多少", Measure.RATE: "增速是多少"})


def stated_questions(article: Article) -> Iterator[tuple[str, str]]:
    """Yield a question for each result whose place and year are known, with the figure that answers it."""
    for one in statements_in(article):
        # Of what fell the paper says by how much: as the answer to 增速 the figure would lack its sign.
        asked = one.measure in ENDS and one.aim is not Aim.TARGET and one.figure.direction is not Direction.FALL
        if asked and one.place and one.period and one.period.year and HAN.search(one.indicator):
            question = f"{described(one.period)}{one.place}{one.indicator}{ENDS[one.measure]}？"
            yield question, article.text[one.figure.start : one.figure.end]
