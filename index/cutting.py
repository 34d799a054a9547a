"""Cut a page into its articles, and say which lines belong to none.

lines ─> kinds (line_kinds) ─> marks (marking) ─> drafts ─> articles
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from index.article import Article, Part, Role, Segment
from index.hashing import article_id_of
from index.line_kinds import Kind, Line, columns, is_chinese, read_lines
from index.marking import Mark, mark
from index.page_head import head_of
from index.story import Story, article_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.page import Page

_SCRAP = 80  # columns: a text shorter than this, in a row of such, is a stanza or a row of a table
_LABEL = re.compile(
    r"·|(?:摘登|摘要|摘编|选登|专栏|专题|报道|之[一二三四五六七八九十]+|解读|访谈|观察|综述|特刊|连载|系列|进行时|：)$"
)
_LATIN_WORD_ENDS = re.compile(r"[^\s-]$")


@dataclass(frozen=True, slots=True)
class CutPage:
    """The articles of a page in order, and the numbers (from 1) of its non-blank lines that are in no article."""

    articles: tuple[Article, ...]
    leftovers: tuple[int, ...]


def cut(page: Page) -> CutPage:
    """Cut a page into articles; every character that is not white space is in one article or in a leftover line."""
    stripped = ((number, text.strip()) for number, text in enumerate(page.lines, 1))
    head, _ = head_of(page.lines)
    lines = [line for number, text in stripped if text for line in _judged(number, text, is_head=number in head)]
    drafts = _without_scraps(_drafts(mark(lines)))
    # The same heading line over several stories is a label of the page.
    shared = Counter(m.line.text for draft in drafts for m in draft if m.role is Role.HEADLINE)
    labels = frozenset(text for text, count in shared.items() if count > 1)
    copies: Counter[str] = Counter()
    articles = []
    for draft in drafts:
        article = _article(page, _with_heading_roles(draft, labels))
        copies[article.text] += 1
        articles.append(replace(article, article_id=article_id_of(article.source, copies[article.text], article.text)))
    used = {segment.line for article in articles for segment in article.segments}
    return CutPage(tuple(articles), tuple(sorted({line.number for line in lines} - used)))


def _judged(number: int, text: str, *, is_head: bool) -> Iterator[Line]:
    """Yield what a line holds; of the page head nothing is an article's, whatever it looks like by itself."""
    return (replace(line, kind=Kind.MARGIN) if is_head else line for line in read_lines(number, text))


def articles_in(held: Iterable[Page | Story]) -> tuple[Article, ...]:
    """Return the articles of what a file holds: a page is cut, a story is one already."""
    articles: list[Article] = []
    for one in held:
        if isinstance(one, Story):
            articles += [article for article in [article_of(one)] if article]
        else:
            articles += cut(one).articles
    return tuple(articles)


def _drafts(marks: Sequence[Mark]) -> list[list[Mark]]:
    drafts: list[list[Mark]] = []
    for item in marks:
        if item.starts_article:
            drafts.append([])
        drafts[-1].append(item)
    return drafts


def _without_scraps(drafts: list[list[Mark]]) -> list[list[Mark]]:
    """Put three or more scraps in a row together: verse or a table, in which some lines looked like headlines."""
    kept: list[list[Mark]] = []
    for scraps, run in groupby(drafts, key=_is_scrap):
        group = list(run)
        if scraps and len(group) > 2:
            rest = [_as_text(m) for draft in group[1:] for m in draft]
            kept.append([*group[0], *rest])
        else:
            kept.extend(group)
    return kept


def _is_scrap(draft: Sequence[Mark]) -> bool:
    if any(m.role is Role.BYLINE or m.line.opens for m in draft):
        return False
    return sum(columns(m.line.text[:_SCRAP]) for m in draft if m.role is Role.PARAGRAPH) < _SCRAP


def _as_text(item: Mark) -> Mark:
    return replace(item, role=Role.PARAGRAPH, starts_article=False)


def _with_heading_roles(draft: Sequence[Mark], labels: frozenset[str]) -> list[Mark]:
    """Tell kicker, headline and deck apart among the heading lines of an article."""
    heading = [m for m in draft if m.role is Role.HEADLINE]
    roles = iter(_heading_roles([m.line.text for m in heading], labels))
    return [replace(m, role=next(roles)) if m.role is Role.HEADLINE else m for m in draft]


def _heading_roles(texts: Sequence[str], labels: frozenset[str]) -> list[Role]:
    main = 0
    lines_left = [i for i, text in enumerate(texts) if not text.startswith("—")]
    if len(lines_left) > 1 and lines_left[0] == 0:
        first, second = texts[0], texts[lines_left[1]]
        is_kicker = (
            _LABEL.search(first)
            or (first.isupper() and not second.isupper())
            or first in labels
            or (len(lines_left) > 2 and columns(first) < columns(second))
        )
        main = lines_left[1] if is_kicker and second not in labels else 0
    elif lines_left:
        main = lines_left[0]
    return [Role.KICKER if i < main else Role.HEADLINE if i == main else Role.DECK for i in range(len(texts))]


def _article(page: Page, draft: Sequence[Mark]) -> Article:
    """Put the text of an article together, undoing the cuts of its paragraphs; the id is still missing."""
    pieces: list[str] = []
    parts: list[Part] = []
    segments: list[Segment] = []
    length = 0
    for part in _parts(draft):
        between = _between([m.line.text for m in part])
        start = length + 1 if parts else 0
        for number, m in enumerate(part):
            glue = ("\n" if parts else "") if number == 0 else between[number - 1]
            pieces += (glue, m.line.text)
            begin = length + len(glue)
            length = begin + len(m.line.text)
            segments.append(Segment(begin, length, m.line.number))
        parts.append(Part(part[0].role, start, length))
    return Article(
        "",
        page.source,
        page.issue_date,
        page.page_number,
        "".join(pieces),
        tuple(parts),
        tuple(segments),
        page.paper,
        page.issue_number,
    )


def _parts(draft: Sequence[Mark]) -> Iterator[list[Mark]]:
    part: list[Mark] = []
    for item in draft:
        if part and not item.joins:
            yield part
            part = []
        part.append(item)
    yield part


def _between(texts: Sequence[str]) -> list[str]:
    """Return what joins the pieces of one paragraph: nothing in Chinese, a space between words elsewhere."""
    if len(texts) == 1 or is_chinese("".join(text[:200] for text in texts[:4])):
        return [""] * (len(texts) - 1)
    return [" " if _LATIN_WORD_ENDS.search(text[-1:]) else "" for text in texts[:-1]]
