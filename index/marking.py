"""Give each line of a page its role, now that its neighbours are known.

One pass from top to bottom with a short look ahead. What it rests on: a paragraph that a column break has cut stays
open until the line that ends its sentence; a title-like line where nothing is open begins an article; a credit ends one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING

from index.article import Role
from index.line_kinds import Kind, columns, is_call, is_chinese, one_phrase
from index.rows import with_rows, with_signatures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.line_kinds import Line

_MOST_HEADING_LINES = 6  # more title-like lines in a row than this are verse or a table
_LONGEST_HEADLINE = 400  # characters, in English, and only if a deck follows
_A_BOX = 4  # title-like lines, in which a box of such may stand above a headline
_LONG_PROSE = 60  # columns
_PHOTO = ("摄", "摄影", "供图")


@dataclass(frozen=True, slots=True)
class Mark:
    """A line and its role; every heading line is a HEADLINE here. One that `joins` continues the part before it."""

    line: Line
    role: Role
    starts_article: bool = False
    joins: bool = False


class _Phase(Enum):
    """How far the article at hand has come."""

    NONE = auto()  # there is no article yet
    HEADED = auto()  # it has its headline
    CREDITED = auto()  # and a byline, but no text
    TEXT = auto()
    SIGNED = auto()  # a credit came after the text: whatever follows is another article


def mark(lines: Sequence[Line]) -> list[Mark]:
    """Return the marks of a page's lines in order; a line without one (a margin, a credit to nothing) is no article's."""
    signed = [line for line in with_signatures(lines) if line.kind is not Kind.MARGIN]
    marker = _Marker(with_rows(_unwrapped(signed)))
    position = 0
    while position < len(marker.lines):
        position = marker.step(position)
    return marker.marks


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Call the full lines of a page that was broken at a fixed measure prose, or each would pass for a headline."""
    widths = sorted(columns(line.text[:200]) for line in lines)
    if len(widths) < 8:
        return lines
    measure = widths[len(widths) * 9 // 10]
    full = range(measure * 17 // 20, measure * 21 // 20 + 1)
    if not 20 <= measure <= 110 or 2 * sum(width in full for width in widths) < len(widths):
        return lines
    wrapped = (line.kind is Kind.TITLE and columns(line.text) in full for line in lines)
    return [replace(line, kind=Kind.PROSE) if wrap else line for line, wrap in zip(lines, wrapped, strict=True)]


class _Marker:
    """The pass itself; `step` marks what begins at a position and returns the position after it."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.marks: list[Mark] = []
        self._phase = _Phase.NONE
        self._open = False  # the last paragraph stopped in mid-sentence

    def step(self, at: int) -> int:
        line = self.lines[at]
        if self._open and not self._breaks_off(at):
            self._paragraph(line, joins=True)
            return at + 1
        self._open = False
        if line.kind is Kind.CREDIT or (line.press and self._closes(at)):
            self._credit(line)
            return at + 1
        end = self._titles_end(at)
        if end - at > _MOST_HEADING_LINES:
            return self._list(at, end)
        if end > at:
            return self._headings(at, end)
        joins = self._phase is _Phase.TEXT and self.marks[-1].role is Role.PARAGRAPH and line.continues
        starts = self._phase in (_Phase.NONE, _Phase.SIGNED) or (self._phase is _Phase.TEXT and line.opens)
        self._paragraph(line, joins=joins, starts=starts and not joins)
        return at + 1

    def _next(self, at: int) -> Line | None:
        return self.lines[at] if at < len(self.lines) else None

    def _breaks_off(self, at: int) -> bool:
        """Tell whether the open paragraph ends before this line although its sentence has no end."""
        line = self.lines[at]
        if line.kind is Kind.CREDIT or line.opens:
            return True
        if line.continues:
            return False
        if line.item and self.marks[-1].line.text[-1] in "；;":
            return True
        if line.kind is not Kind.TITLE:
            return False
        # A short piece between two breaks looks like a headline. It is one if a story opens right after it, or if
        # there are two: two short pieces in a row hardly come from one sentence.
        end = self._run_end(at)
        after = self._next(end)
        if after is None:
            return line.press or end - at > 1
        doubtful = any(piece.doubtful for piece in self.lines[at:end])
        return after.opens or (end - at > 1 and not after.continues and not doubtful)

    def _closes(self, at: int) -> bool:
        """Tell whether a bare name of a paper is a byline: it comes after a text, and before a headline or nothing."""
        after = self._next(at + 1)
        return self._phase is _Phase.TEXT and (after is None or after.kind is not Kind.PROSE or self._is_title(at + 1))

    def _run_end(self, at: int) -> int:
        end = at
        while end < len(self.lines) and self._is_title(end):
            end += 1
            if end - at > _MOST_HEADING_LINES and self._phase is _Phase.TEXT and self._open:
                break  # long enough to know; a longer look at each line would be quadratic
        return end

    def _is_title(self, at: int) -> bool:
        """Tell whether the line may be one of a headline, kicker or deck."""
        line = self.lines[at]
        if line.kind is Kind.TITLE:
            return True
        after = self._next(at + 1)
        if line.kind is not Kind.PROSE or line.opens or after is None:
            return False
        if is_call(line.text):  # a cry may be a headline, or the salute of a speech: only what follows can tell
            fresh = self._phase in (_Phase.NONE, _Phase.SIGNED)
            return after.opens or (fresh and after.kind is Kind.TITLE)
        return (
            len(line.text) <= _LONGEST_HEADLINE
            and after.kind is Kind.TITLE
            and not (line.closed or line.continues or after.continues or is_chinese(line.text))
            and one_phrase(line.text)
        )

    def _titles_end(self, at: int) -> int:
        """Return where the headline that begins here ends; `at` itself if none begins."""
        line = self.lines[at]
        in_text = self._phase in (_Phase.HEADED, _Phase.CREDITED, _Phase.TEXT)
        if in_text and (line.item or line.continues or (self._phase is _Phase.TEXT and line.text.startswith("—"))):
            return at
        end = self._run_end(at)
        after = self._next(end)
        if after is None or not after.opens:
            end = next((i for i in range(at, end) if self._needs_opener(i, at)), end)
            after = self._next(end)
        if end > at and after is not None and after.kind is Kind.PROSE and after.continues:
            # The sentence that runs on after the title-like lines must have begun among them.
            end -= 1
            while end > at and self.lines[end].continues:
                end -= 1
        return end

    def _needs_opener(self, at: int, first: int) -> bool:
        """Tell whether the line of a headline that begins at `first` is one only if 本报讯 comes after it."""
        line = self.lines[at]
        # Elsewhere a numbered line is a subhead, and a doubtful one begins a cut sentence, unless a byline came before.
        return (at > first and line.item) or (line.doubtful and (at > first or self._phase is not _Phase.SIGNED))

    def _headings(self, at: int, end: int) -> int:
        """Mark a headline; where a wide white parts its lines, those above it end the text, or are a box of their own."""
        numbers = [line.number for line in self.lines[at:end]]
        gaps = [after - before for before, after in pairwise(numbers)]
        cut = at + 1 + gaps.index(max(gaps)) if gaps else at
        alone = gaps.count(max(gaps)) == 1 if gaps else False
        if alone and self._phase is _Phase.TEXT and self.lines[at].number - self.lines[at - 1].number < max(gaps):
            for position in range(at, cut):
                self._paragraph(self.lines[position])
            self._open = False
            at = cut
        elif alone and end - at >= _A_BOX and cut - at > 1:
            self._heading(at, at + 1)
            for position in range(at + 1, cut):
                self._paragraph(self.lines[position])
            self._open = False
            at = cut
        self._heading(at, end)
        return end

    def _heading(self, at: int, end: int) -> None:
        for position in range(at, end):
            starts = position == at and self._phase is not _Phase.HEADED
            self.marks.append(Mark(self.lines[position], Role.HEADLINE, starts_article=starts))
        self._phase = _Phase.HEADED

    def _list(self, at: int, end: int) -> int:
        """Mark verse or a table: one article, or part of the one at hand, and a headline of the next at its end."""
        after = self._next(end)
        stop = end
        if after is not None and (after.opens or columns(after.text[:_LONG_PROSE]) >= _LONG_PROSE):
            gaps = [self.lines[i].number - self.lines[i - 1].number for i in range(end - 4, end)]
            widest = max(range(4), key=lambda i: (gaps[i], i))
            stop = end - 4 + widest
        if self._phase in (_Phase.NONE, _Phase.SIGNED):
            self._heading(at, at + 1)
            at += 1
        for position in range(at, stop):
            self._paragraph(self.lines[position])
            self._open = False
        if stop < end:
            self._heading(stop, end)
        return end

    def _paragraph(self, line: Line, *, joins: bool = False, starts: bool = False) -> None:
        self.marks.append(Mark(line, Role.PARAGRAPH, starts_article=starts, joins=joins))
        subhead = line.item and line.kind is Kind.TITLE and not joins
        self._open = not (line.closed or subhead)
        self._phase = _Phase.TEXT

    def _credit(self, line: Line) -> None:
        if self._phase is _Phase.NONE:
            return
        self.marks.append(Mark(line, Role.BYLINE))
        if self._phase is _Phase.HEADED:
            self._phase = _Phase.CREDITED
        elif self._phase is _Phase.TEXT and not line.text.endswith(_PHOTO):
            self._phase = _Phase.SIGNED
