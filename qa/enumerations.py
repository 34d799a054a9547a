"""The enumerations of a text, each item with its place: 仁川、釜山和大阪, 一是…二是…, first …, second …."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span = tuple[int, int]

# What joins two items of one kind in Chinese.
AND = "(?:以及|[和与及跟或])"

NUMERALS = "一二三四五六七八九十"
# How items are counted off in running text, in order; each row is one way.
MARKERS: tuple[tuple[str, ...], ...] = (
    *(
        (*(form.format(one) for one in NUMERALS),)
        for form in ("{}是", "其{}", "第{}，", "第{}、", "（{}）", "{}要", "{}、")
    ),
    (*(f"（{number}）" for number in range(1, 11)),),
    (*(f"({number})" for number in range(1, 11)),),
    tuple("①②③④⑤⑥⑦⑧⑨⑩"),
    ("首先", "其次", "再次", "最后"),
    ("首先", "其次", "然后"),
    ("第一", "第二", "第三", "第四", "第五"),
    ("firstly", "secondly", "thirdly"),
    ("first,", "second,", "third,", "fourth,"),
)
FARTHEST = 1500
RUN = re.compile(r"[^，,。；;：:！？!?\n]+")
JOINED = re.compile(r"、|(?<=[^、]{2})(?:以及|[和及与])(?=[^、]{2})")
ENGLISH_RUN = re.compile(r"(?P<run>[^.;:!?\n]*?,[^.;:!?\n]*? (?:and|or) [^,.;:!?\n]+|[^.;:!?\n,]+ and [^.;:!?\n,]+)")
ENGLISH_JOINED = re.compile(r",? (?:and|or) |, ")
ENGLISH_LEAD = re.compile(
    r"(?:.*\b|\s*)(?:including|include|includes|namely|are|were|is|was|to|of|in|with|at|from|for|on|between|such as|by)\s(?:the )?",
    re.IGNORECASE,
)
OPENING = re.compile(r"\s*(?:to|including|namely|such as|like|with|in|from) ", re.IGNORECASE)
# What stands before the first item, and is none of it; of other verbs the reader tells where they end.
LEAD = re.compile(r".*(?:包括|包含|涵盖|涉及|覆盖|分别[是为在]|分布在|主要有|下设|辖|即|例如|比如|来自|至|有|是|为|“)")
# What may stand behind the last one: 等四种, 四种, 的三条航线.
COUNTED = (
    r"[二两三四五六七八九十0-9]+(?:大|个|种|家|项|所|条|座|类|件|处|名|位|款|支|门|届|国|省|市|县|区|方面|部分|地|部)"
)
TAIL = re.compile(rf"(?:等.*|(?:的|这|共|共计)?{COUNTED}.*|的[^、]{{2,}}|[”’\s]+)$")


def counted_off(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the items that markers count off from `text[start:end]` on, to the end of their paragraph; empty for fewer than two."""
    paragraph = text.find("\n", end)
    limit = min(len(text) if paragraph < 0 else paragraph, start + FARTHEST)
    best: tuple[Span, ...] = ()
    for row in MARKERS:
        places: list[Span] = []
        at = start
        for marker in row:
            place = text.lower().find(marker, at, limit)
            if place < 0 or (not places and place >= end):
                break
            places.append((place, at := place + len(marker)))
        if len(places) > max(1, len(best)):
            best = tuple(_items_between(text, places, limit))
    return best


def runs_in(text: str, start: int, end: int) -> Iterator[tuple[Span, ...]]:
    """Yield the items of each run of them in `text[start:end]` that 、 or "and" joins."""
    for run in RUN.finditer(text, start, end):
        if JOINED.search(text, run.start(), run.end()):
            yield _trimmed(text, _pieces(text, run.span(), JOINED), LEAD, TAIL)
    for match in ENGLISH_RUN.finditer(text, start, end):
        if match["run"].isascii():
            pieces = _from_lead(text, _pieces(text, match.span("run"), ENGLISH_JOINED))
            yield _trimmed(text, pieces, ENGLISH_LEAD, re.compile(r"\s(?:in|on|at|last|this|next|to|for|by|with)\s.*$"))


def _items_between(text: str, places: Sequence[Span], limit: int) -> Iterator[Span]:
    ends = [place for place, _ in places[1:]] + [limit]
    for (_, begins), stop in zip(places, ends, strict=True):
        last = stop == limit
        closing = re.search(
            r"[。；;!！\n]" if not last else r"[，。；;!！\n]" if _short(text, places) else r"[。；;!！\n]",
            text[begins:stop],
        )
        end = begins + closing.start() if closing else stop
        # Behind a marker may stand nothing but a comma: then the item is empty, and does not end before it begins.
        words = text[begins:end].rstrip(" ，,、；;")
        yield begins + len(words) - len(words.lstrip(" ，,：:")), begins + len(words)


def _short(text: str, places: Sequence[Span]) -> bool:
    """Return whether the items are parts of one sentence, as in 首先…，其次…，再次…."""
    return "。" not in text[places[0][0] : places[-1][0]] and "；" not in text[places[0][0] : places[-1][0]]


def _pieces(text: str, span: Span, joining: re.Pattern[str]) -> list[Span]:
    pieces, at = [], span[0]
    for match in joining.finditer(text, *span):
        pieces.append((at, match.start()))
        at = match.end()
    return [*pieces, (at, span[1])]


def _from_lead(text: str, pieces: list[Span]) -> list[Span]:
    """Return the pieces from the last one that opens the list: to Incheon, Busan, …, not what the comma before it closes."""
    opening = [number for number, (start, end) in enumerate(pieces[:-1]) if OPENING.match(text[start:end])]
    return pieces[opening[-1] if opening else 0 :]


def _trimmed(text: str, pieces: Sequence[Span], lead: re.Pattern[str], tail: re.Pattern[str]) -> tuple[Span, ...]:
    """Return the pieces without what stands before the first and behind the last item."""
    (first, first_end), (last, end) = pieces[0], pieces[-1]
    led = lead.match(text, first, first_end - 1)
    first = led.end() if led else first
    found = tail.search(text[last:end])
    end = last + found.start() if found and found.start() else end
    spans = [(first, first_end), *pieces[1:-1], (last, end)]
    return tuple(_bare(text, span) for span in spans if text[slice(*span)].strip(" “”‘’"))


def _bare(text: str, span: Span) -> Span:
    """Return the span without white space, and without a quotation mark whose other half is not in it."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
