from __future__ import annotations

import pytest

from index.formats.glyphs import Strip
from index.formats.hyphens import Hyphens
from index.formats.paragraphs import lines_of, paragraphs_of
from index.formats.reading_order import Block

SIZE, WIDTH, LEADING = 10.0, 200.0, 15.0


def block_of(*lines: tuple[str, float], size: float = SIZE) -> Block:
    """A column of lines, each with the right edge of its ink."""
    strips = [
        Strip(text, 0.0, -LEADING * number, right, size - LEADING * number, size)
        for number, (text, right) in enumerate(lines)
    ]
    return Block(tuple(strips), 0.0, WIDTH)


def paragraphs(*lines: tuple[str, float], size: float = SIZE) -> list[str]:
    column = lines_of(block_of(*lines, size=size))
    return list(paragraphs_of(column, WIDTH, SIZE, Hyphens(column)))


@pytest.mark.parametrize("ink_of_a_stop", [2.7, 5.0, 9.0, 10.0])
def test_a_full_line_that_ends_in_a_stop_goes_on_wherever_the_font_ends_its_ink(ink_of_a_stop: float) -> None:
    full = "新的大桥昨日通车，全长三百二十米。"
    # The column has room for 19.9 characters, as where it is as wide as four of them leave the page.
    lines = [(full, 190 - 10 + ink_of_a_stop), ("路旁种了两千棵树", 199.5), ("也装了灯。", 50.0)]
    assert paragraphs(*lines) == [full + "路旁种了两千棵树也装了灯。"]


def test_a_line_that_leaves_room_for_more_ends_its_paragraph() -> None:
    assert paragraphs(("新的大桥昨日通车。", 170.0), ("路旁种了两千棵树，", 199.0), ("也装了灯。", 50.0)) == [
        "新的大桥昨日通车。",
        "路旁种了两千棵树，也装了灯。",
    ]


def test_a_headline_that_fills_its_column_or_breaks_a_word_goes_on_in_the_next_line() -> None:
    size = 2 * SIZE
    assert paragraphs(("桥梁工程今日正式通", 180.0), ("车运营", 60.0), ("过江三分钟", 100.0), size=size) == [
        "桥梁工程今日正式通车运营",
        "过江三分钟",
    ]
    assert paragraphs(("Bridge devel-", 120.0), ("opment", 60.0), size=size) == ["Bridge development"]
