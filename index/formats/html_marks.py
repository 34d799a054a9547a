"""What stands in an HTML file: its text in blocks, each with its heading level and place, and what it says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from html import unescape
from typing import Any

_LARGEST = 32 * 1024 * 1024  # bytes
_SKIPPED = re.compile(
    "script|style|noscript|template|nav|aside|footer|iframe|object|svg|math|button|select|textarea|map|title|rt|rp"
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_BREAK = re.compile(
    "address|article|blockquote|body|br|caption|center|d[dlt]|div|fieldset|figcaption|figure|form|founder-content|h[1-6r]"
    "|header|li|main|ol|p|pre|section|table|tbody|thead|tr|ul"
)
_CELL = re.compile("t[dh]")
_HEADING = re.compile("h[1-6]")
_FOUNDER = "founder-"
_FIELD = re.compile(
    r"<(?:founder-)?(title|introtitle|subtitle|author|date|pagenum|nodename|papername|issue)>([^<]*)</", re.IGNORECASE
)
_META = {
    "date": "date|publishdate|pubdate|publish_date|publish-date|publication_date|article:published_time|og:release_date"
    "|datepublished|dc.date|dc.date.issued|citation_publication_date|parsely-pub-date|weibo:article:create_at",
    "pagenum": "page|pagenum|page_number|pagenumber|version|版次|版号",
    "papername": "paper|papername|newspaper|publication|publication_name|prism.publicationname|citation_journal_title|报纸|报名",
    "site": "og:site_name",
    "issue": "issue|issuenum|issue_number|prism.number|citation_issue|期号|期次",
    "author": "reporter|byline",
    "title": "og:title|title|dc.title",
}
_META_FIELD = {name: field for field, names in _META.items() for name in names.split("|")}
_BETWEEN_CHINESE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3000-\u9fff\uff00-\uffef])")


class Place(Enum):
    """Where a block stands."""

    CONTENT = "content"  # between the marks of an epaper's article text
    ARTICLE = "article"  # in an <article>
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Marked:
    """A block of text: its level (0 for no heading), its place, and the number of the <article> that holds it."""

    level: int
    text: str
    place: Place
    article: int


@dataclass(frozen=True, slots=True)
class Html:
    """The blocks of a file in order, and its fields: title, introtitle, subtitle, author, date, pagenum and more."""

    blocks: tuple[Marked, ...]
    fields: dict[str, str]


def marks_of(text: str) -> Html:
    """Read the marks of an HTML text; raise `ValueError` where it is too big or nested too deep to be a page."""
    from lxml import etree  # noqa: PLC0415  heavy; only who has HTML pages needs it

    data = text.encode("utf-8", "replace")
    if len(data) > _LARGEST:
        raise ValueError(f"it has {len(data):,} bytes; an HTML page has at most {_LARGEST:,}")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ValueError("its elements are nested too deep for an HTML page")
    if root is None:
        raise ValueError("it holds no HTML")
    walk = _Walk()
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        walk.take(event, node)
    walk.flush()
    return Html(tuple(walk.blocks), walk.fields)


def _is_skipped(tag: str, node: Any) -> bool:  # noqa: ANN401
    """Tell whether what an element holds is no text of the page: code, furniture, or what is not shown."""
    unseen = node.get("hidden") is not None or _UNSEEN.search((node.get("style") or "")[:1000])
    return bool(_SKIPPED.fullmatch(tag) or (unseen and tag not in ("html", "body")))


class _Walk:
    """Takes the nodes of a tree in order, without recursion, and keeps the blocks and fields found."""

    def __init__(self) -> None:
        self.blocks: list[Marked] = []
        self.fields: dict[str, str] = {}
        self._pieces: list[str] = []
        self._field: list[str] = []
        self._field_name = ""
        self._skipping = 0
        self._as_set = 0  # in <pre>, whose line ends are those of the text
        self._marked = 0
        self._articles = 0
        self._in_article = 0
        self._heading = 0

    def take(self, event: str, node: Any) -> None:  # noqa: ANN401  lxml has no types
        if event in ("comment", "pi"):
            if event == "comment":
                self._comment(node.text or "")
            self._say(node.tail)
        elif event == "start":
            self._start(node.tag.lower(), node)
            self._say(node.text)
        else:
            self._end(node.tag.lower(), node)
            self._say(node.tail)

    def flush(self) -> None:
        text = " ".join(_BETWEEN_CHINESE.sub("", "".join(self._pieces)).split())
        self._pieces.clear()
        if text:
            place = Place.CONTENT if self._marked else Place.ARTICLE if self._in_article else Place.ELSEWHERE
            self.blocks.append(Marked(self._heading, text, place, self._articles))

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if self._field_name:
            self._field.append(text)
        if self._skipping:
            return
        first, *lines = text.split("\n") if self._as_set else [text]
        self._pieces.append(first)
        for line in lines:
            self.flush()
            self._pieces.append(line)

    def _start(self, tag: str, node: Any) -> None:  # noqa: ANN401
        if tag == "meta":
            self._meta(node)
        elif tag == "script" and (node.get("type") or "").lower() == "application/ld+json":
            published = _PUBLISHED.search(node.text or "")
            self._keep("meta-date", published[1] if published else "")
        elif tag == "time" and self._in_article:
            self._keep("date", node.get("datetime") or "")
        elif tag == "title" or (tag.startswith(_FOUNDER) and tag != "founder-content"):
            self._field_name, self._field = tag.removeprefix(_FOUNDER) if tag != "title" else "html-title", []
        self._skipping += _is_skipped(tag, node)
        self._as_set += tag == "pre"
        self._break(tag)
        if tag == "founder-content":
            self._marked += 1
        elif tag == "article":
            self._articles += not self._in_article
            self._in_article += 1
        elif _HEADING.fullmatch(tag):
            self._heading = int(tag[1])

    def _end(self, tag: str, node: Any) -> None:  # noqa: ANN401
        if self._field_name and tag in ("title", f"{_FOUNDER}{self._field_name}"):
            self._keep(self._field_name, "".join(self._field))
            self._field_name = ""
        self._break(tag)
        self._skipping -= _is_skipped(tag, node)
        self._as_set -= tag == "pre"
        if tag == "founder-content":
            self._marked -= 1
        elif tag == "article":
            self._in_article -= 1
        elif _HEADING.fullmatch(tag):
            self._heading = 0

    def _break(self, tag: str) -> None:
        if _CELL.fullmatch(tag):
            self._pieces.append(" ")
        elif _BREAK.fullmatch(tag):
            self.flush()

    def _comment(self, text: str) -> None:
        mark = text.strip().lower()
        if mark == "enpcontent":
            self.flush()
            self._marked += 1
        elif mark == "/enpcontent" and self._marked:
            self.flush()
            self._marked -= 1
        for name, value in _FIELD.findall(text):
            self._keep(name.lower(), unescape(value))

    def _meta(self, node: Any) -> None:  # noqa: ANN401
        name = (node.get("name") or node.get("property") or node.get("itemprop") or "").strip().lower()
        field = _META_FIELD.get(name)
        if field:
            self._keep(f"meta-{field}", node.get("content") or "")

    def _keep(self, name: str, value: str) -> None:
        said = " ".join(value.split())
        if said:
            self.fields.setdefault(name, said)
