"""From an outline, the headings and paragraphs of a marked-up file, to its stories: what each line is, told by its level."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from index.article import Role
from index.credits import is_credit
from index.page import Page
from index.page_head import is_page_head, said_in
from index.story import Line, Story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.imprint import Imprint

__all__ = ["Block", "is_page_head", "lines_of", "stories_of"]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading of this level, 1 the highest, or a paragraph, whose level is 0; its text is one line."""

    level: int
    text: str


def stories_of(source: str, blocks: Sequence[Block], stated: Imprint, otherwise: Imprint) -> Iterator[Page | Story]:
    """Yield a story for each heading of the highest level, or the page of all lines where there is no heading.

    The only story of a file is cited as the file, one of several as `<file>#<n>`. What the file's marks have `stated`
    goes before what a page head above the first story says, and that before `otherwise`; the head is no part of a story.
    """
    head, rest = _page_head(blocks)
    for text in head:
        stated = stated.or_else(said_in(text))
    of = stated.or_else(otherwise)
    level = _story_level(rest)
    if level is None:
        lines = tuple(block.text for block in blocks)
        yield Page(source, lines, of.issue_date, of.page_number, of.paper, of.issue_number)
        return
    groups = _split(rest, level)
    for number, group in enumerate(groups, start=1):
        name = source if len(groups) == 1 else f"{source}#{number}"
        yield Story(name, of.issue_date, of.page_number, tuple(lines_of(group)), of.paper, of.issue_number)


def lines_of(blocks: Sequence[Block]) -> Iterator[Line]:
    """Yield the lines of one story: kicker, headline and deck from its first headings, later ones as paragraphs."""
    headed = False
    for is_heading, run in groupby(blocks, key=lambda block: block.level > 0):
        group = list(run)
        if not is_heading:
            yield from (Line(Role.BYLINE if is_credit(b.text) else Role.PARAGRAPH, b.text) for b in group)
        elif headed:
            yield from (Line(Role.PARAGRAPH, b.text) for b in group)
        else:
            headed = True
            top = min(block.level for block in group)
            main = next(at for at, block in enumerate(group) if block.level == top)
            yield from (
                Line(Role.KICKER if at < main else Role.HEADLINE if b.level == top else Role.DECK, b.text)
                for at, b in enumerate(group)
            )


def _page_head(blocks: Sequence[Block]) -> tuple[list[str], list[Block]]:
    """Part the page heads, which are headings or stand above the first heading, from the rest."""
    first = next((at for at, block in enumerate(blocks) if block.level and not is_page_head(block.text)), len(blocks))
    heads = {at for at, block in enumerate(blocks) if (block.level or at < first) and is_page_head(block.text)}
    return [blocks[at].text for at in sorted(heads)], [block for at, block in enumerate(blocks) if at not in heads]


def _story_level(blocks: Sequence[Block]) -> int | None:
    """Return the level whose headings begin stories: the highest, or the next one below a single title of the page."""
    headings = [(at, block.level) for at, block in enumerate(blocks) if block.level]
    if not headings:
        return None
    levels = [level for _, level in headings]
    top = min(levels)
    lower = [level for level in levels if level > top]
    if levels.count(top) > 1 or not lower or levels[0] != top:
        return top
    # One title right above the first of several headings, without text of its own, is the page's.
    second = min(lower)
    own_text = headings[1][0] > headings[0][0] + 1
    return top if own_text or levels.count(second) < 2 else second


def _split(blocks: Sequence[Block], level: int) -> list[list[Block]]:
    """Part the blocks before each heading of the level, together with the lower headings right above it."""
    groups: list[list[Block]] = [[]]
    for block in blocks:
        if 0 < block.level <= level:
            last = groups[-1]
            at = _headings_at_end(last)
            if at == len(last) or any(0 < heading.level <= level for heading in last[at:]):
                groups.append([])
            elif at:
                groups[-1:] = [last[:at], last[at:]]
        groups[-1].append(block)
    return [group for group in groups if group]


def _headings_at_end(blocks: Sequence[Block]) -> int:
    at = len(blocks)
    while at and blocks[at - 1].level:
        at -= 1
    return at
