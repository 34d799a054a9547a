"""Whether each figure of an answer stays with what it is of: 甲增长5%，乙增长6% must not become 乙增长5%."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from index.figures.figure import same_value
from index.folding import folded
from qa.phrasing.claims import claims_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.figures.figure import Figure
    from qa.phrasing.claims import Claim
    from qa.reply import Citation

RATES = frozenset({"share", "point"})


def misplaced(answer: str, citations: Sequence[Citation]) -> Iterator[str]:
    """Yield what stands beside another figure, or in another order, than in every cited line."""
    quotes = [folded(one.quote) for one in citations]
    plain, claims = folded(answer), claims_in(answer)
    labels: list[tuple[Claim, str]] = []
    figure: Claim | None = None
    for claim in claims:
        if claim.figure is None:
            labels.append((claim, plain[claim.start : claim.end]))
            continue
        figure = claim
        if not any(_belong(claim.figure, labels, quote) for quote in quotes):
            yield answer[claim.start : claim.end]
        labels = []
    if figure and labels and any(_are_many(figure, quote) for quote in quotes):
        yield labels[0][1]  # of which of them is it said?
    for (_, first), (_, second) in pairwise(labels):
        both = [quote for quote in quotes if first in quote and second in quote]
        if both and not any(quote.find(first) < quote.rfind(second) for quote in both):
            yield second


def _are_many(figure: Claim, quote: str) -> bool:
    assert figure.figure
    kin = figure.figure.dimension
    return sum(1 for one in claims_in(quote) if one.figure and one.figure.dimension == kin) > 1


def _belong(figure: Figure, labels: Sequence[tuple[Claim, str]], quote: str) -> bool:
    """Return whether a quote has this figure, of all that its labels say."""
    said = claims_in(quote)
    words_too = "".join(words for _, words in labels)
    for other in said:
        if not other.figure or not same_value(figure, other.figure) or figure.bound is not other.figure.bound:
            continue
        before = [
            one
            for one in said
            if one.end <= other.start and not (one.is_name and quote[one.start : one.end] in words_too)
        ]
        nearest = labels[-1] if labels else None
        if all(_is_of(other, one, before, quote, nearest=one is nearest) for one in labels):
            return True
    return False


def _is_of(figure: Claim, label: tuple[Claim, str], before: Sequence[Claim], quote: str, *, nearest: bool) -> bool:
    """Return whether the figure may be of the label: no rival of the label stands between the two.

    The rival of a time or a name is another one (`before` holds those that the answer does not say), that of any other
    thing a figure of the same dimension, or, if the label stands nearest to the figure, any amount for an amount and
    any rate for a rate. A label that the quote does not have comes from the question or the headline.
    """
    claim, words = label
    at = quote.rfind(words, 0, figure.start)
    if at < 0:
        # 全长2310米的大桥: what a figure is put before belongs to it as well.
        return words not in quote or _is_put_before(figure, words, quote)
    if claim.is_time:
        times = [one for one in before if one.is_time]
        return not times or at >= times[-1].start
    between = [one for one in before if one.start >= at + len(words)]
    assert figure.figure
    kind = figure.figure.dimension
    rivals = {one.figure.dimension for one in between if one.figure}
    if nearest and (
        any((kind in RATES) == (one in RATES) for one in rivals) or _is_elsewhere(figure, at, between, quote)
    ):
        return False
    return not any(one.is_name for one in between) if claim.is_name else kind not in rivals


def _is_elsewhere(figure: Claim, at: int, between: Sequence[Claim], quote: str) -> bool:
    """Return whether a label stands in a clause before that of the figure, which names what it is of by itself."""
    clause = max(quote.rfind(mark, 0, figure.start) for mark in "，；。,;")
    return at < clause and any(one.start > clause and not one.is_counted for one in between)


def _is_put_before(figure: Claim, words: str, quote: str) -> bool:
    end = figure.end + 1
    for claim in claims_in(quote[end:]) if quote.startswith("的", figure.end) else ():
        if claim.figure or claim.start != end - figure.end - 1:
            break
        end = figure.end + 1 + claim.end
    return words in quote[figure.end + 1 : end]
