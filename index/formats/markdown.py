"""Markdown: headings are the headlines of stories; front matter says paper, issue and page, a title and an author."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import Role
from index.dating import day_in, page_in
from index.formats.outline import Block, stories_of
from index.formats.plain_text import decoded
from index.imprint import Imprint
from index.line_kinds import is_chinese
from index.paper_names import issue_number_in
from index.story import Line, Story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from markdown_it.token import Token

    from index.page import Page

_LARGEST = 8 * 1024 * 1024  # bytes
_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_SAID = re.compile(
    r"^(title|date|paper|issue|page|author|标题|日期|报纸|报名|期号|版次|版面|作者)[ \t]*[:：][ \t]*(.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_NAMES = {"标题": "title", "日期": "date", "报纸": "paper", "报名": "paper", "期号": "issue"} | {
    "版次": "page",
    "版面": "page",
    "作者": "author",
}
_PAGE = re.compile(r"[A-Za-z]?\d{1,3}")


def read_markdown(source: str, data: bytes, day: date | None, page_number: str | None) -> Iterator[Page | Story]:
    """Yield the story of each heading of the highest level, or the page where there is no heading and no title.

    What the front matter says goes before `day` and `page_number`. Raises `ValueError` where the file is too big.
    """
    if len(data) > _LARGEST:
        raise ValueError(f"it has {len(data):,} bytes; a Markdown page has at most {_LARGEST:,}")
    said, text = _front_matter(decoded(data).replace("\r\n", "\n").replace("\r", "\n"))
    blocks = list(_blocks(text))
    title = said.get("title", "")
    if title and not any(block.level and block.text == title for block in blocks):
        blocks.insert(0, Block(1, title))
    stated = Imprint(day_in(said.get("date", "")), _page(said), said.get("paper") or None, _issue(said))
    for one in stories_of(source, blocks, stated, Imprint(day, page_number)):
        yield _with_author(one, said.get("author", "")) if isinstance(one, Story) else one


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    front = _FRONT.match(text)
    if front is None:
        return {}, text
    pairs = ((name.lower(), value.strip().strip("\"'").strip()) for name, value in _SAID.findall(front[1]))
    return {_NAMES.get(name, name): value for name, value in pairs}, text[front.end() :]


def _page(said: dict[str, str]) -> str | None:
    page = said.get("page", "")
    return page_in(page) or (page if _PAGE.fullmatch(page) else None)


def _issue(said: dict[str, str]) -> str | None:
    issue = said.get("issue", "")
    return issue_number_in(issue) or issue or None


def _with_author(story: Story, author: str) -> Story:
    """Put the file's author under the heading of a story that names none."""
    if not author or any(line.role is Role.BYLINE for line in story.lines):
        return story
    after = next((at for at, line in enumerate(story.lines) if line.role is Role.PARAGRAPH), len(story.lines))
    return replace(story, lines=(*story.lines[:after], Line(Role.BYLINE, author), *story.lines[after:]))


def _blocks(text: str) -> Iterator[Block]:
    from markdown_it import MarkdownIt  # noqa: PLC0415  only who has Markdown pages needs it

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table").disable("code")
    level = 0
    cells: list[str] | None = None
    for token in parser.parse(text):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield from _block(0, " ".join(cells or ()))
            cells = None
        elif token.type == "fence":
            for line in token.content.splitlines():
                yield from _block(0, line)
        elif token.type == "inline":
            for line in _lines(token):
                if cells is None:
                    yield from _block(level, line)
                else:
                    cells.append(line)
            level = 0


def _block(level: int, text: str) -> Iterator[Block]:
    said = " ".join(text.split())
    if said:
        yield Block(level, said)


def _lines(token: Token) -> list[str]:
    """Return the words without their marks; a line end in the file joins, two spaces before it part."""
    between = "" if is_chinese(token.content) else " "
    words = (
        "\n" if child.type == "hardbreak" else between if child.type == "softbreak" else child.content
        for child in token.children or ()
        if child.type != "image"
    )
    return "".join(words).split("\n")
