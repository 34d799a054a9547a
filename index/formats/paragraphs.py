"""From the strips of one column to its paragraphs: the line ends that only the width of the column made are undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.credits import is_credit, is_press
from index.formats.glyphs import on_one_line
from index.formats.hyphens import SOFT_HYPHEN
from index.line_kinds import ends_sentence, is_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.formats.glyphs import Strip
    from index.formats.hyphens import Hyphens
    from index.formats.reading_order import Block

_HEADLINE = 1.25  # times the size of the text
_INDENT = 1.2  # em
_DEEPEST_INDENT = 4.0  # em; deeper stands a line on the right or in the middle
_SHORT = 1.6  # em that a Chinese line may end before the edge; a Latin one, as much as its next word needs
_WHITE_AT_END = "”’）》〉】」』，。、；：！？"  # the ink of these ends early in their em: fonts differ by how much
_WHITE = 0.5  # em


def lines_of(block: Block) -> list[Strip]:
    """Return the lines of a block, from the top; a hyphen that is known to go stands only at a line's end."""
    lines = [on_one_line(line) for line in _lines(block.strips)]
    return [replace(line, text=line.text[:-1].replace(SOFT_HYPHEN, "") + line.text[-1:]) for line in lines]


def paragraphs_of(lines: Sequence[Strip], width: float, text_size: float, hyphens: Hyphens) -> Iterator[str]:
    """Yield the paragraphs of a column so wide; of its headlines, only a line that fills it goes on in the next."""
    lefts, rights = _edges(lines)
    said = ""
    for at, line in enumerate(lines):
        size = round(line.size)
        if line.size >= _HEADLINE * text_size:
            goes_on = at > 0 and _headline_goes_on(lines[at - 1], line, width)
        else:
            goes_on = at > 0 and _goes_on(lines[at - 1], line, lefts[size], rights[size])
        if said and not goes_on:
            yield said
            said = ""
        said = joined(said, line, hyphens) if said else line.text
    if said:
        yield said


def continues_in(following: Sequence[Strip], column: Sequence[Strip], text_size: float) -> bool:
    """Tell whether the last paragraph of a column goes on at the top of the following one."""
    before, line = column[-1], following[0]
    if max(before.size, line.size) >= _HEADLINE * text_size or abs(before.size - line.size) > 0.15 * line.size:
        return False
    rights, lefts = _edges(column)[1], _edges(following)[0]
    if _is_signature(before) or _is_signature(line) or _is_indented(line, lefts):
        return False
    # Where a sentence ends with the column, only a paper that indents tells whether a paragraph does, too.
    if ends_sentence(before.text) and not (_indents(column) or _indents(following)):
        return False
    return _is_cut(before) or _is_full(before, line, rights[round(before.size)] - before.right)


def _edges(lines: Iterable[Strip]) -> tuple[dict[int, float], dict[int, float]]:
    """Return how far the lines of each size reach to the left and to the right."""
    lefts: dict[int, float] = {}
    rights: dict[int, float] = {}
    for line in lines:
        size = round(line.size)
        lefts[size] = min(lefts.get(size, line.left), line.left)
        rights[size] = max(rights.get(size, line.right), line.right)
    return lefts, rights


def _indents(lines: Sequence[Strip]) -> bool:
    lefts, _ = _edges(lines)
    return any(_is_indented(line, lefts) for line in lines)


def _is_indented(line: Strip, lefts: Mapping[int, float]) -> bool:
    return _INDENT * line.size < line.left - lefts[round(line.size)] < _DEEPEST_INDENT * line.size


def joined(said: str, line: Strip, hyphens: Hyphens) -> str:
    """Return a text and the line, or the paragraph, that goes on with it."""
    if said.endswith(("-", SOFT_HYPHEN)):
        return hyphens.joined(said, line.text, line.size)
    return said + ("" if is_chinese(said[-30:] + line.text[:30]) else " ") + line.text


def _headline_goes_on(before: Strip, line: Strip, width: float) -> bool:
    full = _is_cut(before) or _is_full(before, line, width - (before.right - before.left))
    return full and _alike(before, line)


def _lines(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    line: list[Strip] = []
    for strip in sorted(strips, key=lambda one: -one.middle):
        if line and line[0].middle - strip.middle > 0.45 * min(line[0].size, strip.size):
            yield line
            line = []
        line.append(strip)
    if line:
        yield line


def _goes_on(before: Strip, line: Strip, left: float, right: float) -> bool:
    """Tell whether a line goes on with the paragraph of the one above it."""
    indented = line.left - left > _INDENT * line.size
    credited = _is_signature(before) or _is_signature(line)
    if not _alike(before, line) or indented or credited:
        return False
    return _is_cut(before) or _is_full(before, line, right - before.right)


def _alike(before: Strip, line: Strip) -> bool:
    """Tell whether two lines are of one size and near each other."""
    return abs(before.size - line.size) <= 0.15 * line.size and before.middle - line.middle <= 2.6 * line.size


def _is_signature(line: Strip) -> bool:
    return is_credit(line.text) or is_press(line.text)


def _is_cut(line: Strip) -> bool:
    """Tell whether a line ends within a word."""
    return line.text.endswith((SOFT_HYPHEN, "-")) and line.text[-2:-1].isalnum()


def _is_full(before: Strip, line: Strip, white: float) -> bool:
    """Tell whether the first word of a line would not have fitted into the white at the end of the one before."""
    if is_chinese(line.text):
        return white <= (_SHORT + (_WHITE if before.text[-1] in _WHITE_AT_END else 0)) * line.size
    return white <= (len(line.text.split(" ", 1)[0]) * 0.55 + 0.5) * line.size
