"""From the strips of one column to its paragraphs: the line ends that only the width of the column made are undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.credits import is_credit
from index.formats.glyphs import on_one_line
from index.line_kinds import is_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.formats.glyphs import Strip
    from index.formats.reading_order import Block

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_WORD_AT_END = re.compile(r"([A-Za-z]+(?:-[A-Za-z]+)*)-$")
_HEADLINE = 1.25  # times the size of the text
_INDENT = 1.2  # em
_SHORT = 1.6  # em that a Chinese line may end before the edge; a Latin one, as much as its next word needs
_WHITE_AT_END = "”’）》〉】」』，。、；：！？"  # the ink of these ends early in their em: fonts differ by how much
_WHITE = 0.5  # em


def paragraphs_of(block: Block, text_size: float, words: frozenset[str]) -> Iterator[str]:
    """Yield the paragraphs of a block; of its headlines, only a line that fills the column goes on in the next.

    `words` are those of the page: they tell whether a hyphen at a line end belongs to its word.
    """
    lines = [on_one_line(line) for line in _lines(block.strips)]
    lefts: dict[int, float] = {}
    rights: dict[int, float] = {}
    for line in lines:
        size = round(line.size)
        lefts[size] = min(lefts.get(size, line.left), line.left)
        rights[size] = max(rights.get(size, line.right), line.right)
    said = ""
    for at, line in enumerate(lines):
        size = round(line.size)
        if line.size >= _HEADLINE * text_size:
            goes_on = at > 0 and _headline_goes_on(lines[at - 1], line, block)
        else:
            goes_on = at > 0 and _goes_on(lines[at - 1], line, lefts[size], rights[size])
        if said and not goes_on:
            yield said
            said = ""
        said = _joined(said, line.text, words) if said else line.text
    if said:
        yield said


def _headline_goes_on(before: Strip, line: Strip, block: Block) -> bool:
    return _alike(before, line) and _is_full(before, line, block.right - block.left - (before.right - before.left))


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
    credited = is_credit(before.text) or is_credit(line.text)
    return _alike(before, line) and not indented and not credited and _is_full(before, line, right - before.right)


def _alike(before: Strip, line: Strip) -> bool:
    """Tell whether two lines are of one size and near each other."""
    return abs(before.size - line.size) <= 0.15 * line.size and before.middle - line.middle <= 2.6 * line.size


def _is_full(before: Strip, line: Strip, white: float) -> bool:
    """Tell whether the first word of a line would not have fitted into the white at the end of the one before."""
    if is_chinese(line.text):
        return white <= (_SHORT + (_WHITE if before.text[-1] in _WHITE_AT_END else 0)) * line.size
    return white <= (len(line.text.split(" ", 1)[0]) * 0.55 + 0.5) * line.size


def _joined(said: str, text: str, words: frozenset[str]) -> str:
    if said.endswith("-"):
        return (said if _keeps_hyphen(said, text, words) else said[:-1]) + text
    return said + ("" if is_chinese(said[-30:] + text[:30]) else " ") + text


def _keeps_hyphen(said: str, text: str, words: frozenset[str]) -> bool:
    before, after = _WORD_AT_END.search(said[-40:]), _WORD.match(text)
    if before is None or after is None:
        return True
    first, second = before[1].lower(), after[0].lower()
    if f"{first}-{second}" in words or first + second in words:
        return f"{first}-{second}" in words
    return first.rpartition("-")[2] in words and second in words


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """Return the whole Latin words of some lines, in small letters: not the first of a line, nor one cut at its end."""
    found = (list(_WORD.finditer(line))[1:] for line in lines)
    return frozenset(
        word[0].lower() for line in found for word in line if not word.string[word.end() :].startswith("-")
    )
