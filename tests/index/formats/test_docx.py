from __future__ import annotations

import zipfile
from contextlib import suppress
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Role
from index.cutting import articles_in
from index.formats.docx import read_docx
from index.page import Page
from index.story import Line, Story

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: docx.document.Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def zipped(**parts: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return file.getvalue()


def body(xml: str) -> bytes:
    return zipped(document=f"<w:document {WORD}><w:body>{xml}</w:body></w:document>")


def read(data: bytes) -> list[Page | Story]:
    return list(read_docx("a.docx", data, None, None))


def test_heading_styles_are_headlines_and_the_page_head_gives_day_and_page() -> None:
    document = docx.Document()
    document.add_paragraph("江城日报 2026年2月3日 星期二 A02版")
    document.add_heading("老港大桥\n昨日通车", 1)
    document.add_paragraph("过江只要三分钟", style="Subtitle")
    document.add_paragraph("本报记者 林小满")
    document.add_paragraph("\u3000\u3000本报讯\t二月二日，老港大桥通车。\n总投资3.6亿元。").add_run("粗").bold = True
    document.add_heading("小标题", 2)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "全长", "1.2公里"
    document.add_heading("乙", 1)
    document.add_paragraph("乙文。")
    first, second = read(saved(document))
    assert first == Story(
        "a.docx#1",
        date(2026, 2, 3),
        "A02",
        (
            Line(Role.HEADLINE, "老港大桥昨日通车"),
            Line(Role.DECK, "过江只要三分钟"),
            Line(Role.BYLINE, "本报记者 林小满"),
            Line(Role.PARAGRAPH, "本报讯 二月二日，老港大桥通车。"),
            Line(Role.PARAGRAPH, "总投资3.6亿元。粗"),
            Line(Role.PARAGRAPH, "小标题"),
            Line(Role.PARAGRAPH, "全长 1.2公里"),
        ),
        "江城日报",
    )
    assert [article.text for article in articles_in([second])] == ["乙\n乙文。"]


def test_a_style_based_on_a_heading_style_is_one_too() -> None:
    document = docx.Document()
    style = document.styles.add_style("报纸主题", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 1"]
    document.add_paragraph("老港大桥通车", style=style)
    document.add_paragraph("文。")
    assert [article.headline for article in articles_in(read(saved(document)))] == ["老港大桥通车"]


def test_a_file_without_heading_styles_is_left_to_the_cutter() -> None:
    document = docx.Document()
    document.add_paragraph("港口新闻")
    document.add_paragraph("老港扩建。")
    assert read(saved(document)) == [Page("a.docx", ("港口新闻", "老港扩建。"), None, None)]


def test_words_taken_out_or_moved_away_are_not_read_and_those_of_a_text_box_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框中。</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        "<w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>增。</w:t></w:r></w:ins></w:p>"
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert read(body(xml)) == [Page("a.docx", ("留增。", "框中。"), None, None)]


def test_the_cells_of_a_layout_stay_apart() -> None:
    cell = "<w:tc><w:p><w:r><w:t>甲。</w:t></w:r></w:p><w:p><w:r><w:t>乙。</w:t></w:r></w:p></w:tc>"
    assert read(body(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")) == [
        Page("a.docx", ("甲。", "乙。", "甲。", "乙。"), None, None)
    ]


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no whole ZIP"),
        (b"PK\x03\x04 and no more", "no whole ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked with a password or an old .doc"),
        (zipped(other="<a/>"), "no .docx"),
        (zipped(document="<w:p>"), "its XML is damaged"),
        (zipped(document=f'<!DOCTYPE d [<!ENTITY e0 "x">{ENTITIES}]><d>&e11;</d>'), "declares a document type"),
        (zipped(document='<!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>'), "declares a document type"),
        (zipped(document="<d>" + " " * (65 << 20) + "</d>"), r"unpacks to 68,157,447 bytes; at most 67,108,864"),
    ],
    ids=["empty", "torn", "old", "other", "damaged", "entities", "external", "bomb"],
)
def test_what_is_no_document_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read(data)


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    data = zipped(document="<d>" + " " * (65 << 20) + "</d>")
    size = (68_157_447).to_bytes(4, "little")
    with pytest.raises(ValueError, match="damaged"):
        read(data.replace(size, (100).to_bytes(4, "little")))


def test_elements_nested_a_hundred_thousand_deep_are_read() -> None:
    assert list(articles_in(read(body("<w:p>" * 100_000 + "</w:p>" * 100_000)))) == []


WHOLE = body("<w:p><w:r><w:t>老港扩建。</w:t></w:r></w:p>")


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=100),
        st.tuples(st.integers(0, len(WHOLE)), st.binary(min_size=1, max_size=4)).map(
            lambda cut: WHOLE[: cut[0]] + cut[1] + WHOLE[cut[0] + len(cut[1]) :]
        ),
        st.lists(
            st.sampled_from(["<w:p>", "</w:p>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:t>x</w:t>", "<w:br/>"]),
            max_size=12,
        ).map(lambda tags: body("".join(tags))),
    )
)
def test_any_bytes_are_stories_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        articles_in(read(data))
