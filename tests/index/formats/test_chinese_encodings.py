"""GB18030 and Big5 told apart."""

from __future__ import annotations

from pathlib import Path

import opencc
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.formats.chinese_encodings import decoded_chinese

TO_TRADITIONAL = opencc.OpenCC("s2t")
SEEDS = Path(__file__).parents[3] / "seeds"
LINES = [
    line for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text("utf-8").splitlines() if len(line) >= 12
]


@settings(deadline=None)
@given(st.sampled_from(LINES))
def test_a_line_of_a_real_page_is_read_in_gb18030(line: str) -> None:
    assert decoded_chinese(line.encode("gb18030")) == line


@settings(deadline=None)
@given(st.sampled_from(LINES))
def test_the_same_line_in_traditional_characters_is_read_in_big5(line: str) -> None:
    printed = TO_TRADITIONAL.convert(line)
    try:
        data = printed.encode("big5hkscs")
    except UnicodeEncodeError:
        assume(False)  # noqa: FBT003  hypothesis has it so
    assert decoded_chinese(data) == printed


@pytest.mark.parametrize("data", [b"\xff\xff\xff", b"\x81", b"%PDF-1.7\n\xff\xff\xff\xff"])
def test_bytes_that_are_text_in_neither_are_not_guessed_at(data: bytes) -> None:
    assert decoded_chinese(data) is None
