"""HTML: an epaper's article page, or any page with <article>, headings and paragraphs. Nothing outside it is fetched."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from itertools import groupby
from typing import TYPE_CHECKING

from index.article import Role
from index.credits import is_credit, is_desk
from index.dating import day_in, page_in
from index.formats.html_marks import Html, Marked, Place, marks_of
from index.formats.outline import Block, is_page_head, lines_of, stories_of
from index.formats.plain_text import decoded
from index.imprint import Imprint
from index.paper_names import issue_number_in, paper_in
from index.story import Line, Story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from index.page import Page

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE
)
_CODECS = {"big5": "big5hkscs", "big5-hkscs": "big5hkscs", "windows-1252": "cp1252", "iso-8859-1": "cp1252"}
_NUMBER = re.compile(r"[A-Z]?\d{1,3}")
_NEAR_TOP = 8  # blocks, in which a title stands that is not marked as one
_SENTENCE_ENDS = re.compile(r"[。！？!?.…][”’」』）)\"']*$")


def read_html(source: str, data: bytes, day: date | None, page_number: str | None) -> Iterator[Page | Story]:
    """Yield the story of an epaper's article page, each <article>, each story under its heading, or else the page.

    Title, author, paper, issue and page number come from the marks of the Founder system (`<founder-date>`, `enpproperty`),
    `<meta>` and the page head; what the file says goes before `day` and `page_number`. Scripts, navigation and
    page furniture are left out.
    """
    html = marks_of(html_text(data))
    stated = _stated(html)
    of = stated.or_else(Imprint(day, page_number))
    content = [block for block in html.blocks if block.place is Place.CONTENT]
    articles = [
        list(group)
        for number, group in groupby(html.blocks, key=lambda b: b.article if b.place is Place.ARTICLE else 0)
        if number
    ]
    if content:
        yield _story(source, _epaper_lines(html, content), of)
    elif articles:
        for number, blocks in enumerate(articles, start=1):
            name = source if len(articles) == 1 else f"{source}#{number}"
            yield _story(name, lines_of(_outline(blocks)), of)
    else:
        yield from _unmarked(source, html, stated, of)


def _story(source: str, lines: Iterator[Line], of: Imprint) -> Story:
    return Story(source, of.issue_date, of.page_number, tuple(lines), of.paper, of.issue_number)


def html_text(data: bytes) -> str:
    """Decode an HTML file by its byte order mark, by the charset that it declares, or as any other text."""
    declared = _CHARSET.search(data[:4096])
    codec = _CODECS.get(declared[1].decode("ascii", "replace").lower()) if declared else None
    if codec and not data.startswith((BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE)) and b"\0" not in data:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            pass  # it declares what it is not
    return decoded(data)


def _epaper_lines(html: Html, content: Sequence[Marked]) -> Iterator[Line]:
    """Yield an epaper's article: its fields, then what stands between the content marks."""
    fields = html.fields
    headline = fields.get("title") or _heading_outside(html) or fields.get("meta-title") or fields.get("html-title", "")
    author = fields.get("author") or fields.get("meta-author", "")
    heading = (
        (Role.KICKER, fields.get("introtitle", "")),
        (Role.HEADLINE, headline),
        (Role.DECK, fields.get("subtitle", "")),
    )
    told = {text for _, text in heading}
    body = [line for line in lines_of(_outline(content)) if line.text not in told]
    yield from (Line(role, text) for role, text in heading if text)
    if author and not any(author in line.text for line in body if line.role is Role.BYLINE):
        yield Line(Role.BYLINE, author)
    yield from body


def _heading_outside(html: Html) -> str:
    """Return the highest heading outside the content."""
    headings = [block for block in html.blocks if block.level and block.place is not Place.CONTENT]
    return min(headings, key=lambda block: block.level).text if headings else ""


def _unmarked(source: str, html: Html, stated: Imprint, otherwise: Imprint) -> Iterator[Page | Story]:
    """Yield what stands under the headings; above the first one, only the page head and sentences are no furniture."""
    first = next((at for at, block in enumerate(html.blocks) if block.level and not is_page_head(block.text)), 0)
    above = [b for b in html.blocks[:first] if _SENTENCE_ENDS.search(b.text) or is_page_head(b.text)]
    blocks = _outline([*above, *html.blocks[first:]])
    if not any(block.level for block in blocks) and html.fields.get("meta-title"):
        title = html.fields["meta-title"]
        shown = next((at for at, block in enumerate(blocks[:_NEAR_TOP]) if block.text == title), None)
        if shown is None:
            blocks.insert(0, Block(1, title))
        else:
            blocks[shown] = Block(1, title)
    yield from stories_of(source, blocks, stated, otherwise)


def _outline(blocks: Sequence[Marked]) -> list[Block]:
    """Return the blocks without the desk's credits (责编 …); a credit that is set as a heading is none."""
    return [Block(0 if is_credit(b.text) else b.level, b.text) for b in blocks if not is_desk(b.text)]


def _stated(html: Html) -> Imprint:
    """Return what the file states: each by its marks, else by its metadata, else by its page heads if they agree."""
    fields, heads = html.fields, _page_heads(html)
    papers, issues = {paper_in(text) for text in heads} - {None}, {issue_number_in(text) for text in heads} - {None}
    paper = fields.get("papername") or fields.get("meta-papername") or paper_in(fields.get("meta-site", ""))
    issue = fields.get("issue") or fields.get("meta-issue") or ""
    return Imprint(
        _told_day(html),
        _told_page(html),
        paper or (papers.pop() if len(papers) == 1 else None),
        issue_number_in(issue) or issue or (issues.pop() if len(issues) == 1 else None),
    )


def _told_day(html: Html) -> date | None:
    said = day_in(html.fields.get("date", "")) or day_in(html.fields.get("meta-date", ""))
    days = {day_in(text) for text in _page_heads(html)} - {None}
    return said or (days.pop() if len(days) == 1 else None)


def _told_page(html: Html) -> str | None:
    for name in ("pagenum", "meta-pagenum", "nodename"):
        said = html.fields.get(name, "").upper()
        number = page_in(said) or (said if _NUMBER.fullmatch(said) else None)
        if number:
            return number
    numbers = {page_in(text) for text in _page_heads(html)} - {None}
    return numbers.pop() if len(numbers) == 1 else None


def _page_heads(html: Html) -> list[str]:
    return [block.text for block in html.blocks if block.place is Place.ELSEWHERE and is_page_head(block.text)]
