"""In which order a typeset page is read: rows above one another, columns beside one another, again inside each.

A row is what no horizontal white line parts. Rows in a row that leave the same gutters white are columns; the others
are read from side to side.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from index.formats.outline import is_page_head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.formats.glyphs import Strip

    Gap = tuple[float, float]

_GUTTER = 0.9  # em of the text: white, over several lines, that parts columns
_WIDE_GUTTER = 2.5  # em of its neighbours: white in a single line that parts it
_BREAK = 2.0  # em: white from side to side that ends columns
_CLEAR = 0.5  # em: white above a headline that ends columns
_HEADLINE = 1.25  # times the size of the text
_MOST_HEADED = 12  # rows of headlines at the top of columns
_DEEPEST = 12  # columns in columns
_MOST_COLUMNS = 30  # beside one another; more are the cells of a table


@dataclass(frozen=True, slots=True)
class Block:
    """What is read from top to bottom, and the edges of the column that it stands in."""

    strips: tuple[Strip, ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Row:
    strips: tuple[Strip, ...]
    bottom: float
    top: float


def head_and_foot(strips: Sequence[Strip]) -> tuple[list[str], list[Strip], list[str]]:
    """Take the row with the day or the page number from the top and from the bottom of a page: head, rest, foot."""
    rows = _rows(strips)
    head = next((at + 1 for at in (1, 0) if at < len(rows) - 1 and _is_folio(rows[at])), 0)
    foot = len(rows) - 1 if len(rows) > head + 1 and _is_folio(rows[-1]) else len(rows)
    return (
        [_text(row) for row in rows[:head]],
        [strip for row in rows[head:foot] for strip in row.strips],
        [_text(row) for row in rows[foot:]],
    )


def blocks_in_order(strips: Sequence[Strip], depth: int = 0) -> Iterator[Block]:
    """Yield the blocks of a page in reading order, each as wide as one column; every strip is in one block."""
    if not strips:
        return
    em = median(strip.size for strip in strips for _ in strip.text[:40])
    groups = list(_groups(_rows(strips), em, _edges(strips)))
    for (rows, gutters), below in zip(groups, [*groups[1:], None], strict=True):
        inside = [strip for row in rows for strip in row.strips]
        if not gutters or depth == _DEEPEST:
            # A headline may be as wide as the text below it.
            under = [strip for row in below[0] for strip in row.strips] if below else []
            wide = [*inside, *under] if under or not all(_is_large(row, em) for row in rows) else strips
            yield Block(tuple(inside), *_edges(wide))
            continue
        edges = [sum(gutter) / 2 for gutter in gutters]
        for column in range(len(edges) + 1):
            held = [strip for strip in inside if _column(strip, edges) == column]
            yield from blocks_in_order(held, depth + 1)


def _is_folio(row: _Row) -> bool:
    return is_page_head(_text(row)) or any(is_page_head(strip.text) for strip in row.strips)


def _text(row: _Row) -> str:
    return " ".join(strip.text for strip in sorted(row.strips, key=lambda one: one.left))


def _rows(strips: Sequence[Strip]) -> list[_Row]:
    rows: list[_Row] = []
    held: list[Strip] = []
    bottom = 0.0
    for strip in sorted(strips, key=lambda one: -one.top):
        # Ascenders and loose boxes overlap a little: only the middle half of a strip counts.
        quarter = (strip.top - strip.bottom) / 4
        if held and strip.top - quarter <= bottom:
            rows.append(_row(held))
            held = []
        bottom = min(bottom, strip.bottom + quarter) if held else strip.bottom + quarter
        held.append(strip)
    if held:
        rows.append(_row(held))
    return rows


def _row(strips: list[Strip]) -> _Row:
    return _Row(tuple(strips), min(s.bottom for s in strips), max(s.top for s in strips))


def _groups(rows: Sequence[_Row], em: float, edges: Gap) -> Iterator[tuple[list[_Row], list[Gap]]]:
    """Yield rows that are read together, with the gutters that part them, or with none; they stand between these edges."""
    solid: list[_Row] = []
    at = 0
    while at < len(rows):
        end, gutters = _columns_from(rows, at, em, edges)
        if not gutters:
            end, gutters = _headed_columns_from(rows, at, em, edges)
        if gutters:
            if solid:
                yield solid, []
                solid = []
            yield list(rows[at:end]), gutters
            at = end
        else:
            solid.append(rows[at])
            at += 1
    if solid:
        yield solid, []


def _columns_from(rows: Sequence[_Row], at: int, em: float, edges: Gap) -> tuple[int, list[Gap]]:
    """Return where the columns that begin in row `at` end, and their gutters; no gutters where none begin there."""
    gutters = _gaps(rows[at], em)
    end = at + 1
    middles = [sum(edges), sum(_edges(rows[at].strips))]
    while gutters and end < len(rows):
        row = rows[end]
        above = rows[end - 1].bottom - row.top
        if above > _BREAK * em or (above > _CLEAR * em and _is_across(rows, end, em, middles)):
            break
        white = [gap for gutter in gutters for gap in _free(gutter, row, _GUTTER * em)]
        if not white or (len(white) < len(gutters) and _is_headline(row, em)):
            break
        gutters = white
        end += 1
    if rows[at].top - rows[end - 1].bottom < 1.8 * em:  # one line: only wide white parts it
        size = max(strip.size for strip in rows[at].strips)
        return end, [gap for gap in gutters if gap[1] - gap[0] >= _WIDE_GUTTER * size]
    if all(_is_large(row, em) for row in rows[at:end]):  # a headline, whose justified lines are torn
        return at + 1, []
    return end, gutters


def _headed_columns_from(rows: Sequence[_Row], at: int, em: float, edges: Gap) -> tuple[int, list[Gap]]:
    """Return where columns end that begin with headlines beside one another, nearer than headlines else may be.

    The text below them tells the gutters, and each of them has to stand in its column as headlines do.
    """
    if len(rows[at].strips) > 1 and _is_large(rows[at], em):
        for below in range(at + 1, min(at + _MOST_HEADED, len(rows) - 1)):
            end, gutters = _columns_from(rows, below, em, edges)
            if gutters and _heads_columns(rows[at:below], rows[below:end], gutters, em):
                return end, gutters
    return at + 1, []


def _heads_columns(above: Sequence[_Row], below: Sequence[_Row], gutters: Sequence[Gap], em: float) -> bool:
    under = [strip for row in below for strip in row.strips]
    held = [strip for row in above for strip in row.strips]
    if any(strip.right > gutter[0] + em and strip.left < gutter[1] - em for strip in held for gutter in gutters):
        return False
    middles = [sum(gutter) / 2 for gutter in gutters]
    for column in range(len(gutters) + 1):
        inside = [strip for strip in under if _column(strip, middles) == column]
        lines = [[strip for strip in row.strips if _column(strip, middles) == column] for row in above]
        if not inside or not all(_stands_in(line, _edges(inside)) for line in lines if line):
            return False
    return True


def _stands_in(line: Sequence[Strip], edges: Gap) -> bool:
    """Tell whether a line of a headline begins or ends with its column, or stands in its middle."""
    (left, right), size = _edges(line), max(strip.size for strip in line)
    return min(abs(left - edges[0]), abs(right - edges[1]), abs(left + right - sum(edges)) / 2) < size / 2


def _edges(strips: Sequence[Strip]) -> Gap:
    return min(strip.left for strip in strips), max(strip.right for strip in strips)


def _column(strip: Strip, gutters: Sequence[float]) -> int:
    return sum(gutter <= strip.left for gutter in gutters)


def _gaps(row: _Row, em: float) -> list[Gap]:
    """Return the white between the strips of a row; between two of a headline, it must be as wide as their size asks."""
    gaps: list[Gap] = []
    before: Strip | None = None
    for strip in sorted(row.strips, key=lambda one: one.left):
        if before and strip.left - before.right >= _GUTTER * max(em, 1.5 * min(before.size, strip.size) - em / 2):
            gaps.append((before.right, strip.left))
        if before is None or strip.right > before.right:
            before = strip
    return gaps if len(gaps) < _MOST_COLUMNS else []


def _free(gutter: Gap, row: _Row, narrowest: float) -> list[Gap]:
    """Return what of a gutter the row leaves white; at its edge too, where a column has ended."""
    free: list[Gap] = []
    at, end = gutter
    for strip in sorted(row.strips, key=lambda one: one.left):
        if strip.right <= at or strip.left >= end:
            continue
        if strip.left - at >= narrowest:
            free.append((at, strip.left))
        at = max(at, strip.right)
    if end - at >= narrowest:
        free.append((at, end))
    return free


def _is_headline(row: _Row, em: float) -> bool:
    """Tell whether a row holds nothing but a headline."""
    return len(row.strips) == 1 and _is_large(row, em)


def _is_large(row: _Row, em: float) -> bool:
    return any(strip.size >= _HEADLINE * em for strip in row.strips)


def _is_across(rows: Sequence[_Row], at: int, em: float, middles: Sequence[float]) -> bool:
    """Tell whether a row is a headline across columns: it stands in one of the middles, or alone above several columns."""
    if not _is_headline(rows[at], em):
        return False
    strip = rows[at].strips[0]
    below = next((row for row in rows[at + 1 : at + _MOST_HEADED] if not _is_headline(row, em)), None)
    central = any(abs(strip.left + strip.right - twice) < 2 * strip.size for twice in middles)
    return central or (below is not None and len(below.strips) > 1)
