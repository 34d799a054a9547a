"""Newspaper pages as PDFs, by reportlab: with a text layer, or as scans of what they look like."""

from __future__ import annotations

import math
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, Paragraph

from index.article import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
TEXT = ParagraphStyle("text", fontName="STSong-Light", fontSize=10, leading=15, firstLineIndent=20, wordWrap="CJK")
HEADLINE = ParagraphStyle("headline", fontName="STSong-Light", fontSize=24, leading=32, alignment=1, wordWrap="CJK")
DECK = ParagraphStyle("deck", parent=HEADLINE, fontSize=15, leading=20)
ENGLISH = ParagraphStyle("english", fontName="Times-Roman", fontSize=10, leading=13, firstLineIndent=20, alignment=4)
WIDTH, HEIGHT, MARGIN, GUTTER = 842, 1191, 40, 16


class Typeset:
    """A page under the hands of reportlab; lengths are points."""

    def __init__(self, **options: str) -> None:
        self._file = BytesIO()
        self.canvas = Canvas(self._file, pagesize=(WIDTH, HEIGHT), **options)

    def head(self, *texts: str) -> None:
        self.canvas.setFont("STSong-Light", 10)
        for text, x in zip(texts, (MARGIN, 380, 760), strict=False):
            self.canvas.drawString(x, HEIGHT - 30, text)

    def set(self, texts: list[str], style: ParagraphStyle, columns: int, top: float, height: float) -> None:
        width = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns
        story = [Paragraph(text, style) for text in texts]
        for column in range(columns):
            left = MARGIN + column * (width + GUTTER)
            frame = Frame(left, HEIGHT - top - height, width, height, 0, 0, 0, 0)
            while story and frame.add(story[0], self.canvas):
                del story[0]
            if story and (parts := frame.split(story[0], self.canvas)):
                frame.add(parts[0], self.canvas)
                story[:1] = parts[1:]
        assert not story

    def pdf(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self._file.getvalue()


def newspaper_page(articles: Iterable[Article], columns: int, *head: str) -> bytes:
    """Set articles below one another, each with its headline across the page and its text in columns."""
    page = Typeset()
    page.head(*head)
    top = 60.0
    for article in articles:
        page.set([article.headline], HEADLINE, 1, top, 32)
        texts = [*article.texts(Role.PARAGRAPH), *([article.byline] if article.byline else [])]
        a_line = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns / TEXT.fontSize - 2
        lines = sum(math.ceil((len(text) + 2) / a_line) for text in texts)
        height = (math.ceil(lines / columns) + 1) * TEXT.leading
        page.set(texts, TEXT, columns, top + 42, height)
        top += height + 62
    return page.pdf()


def scan(pdf: bytes, dpi: int = 200) -> Image.Image:
    """Draw the first page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return Image.fromarray(document[0].render(scale=dpi / 72).to_numpy()[:, :, ::-1])
    finally:
        document.close()


def as_file(image: Image.Image, form: str, **options: int) -> bytes:
    """Return the image as PNG or JPEG."""
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def as_pdf(*images: Image.Image) -> bytes:
    """Return a PDF with an image on each page and no text."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT))
    for image in images:
        canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def can_draw_chinese() -> bool:
    """Tell whether this machine has a font with Chinese characters: two of them look different."""
    return _drawn("永").tobytes() != _drawn("国").tobytes()


def _drawn(char: str) -> Image.Image:
    page = Typeset()
    page.set([char], HEADLINE, 1, 60, 40)
    return scan(page.pdf(), 72)


if __name__ == "__main__":  # asked by chinese_font.sh: is there one?
    raise SystemExit(not can_draw_chinese())
